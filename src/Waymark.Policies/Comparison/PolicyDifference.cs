namespace Waymark.Policies.Comparison;

/// <summary>What a newer edition says otherwise than an older one: clause by clause, each with the rules that differ. Pure.</summary>
/// <param name="Clauses">By step, then in the order written; those that go last in their step. Clauses of which all stayed are left out.</param>
/// <param name="Elsewhere">Rules that differ and rest on no clause: terms.</param>
public sealed record PolicyDifference(
    Policy Older,
    Policy Newer,
    IReadOnlyList<ClauseDifference> Clauses,
    IReadOnlyList<RuleDifference> Elsewhere
)
{
    /// <summary>Every rule that differs, each once.</summary>
    public IEnumerable<RuleDifference> Rules =>
        Clauses.SelectMany(clause => clause.Rules).Concat(Elsewhere);

    /// <summary>Whether the two say the same and run alike.</summary>
    public bool IsNone => Clauses.Count == 0 && Elsewhere.Count == 0;

    /// <summary>Holds two editions against each other.</summary>
    public static PolicyDifference Of(Policy older, Policy newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        var words = All(older, newer)
            .ToDictionary(id => id, id => Words(older.Clauses, newer.Clauses, id));
        var rules = new RuleComparison(older, newer).Find().ToLookup(rule => Under(rule, words));
        var clauses = words
            .Select(clause => clause.Value with { Rules = [.. rules[clause.Key]] })
            .Where(clause => clause.Words is not null || clause.Rules.Count > 0)
            .OrderBy(clause => clause.Clause.Step.Number);
        return new(older, newer, [.. clauses], [.. rules[""]]);
    }

    private static IEnumerable<string> All(Policy older, Policy newer) =>
        newer.Clauses.Keys.Union(older.Clauses.Keys);

    private static ClauseDifference Words(
        IReadOnlyDictionary<string, Clause> older,
        IReadOnlyDictionary<string, Clause> newer,
        string id
    )
    {
        var before = older.GetValueOrDefault(id);
        var after = newer.GetValueOrDefault(id);
        Turn? turn =
            before is null ? Turn.Appears
            : after is null ? Turn.Goes
            : before.Heading != after.Heading || before.Text != after.Text ? Turn.Changes
            : null;
        return new(turn, before, after, []);
    }

    /// <summary>A rule of several clauses stands once: under the first whose words differ, else under the first.</summary>
    private static string Under(RuleDifference rule, Dictionary<string, ClauseDifference> words) =>
        rule.Clauses.FirstOrDefault(id => words[id].Words is not null)
        ?? (rule.Clauses is [var first, ..] ? first : "");
}
