using System.Collections.Frozen;

namespace Waymark.Policies.Conditions;

/// <summary>Every fact of the vocabulary, each with its place among the facts of its scope.</summary>
internal sealed class Vocabulary
{
    private readonly FrozenDictionary<string, Fact> facts;
    private readonly int[] widths = new int[6];

    public Vocabulary(IReadOnlyCollection<(FactRule Rule, Place Place)> rules)
    {
        facts = rules
            .Select(item => new Fact(item.Rule, widths[(int)item.Rule.Scope]++, item.Place))
            .ToFrozenDictionary(fact => fact.Rule.Id);
        Rules = rules.Select(item => item.Rule).ToList();
        Born = Find("person.born");
        Age = Find("person.age");
    }

    /// <summary>The facts in the order written.</summary>
    public IReadOnlyList<FactRule> Rules { get; }

    /// <summary>The date of birth, from which ages come where it is known; null where the vocabulary has none.</summary>
    public Fact? Born { get; }

    /// <summary>The age today, from which ages come where no date of birth is known.</summary>
    public Fact? Age { get; }

    public int Width(Scope scope) => widths[(int)scope];

    public Fact? Find(string id) => facts.GetValueOrDefault(id);

    public IEnumerable<string> Ids => Rules.Select(rule => rule.Id);
}
