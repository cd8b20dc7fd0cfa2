using Waymark.Policies.Conditions;

namespace Waymark.Policies.Questions;

/// <summary>
/// The unknowns of a case as variables of diagrams. Value 0 is always: still unknown. A choice has one more for each option; a list
/// is a variable for whether it is known and one for each option; ages and numbers fall between the limits that rules name.
/// </summary>
internal sealed class Variables(Situation situation, Limits limits, Diagrams diagrams)
{
    private const int Unknown = (int)Truth.Unknown;
    private const int Yes = (int)Truth.Yes;
    private const int No = (int)Truth.No;

    private readonly Dictionary<(Fact Fact, int Entity, string Part), int> numbers = [];
    private readonly List<IReadOnlyList<FactAsked>> asks = [];

    /// <summary>The facts whose answers decide a variable.</summary>
    public IReadOnlyList<FactAsked> AskedBy(int variable) => asks[variable];

    /// <summary>The diagram of a condition on one fact that is unknown for the entity at hand.</summary>
    public int Of(FactCondition condition) =>
        condition switch
        {
            FactIs fact => OfOptions(fact.Fact, fact.Mask, Unknown),
            FactHas fact => OfList(fact.Fact, fact.Mask),
            FactKnown { Fact.Rule.Type: FactType.YesNo or FactType.Choice } fact => OfOptions(
                fact.Fact,
                ulong.MaxValue,
                No
            ),
            FactKnown { Fact.Rule.Type: FactType.Number } fact => OfLimits(
                fact.Fact,
                "",
                limits.Of(fact.Fact),
                least: long.MinValue,
                unknown: No
            ),
            FactKnown fact => Choose(fact.Fact, "", [No, Yes]),
            FactAtLeast fact => OfLimits(fact.Fact, "", limits.Of(fact.Fact), fact.Least),
            _ => Choose(condition.Fact, "", [Unknown, Yes]),
        };

    /// <summary>Which of two moments is earlier, where at least one is unknown.</summary>
    public int OfOrder(FactBefore before) =>
        Choose(
            before.Fact,
            before.Than.Rule.Id,
            [Unknown, No, Yes],
            [.. Asked(before.Fact), .. Asked(before.Than)]
        );

    /// <summary>An age that what is known does not settle: of somebody whose age today is known, the date of birth would.</summary>
    public int OfAge(AgeAtLeast age)
    {
        if (situation.Value(Scope.Person, age.Age.Slot) != 0)
            return Choose(age.Born, $"{age.Least} {age.On?.Rule.Id}", [Unknown, No, Yes]);
        var day = age.Day(situation) == situation.Today ? "" : age.On!.Rule.Id;
        return OfLimits(age.Age, day, limits.Ages, age.Least);
    }

    /// <summary>An age on a day that could be any day up to today.</summary>
    public int OfAnyDay(AgeAtLeast age) =>
        Choose(age.On!, $"{age.Least} {situation.Current(Scope.Person)}", [No, Yes]);

    private int OfOptions(Fact fact, ulong mask, int unknown)
    {
        var branches = new int[fact.Rule.Options.Count + 1];
        branches[0] = unknown;
        for (var bit = 0; bit < fact.Rule.Options.Count; bit++)
            branches[bit + 1] = (mask & (1UL << bit)) != 0 ? Yes : No;
        return Choose(fact, "", branches);
    }

    private int OfList(Fact fact, ulong mask)
    {
        var has = No;
        for (var bit = 0; bit < fact.Rule.Options.Count; bit++)
        {
            if ((mask & (1UL << bit)) != 0)
                has = diagrams.Or(has, Choose(fact, fact.Rule.Options[bit].Value, [No, Yes]));
        }
        var isKnown = Choose(fact, "", [No, Yes]);
        var notKnown = diagrams.Apply(WhereNot, isKnown);
        return diagrams.Or(diagrams.And(isKnown, has), notKnown);
    }

    private static Join WhereNot { get; } = new((known, _) => known == No ? Unknown : No);

    private int OfLimits(
        Fact fact,
        string part,
        IReadOnlyList<long> at,
        long least,
        int unknown = Unknown
    )
    {
        var branches = new int[at.Count + 2];
        branches[0] = unknown;
        for (var bucket = 0; bucket <= at.Count; bucket++)
            branches[bucket + 1] = (bucket == 0 ? -1 : at[bucket - 1]) >= least ? Yes : No;
        return Choose(fact, part, branches);
    }

    private int Choose(
        Fact fact,
        string part,
        int[] branches,
        IReadOnlyList<FactAsked>? asked = null
    )
    {
        var key = (fact, situation.Current(fact.Rule.Scope), part);
        if (!numbers.TryGetValue(key, out var number))
        {
            number = numbers[key] = asks.Count;
            asks.Add(asked ?? Asked(fact));
        }
        return diagrams.Branch(number, branches);
    }

    private IReadOnlyList<FactAsked> Asked(Fact fact) =>
        situation.Value(fact.Rule.Scope, fact.Slot) == 0
            ? [fact.Asked(situation.CurrentName(fact.Rule.Scope))]
            : [];
}
