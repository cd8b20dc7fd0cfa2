using System.Globalization;
using Waymark.Policies;
using Waymark.Policies.Comparison;

namespace Waymark.Web.Pages.Adoption;

/// <summary>What differs between two editions, as pages tell it.</summary>
internal static class DifferenceWords
{
    /// <summary>How many of each kind, in a line each.</summary>
    public static IEnumerable<string> Counts(PolicyDifference difference)
    {
        var clauses = difference.Clauses.ToLookup(clause => clause.Words);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Clauses: {clauses[Turn.Appears].Count()} new, {clauses[Turn.Changes].Count()} reworded, {clauses[Turn.Goes].Count()} gone"
        );
        foreach (var kind in difference.Rules.GroupBy(rule => rule.Kind))
        {
            var turns = kind.ToLookup(rule => rule.Turn);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{Many(kind.Key)}: {turns[Turn.Appears].Count()} added, {turns[Turn.Changes].Count()} changed, {turns[Turn.Goes].Count()} withdrawn"
            );
        }
    }

    public static string Of(ClauseDifference clause) =>
        clause.Words switch
        {
            Turn.Appears => $"A new clause, {clause.Clause.Id}",
            Turn.Goes => $"Clause {clause.Clause.Id} goes",
            Turn.Changes => $"Clause {clause.Clause.Id} is worded otherwise",
            _ => $"Clause {clause.Clause.Id} stays; what follows from it does not",
        };

    public static string Of(RuleDifference rule) =>
        (rule.Kind, rule.Turn) switch
        {
            ("act", Turn.Appears) => "A new condition of an act",
            ("act", _) => "A condition of an act goes",
            (_, Turn.Appears) => $"A new {Word(rule.Kind)}",
            (_, Turn.Goes) => $"A {Word(rule.Kind)} goes",
            _ => $"A {Word(rule.Kind)} changes",
        };

    /// <summary>What becomes of a duty of a case.</summary>
    public static string Of(Turn turn) =>
        turn switch
        {
            Turn.Appears => "A new duty",
            Turn.Goes => "A duty that is no longer asked",
            _ => "A duty that changes",
        };

    public static string Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Refused => "refused",
            Verdict.CannotSay => "open until more is known",
            _ => "allowed",
        };

    private static string Word(string kind) => kind == "term" ? "meaning" : kind;

    private static string Many(string kind) =>
        kind switch
        {
            "duty" => "Duties",
            "act" => "Conditions of acts",
            "decision" => "Decisions",
            "letter" => "Letters",
            "term" => "Meanings",
            _ => "Questions",
        };
}
