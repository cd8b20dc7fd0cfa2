using Waymark.Policies.Conditions;

namespace Waymark.Policies.Comparison;

/// <summary>Holds the rules of two editions against each other, kind by kind.</summary>
internal sealed class RuleComparison(Policy older, Policy newer)
{
    private readonly Counterparts counterparts = new(older, newer);

    public IReadOnlyList<RuleDifference> Find() =>
        [.. Duties(), .. Acts(), .. Decisions(), .. Letters(), .. Terms(), .. Questions()];

    private IEnumerable<RuleDifference> Duties() =>
        Compare(
            "duty",
            (older.Rules.Duties, newer.Rules.Duties),
            duty => duty.Rule.Id,
            (duty, policy) => new Told(duty.Rule.Do, duty.Rule.Clauses, InWords.Of(policy, duty))
        );

    private IEnumerable<RuleDifference> Decisions() =>
        Compare(
            "decision",
            (older.Rules.Decisions, newer.Rules.Decisions),
            decision => decision.Rule.Id,
            (decision, _) =>
                new Told(decision.Rule.Title, decision.Rule.Clauses, InWords.Of(decision))
        );

    private IEnumerable<RuleDifference> Letters() =>
        Compare(
            "letter",
            (older.Rules.Letters, newer.Rules.Letters),
            letter => letter.Rule.Id,
            (letter, _) => new Told(letter.Rule.Title, letter.Rule.Clauses, InWords.Of(letter))
        );

    private IEnumerable<RuleDifference> Terms() =>
        Compare(
            "term",
            (older.Rules.Terms, newer.Rules.Terms),
            term => term.Id,
            (term, _) => new Told(term.Means, term.Clauses, InWords.Of(term))
        );

    private IEnumerable<RuleDifference> Questions() =>
        Compare(
            "question",
            (Asked(older), Asked(newer)),
            asked => asked.Fact,
            (asked, policy) => new Told(policy.Facts[asked.Fact].Asks, asked.Clauses, [])
        );

    private static List<(string Fact, IReadOnlyList<string> Clauses)> Asked(Policy policy) =>
        [
            .. policy
                .Prose.Questions.SelectMany(rule => rule.Facts.Select(fact => (fact, rule.Clauses)))
                .DistinctBy(asked => asked.fact),
        ];

    /// <summary>A row of an act has no id: one is another's where it says the same under the same clauses.</summary>
    private IEnumerable<RuleDifference> Acts()
    {
        var before = older.Rules.Acts.SelectMany(act => Rows(older, act)).ToList();
        var after = newer.Rules.Acts.SelectMany(act => Rows(newer, act)).ToList();
        return after
            .Where(row => !before.Exists(row.IsSame))
            .Select(row => row.As(Turn.Appears))
            .Concat(
                before.Where(row => !after.Exists(row.IsSame)).Select(row => row.As(Turn.Goes))
            );
    }

    private static IEnumerable<ActRow> Rows(Policy policy, ActRules act) =>
        act.Bars.Select(bar => new ActRow(act.Act, bar.Clauses, InWords.Of(policy, bar)));

    private IEnumerable<RuleDifference> Compare<T>(
        string kind,
        (IReadOnlyList<T> Older, IReadOnlyList<T> Newer) rules,
        Func<T, string> idOf,
        Func<T, Policy, Told> tell
    )
    {
        var there = rules.Newer.ToDictionary(idOf);
        var stoodFor = new Dictionary<string, T>();
        var gone = new List<RuleDifference>();
        foreach (var rule in rules.Older)
        {
            if (counterparts.Of(kind, idOf(rule), there.ContainsKey) is { } id)
                stoodFor.TryAdd(id, rule);
            else
                gone.Add(Difference(kind, idOf(rule), Turn.Goes, tell(rule, older)));
        }
        foreach (var rule in rules.Newer)
        {
            var id = idOf(rule);
            var now = tell(rule, newer);
            if (!stoodFor.TryGetValue(id, out var before))
                yield return Difference(kind, id, Turn.Appears, now);
            else if (
                InWords.Between(tell(before, older).Parts, now.Parts) is { Count: > 0 } changed
            )
                yield return Difference(kind, id, Turn.Changes, now) with
                {
                    Changed = changed,
                };
        }
        foreach (var one in gone)
            yield return one;
    }

    private RuleDifference Difference(string kind, string id, Turn turn, Told told) =>
        new(kind, id, turn, told.Says, told.Clauses, [], counterparts.Because(kind, id));

    private sealed record Told(
        string Says,
        IReadOnlyList<string> Clauses,
        IReadOnlyList<(string What, string? Says)> Parts
    );

    private sealed record ActRow(ActRule Act, IReadOnlyList<string> Clauses, string Says)
    {
        public bool IsSame(ActRow other) =>
            Act.Id == other.Act.Id && Says == other.Says && Clauses.SequenceEqual(other.Clauses);

        public RuleDifference As(Turn turn) =>
            new("act", Act.Id, turn, $"{Act.Title}: {Says}", Clauses, [], null);
    }
}
