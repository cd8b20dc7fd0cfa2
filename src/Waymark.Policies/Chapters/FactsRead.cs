using Waymark.Policies.Conditions;

namespace Waymark.Policies.Chapters;

/// <summary>The facts that the conditions of an edition read.</summary>
internal sealed class FactsRead
{
    private readonly HashSet<Fact> facts = [];

    public FactsRead(Rulebook rules)
    {
        foreach (var condition in rules.Conditions)
            Walk(condition);
        facts.UnionWith(rules.Terms.Select(term => term.Floor).OfType<Fact>());
    }

    public bool Has(Fact fact) => facts.Contains(fact);

    private void Walk(Condition condition)
    {
        IEnumerable<Fact?> read = condition switch
        {
            FactBefore before => [before.Fact, before.Than],
            FactCondition fact => [fact.Fact],
            AgeAtLeast age => [age.Age, age.Born, age.On],
            _ => [],
        };
        facts.UnionWith(read.OfType<Fact>());
        foreach (var part in condition.Parts)
            Walk(part);
    }
}
