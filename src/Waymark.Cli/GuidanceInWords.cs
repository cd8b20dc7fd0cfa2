using System.Globalization;
using Waymark.Policies;

namespace Waymark.Cli;

/// <summary>Guidance for a person at a terminal: what is owed, what is refused, what to ask.</summary>
internal static class GuidanceInWords
{
    public static void Print(Guidance guidance, TextWriter to)
    {
        to.WriteLine($"{guidance.Policy.Edition.Title} ({guidance.Policy.Edition.Id})");
        if (guidance.Class is not null)
            to.WriteLine($"Looks: {guidance.Class}");
        Section(to, "To do", guidance.Duties.Where(duty => duty.State == DutyState.Open), Line);
        Section(
            to,
            "May arise",
            guidance.Duties.Where(duty => duty.State == DutyState.MayArise),
            Line
        );
        Section(
            to,
            "Refused",
            guidance.Permissions.Where(act => act.Verdict != Verdict.Allowed),
            Line
        );
        Section(
            to,
            "To ask",
            guidance.Questions,
            question => Of(question.Fact.Asks, question.Entity)
        );
        Section(to, "Letters", guidance.Letters, letter => Of(letter.Letter.Title, letter.Entity));
        to.WriteLine(
            $"Close: {(guidance.Close.Verdict == Verdict.Allowed ? "allowed" : "refused")}"
        );
    }

    private static void Section<T>(
        TextWriter to,
        string title,
        IEnumerable<T> items,
        Func<T, string> line
    )
    {
        var lines = items.Select(line).ToList();
        if (lines.Count == 0)
            return;
        to.WriteLine();
        to.WriteLine(title);
        foreach (var one in lines)
            to.WriteLine($"  {one}");
    }

    private static string Line(DutyOutlook duty)
    {
        var due = duty.DueAt is { } at
            ? at.ToString("', by' d MMMM yyyy HH:mm", CultureInfo.InvariantCulture)
            : "";
        return $"{Of(duty.Duty.Do, duty.Entity)} ({duty.Duty.By}{due}) [{string.Join(", ", duty.Duty.Clauses)}]";
    }

    private static string Line(Permission permission) =>
        $"{Of(permission.Act.Title, permission.Target)} [{string.Join(", ", permission.Clauses)}]";

    public static string Of(string words, string? entity) =>
        entity is null ? words : $"{words} ({entity})";
}
