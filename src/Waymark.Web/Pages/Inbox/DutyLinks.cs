using Waymark.Cases.Views;

namespace Waymark.Web.Pages.Inbox;

/// <summary>Where a duty is dealt with: on the case by those who see it, on the task page by everybody else.</summary>
internal static class DutyLinks
{
    public static string OnCase(DutyRow row) =>
        row.Question is { } question
            ? $"/cases/{row.Case}/questions/{question}/{row.Entity}"
            : $"/cases/{row.Case}/steps/{Of(row)}";

    public static string AsTask(DutyRow row) => $"/tasks/{row.Case}/{Of(row)}";

    /// <summary>Which person, device or place of the case it is for, by number: a list names nobody.</summary>
    public static string About(DutyRow row) =>
        row.Entity switch
        {
            ['p', .. var number] => $", person {number}",
            ['d', .. var number] => $", device {number}",
            ['l', .. var number] => $", place {number}",
            _ => "",
        };

    private static string Of(DutyRow row) =>
        row.Entity is null ? row.Duty : $"{row.Duty}/{row.Entity}";
}
