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
        Duties(guidance, "To do", DutyState.Open, to);
        Duties(guidance, "May arise", DutyState.MayArise, to);
        Acts(guidance, "Refused", Verdict.Refused, to);
        Acts(guidance, "Not to be said yet whether it is allowed", Verdict.CannotSay, to);
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

    private static void Duties(Guidance guidance, string title, DutyState state, TextWriter to) =>
        Section(
            to,
            title,
            guidance.Duties.Where(duty => duty.State == state),
            duty => Line(duty, guidance.Policy)
        );

    private static void Acts(Guidance guidance, string title, Verdict verdict, TextWriter to) =>
        Section(
            to,
            title,
            guidance.Permissions.Where(act => act.Verdict == verdict),
            act => Line(act, guidance.Policy)
        );

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

    private static string Line(DutyOutlook duty, Policy policy)
    {
        var owner = policy.Roles[duty.Duty.By].Title;
        var due = duty.DueAt is { } at
            ? at.ToString("', by' d MMMM yyyy HH:mm", CultureInfo.InvariantCulture)
            : "";
        return $"{Of(duty.Duty.Do, duty.Entity)} ({owner}{due}) {Cited(duty.Duty.Clauses, policy)}";
    }

    private static string Line(Permission permission, Policy policy) =>
        $"{Of(permission.Act.Title, permission.Target)} {Cited(permission.Clauses, policy)}";

    /// <summary>The clauses that something rests on, and whether one of them is yet to be checked.</summary>
    public static string Cited(IEnumerable<string> clauses, Policy policy) =>
        Labelled($"[{string.Join(", ", clauses)}]", clauses, policy);

    /// <summary>Words that rest on clauses; and, where one of these is yet to be checked, that it is.</summary>
    public static string Labelled(string words, IEnumerable<string> clauses, Policy policy) =>
        policy.StandingOf(clauses) == Standing.Unverified
            ? $"{words}, not yet checked against its source"
            : words;

    public static string Of(string words, string? entity) =>
        entity is null ? words : $"{words} ({entity})";
}
