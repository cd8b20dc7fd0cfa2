using Waymark.Policies.Conditions;
using Waymark.Policies.Publication;

namespace Waymark.Policies.Comparison;

/// <summary>The parts of rules in words, each under its name, so that two rules can be held against each other.</summary>
internal static class InWords
{
    public static IReadOnlyList<(string What, string? Says)> Of(Policy policy, Duty duty)
    {
        var rule = duty.Rule;
        return
        [
            ("What is done", rule.Do),
            ("Who", RuleWords.Role(policy, rule.By)),
            ("How strongly", RuleWords.Of(rule.Strength)),
            ("For whom", DutyMarkup.ForWhom(rule)),
            ("When", Line(duty.Arises)),
            ("By when", rule.Clock is { } clock ? RuleWords.Of(clock) : null),
            ("Met by", Listed(rule.MetBy.Select(Words.Deed))),
            ("Asks", Listed(rule.Asks.Select(fact => policy.Facts[fact].Asks))),
            ("What is written", rule.Notes),
            ("Help", rule.Hint),
            ("Never", Listed(rule.Never)),
            ("Kept apart", rule.LocationOnly ? "whoever does it sees the place and no name" : null),
            ("Clauses", Listed(rule.Clauses)),
        ];
    }

    public static IReadOnlyList<(string What, string? Says)> Of(Decision decision)
    {
        var rule = decision.Rule;
        return
        [
            ("Title", rule.Title),
            ("Options", Listed(rule.Options.Select(option => option.Words))),
            ("Required", Rows(decision, requires: true)),
            ("Presumed", Rows(decision, requires: false)),
            (
                "Agreed by",
                Listed(
                    decision.Agreements.Select(row =>
                        $"{row.Row.Role}, of {Listed(row.Row.Options)}: {Line(row.Condition)}"
                    )
                )
            ),
            ("To think about", Listed(rule.Prompts)),
            ("Clauses", Listed(rule.Clauses)),
        ];
    }

    public static IReadOnlyList<(string What, string? Says)> Of(Term term) =>
        [
            ("What it means", term.Means),
            (
                "When",
                term.IsChoice
                    ? $"{Listed(term.Rows.Select(row => $"{row.Value}: {Line(row.When)}"))}; otherwise {term.Otherwise}"
                    : Line(term.Holds)
            ),
        ];

    public static IReadOnlyList<(string What, string? Says)> Of(Letter letter) =>
        [
            ("Title", letter.Rule.Title),
            ("When", Line(letter.Offered)),
            ("Not while refused", letter.UnlessRefused),
        ];

    /// <summary>A row that stands against an act.</summary>
    public static string Of(Policy policy, Bar bar)
    {
        var what = bar.Stands switch
        {
            All { Parts.Length: 0 } => "nobody does this",
            Not need => $"it must be known that {Line(need.Part)}",
            _ => $"refused when {Line(bar.Stands)}",
        };
        var grant = bar.GrantedBy is { } role
            ? $" {RuleWords.Role(policy, role)} can give this."
            : "";
        return $"{RuleWords.Sentence(bar.Say)} ({what}){grant}";
    }

    /// <summary>What the second says otherwise than the first.</summary>
    public static IReadOnlyList<Changed> Between(
        IReadOnlyList<(string What, string? Says)> older,
        IReadOnlyList<(string What, string? Says)> newer
    ) =>
        [
            .. older
                .Zip(newer)
                .Where(pair => pair.First.Says != pair.Second.Says)
                .Select(pair => new Changed(pair.First.What, pair.First.Says, pair.Second.Says)),
        ];

    private static string? Rows(Decision decision, bool requires) =>
        Listed(
            decision
                .Rows.Where(row => row.Row.Requires == requires)
                .Select(row => $"{row.Row.Option}: {Line(row.Condition)}")
        );

    private static string Line(Condition condition) => Line(Wordings.Of(condition));

    private static string Line(Wording wording) =>
        wording.Parts.Count == 0
            ? wording.Says
            : $"{wording.Says}: {string.Join("; ", wording.Parts.Select(Part))}";

    private static string Part(Wording part) =>
        part.Parts.Count == 0 ? part.Says : $"({Line(part)})";

    private static string? Listed(IEnumerable<string> words) =>
        string.Join("; ", words) is { Length: > 0 } listed ? listed : null;
}
