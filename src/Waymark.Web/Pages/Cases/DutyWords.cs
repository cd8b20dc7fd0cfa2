using System.Globalization;
using Waymark.Policies;

namespace Waymark.Web.Pages.Cases;

/// <summary>How duties are told on pages: in words, never by colour alone.</summary>
internal static class DutyWords
{
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Where a duty stands, in a word or two.</summary>
    public static string State(DutyOutlook duty, DateTime now) =>
        duty.State switch
        {
            DutyState.Open when duty.Duty.Strength == Strength.Inform => "To know",
            DutyState.Open when duty.DueAt < now => "Overdue",
            DutyState.Open => "To do",
            DutyState.MayArise => "May be asked",
            DutyState.Met => "Done",
            DutyState.SetAside => "Left undone, with a reason",
            _ => "Not asked",
        };

    /// <summary>The colour beside the words; none for what needs nothing.</summary>
    public static string? Colour(DutyOutlook duty, DateTime now) =>
        State(duty, now) switch
        {
            "Overdue" => "red",
            "To do" => "blue",
            "May be asked" => "yellow",
            "To know" => "grey",
            _ => null,
        };

    /// <summary>How strongly it binds.</summary>
    public static string Binds(Strength strength) =>
        strength switch
        {
            Strength.Absolute => "This must be done. No reason can set it aside.",
            Strength.Must => "This must be done, or left undone with a written reason.",
            Strength.Decide => "This needs a decision with reasons.",
            Strength.Consider => "This is to think about. It never holds a case open.",
            _ => "This is guidance to know.",
        };

    /// <summary>Who owes it, by the title that the policy gives.</summary>
    public static string Owner(Policy policy, DutyRule duty) =>
        policy.Roles.TryGetValue(duty.By, out var role) ? role.Title : duty.By;

    /// <summary>The time limit and whose it is.</summary>
    public static string Clock(Clock clock) =>
        $"within {clock.InWords}, "
        + clock.Source switch
        {
            ClockSource.Source => "as the policy says",
            ClockSource.Guidance => "as guidance says",
            _ => "our own time: the policy gives none",
        };

    /// <summary>When it is due, in the school's own time.</summary>
    public static string Due(DateTime due, DateTime now) =>
        (due.Date - now.Date).Days switch
        {
            0 => $"today {due:HH:mm}",
            1 => $"tomorrow {due:HH:mm}",
            -1 => $"yesterday {due:HH:mm}",
            _ => due.ToString("ddd d MMM yyyy, HH:mm", s_english),
        };

    /// <summary>Its page within a case.</summary>
    public static string Section(DutyOutlook duty) =>
        $"/steps/{duty.Duty.Id}{(duty.Entity is null ? "" : "/" + duty.Entity)}";
}
