using Waymark.Policies.Conditions;

namespace Waymark.Policies.Questions;

/// <summary>The ages and numbers that an edition's rules tell apart, and the days on which they ask for ages.</summary>
internal sealed class Limits
{
    private readonly Fact? age;
    private readonly SortedSet<long> ages = [];
    private readonly Dictionary<Fact, SortedSet<long>> numbers = [];
    private readonly HashSet<Fact> days = [];

    public Limits(Rulebook rules)
    {
        age = rules.Vocabulary.Age;
        foreach (var condition in rules.Conditions)
            Walk(condition);
        Ages = ages.ToList();
    }

    public IReadOnlyList<long> Ages { get; }

    public IReadOnlyCollection<Fact> Days => days;

    public IReadOnlyList<long> Of(Fact fact) =>
        fact == age ? Ages
        : numbers.TryGetValue(fact, out var limits) ? limits.ToList()
        : [];

    private void Walk(Condition condition)
    {
        if (condition is AgeAtLeast old)
        {
            ages.Add(old.Least);
            if (old.On is not null)
                days.Add(old.On);
        }
        if (condition is FactAtLeast number)
        {
            numbers.TryAdd(number.Fact, []);
            (number.Fact == age ? ages : numbers[number.Fact]).Add(number.Least);
        }
        foreach (var part in condition.Parts)
            Walk(part);
    }
}
