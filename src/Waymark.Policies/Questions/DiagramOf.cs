using Waymark.Policies.Conditions;

namespace Waymark.Policies.Questions;

/// <summary>
/// The diagrams of conditions in one case: what is known is settled on the way, so that only the unknowns that can still make a
/// difference are left in them.
/// </summary>
/// <param name="anyDay">A day that is not known, to be taken as any day up to today; null: as today.</param>
internal sealed class DiagramOf(
    Rulebook rules,
    Situation situation,
    Diagrams diagrams,
    Variables variables,
    Fact? anyDay = null
)
{
    private static readonly Join Opposite = new((truth, _) => (int)Truth.Yes - truth);
    private static readonly Join Sure = new((truth, _) => Is(truth == (int)Truth.Yes));
    private static readonly Join Possible = new((truth, _) => Is(truth != (int)Truth.No));

    private readonly HashSet<Fact> floors = rules
        .Terms.Select(term => term.Floor)
        .OfType<Fact>()
        .ToHashSet();
    private readonly Dictionary<(Term, int), int> terms = [];
    private readonly Dictionary<(Term, int), Join> rows = [];
    private readonly Dictionary<(Term, ulong), Join> choices = [];

    /// <summary>Whether the condition is known to hold.</summary>
    public int IsSure(Condition condition) => diagrams.Apply(Sure, Of(condition));

    /// <summary>Whether the condition is not known to fail.</summary>
    public int IsPossible(Condition condition) => diagrams.Apply(Possible, Of(condition));

    /// <summary>Which value a choice has.</summary>
    public int Chosen(Term term) => Remember(term, OfRows);

    private int Of(Condition condition) =>
        condition switch
        {
            All => condition.Parts.Aggregate(
                (int)Truth.Yes,
                (all, part) => diagrams.And(all, Of(part))
            ),
            Any => condition.Parts.Aggregate(
                (int)Truth.No,
                (any, part) => diagrams.Or(any, Of(part))
            ),
            Not not => diagrams.Apply(Opposite, Of(not.Part)),
            UnlessKnownToBe unless => IsPossible(unless.Part),
            IsKnown known => IsSure(known.Part),
            Some some => OfSome(some.Scope, some.Where),
            Every every => OfEvery(every),
            TermHolds term => Remember(term.Term, held => Of(held.Holds)),
            TermIs term => OfChoice(term),
            Owed owed => OfOwed(owed),
            Departed departed => OfSome(Scope.Act, departed.OfAct),
            FactCondition fact => OfFact(fact),
            AgeAtLeast age => OfAge(age),
            _ => (int)condition.Evaluate(situation),
        };

    private int OfSome(Scope scope, Condition where) =>
        OfEach(scope, where, (int)Truth.No, diagrams.Or);

    private int OfEvery(Every every) =>
        OfEach(every.Scope, every.OfEach, (int)Truth.Yes, diagrams.And);

    private int OfEach(Scope scope, Condition of, int none, Func<int, int, int> join)
    {
        var before = situation.Current(scope);
        var joined = none;
        for (var index = 0; index < situation.Count(scope); index++)
        {
            situation.Bind(scope, index);
            joined = join(joined, Of(of));
        }
        situation.Bind(scope, before);
        return joined;
    }

    private int Remember(Term term, Func<Term, int> work)
    {
        if (!term.IsRemembered || (term.ReadsAct && situation.IsBound(Scope.Act)))
            return work(term);
        var key = (term, situation.Current(term.Speaks));
        return terms.TryGetValue(key, out var known) ? known : terms[key] = work(term);
    }

    private int OfRows(Term term)
    {
        var diagram = term.Rows.Count;
        for (var row = term.Rows.Count - 1; row >= 0; row--)
            diagram = diagrams.Apply(RowOf(term, row), Of(term.Rows[row].When), diagram);
        var chosen = term.Chosen(situation);
        return chosen < 0
            ? diagram
            : diagrams.Apply(new Join((worked, _) => term.Raise(worked, chosen)), diagram);
    }

    private Join RowOf(Term term, int row) =>
        rows.TryGetValue((term, row), out var known)
            ? known
            : rows[(term, row)] = new Join((holds, below) => holds == (int)Truth.Yes ? row : below);

    private int OfChoice(TermIs condition)
    {
        var key = (condition.Term, condition.Values);
        if (!choices.TryGetValue(key, out var join))
        {
            var values = condition.Values;
            choices[key] = join = new Join((value, _) => Is((values & (1UL << value)) != 0));
        }
        return diagrams.Apply(join, Chosen(condition.Term));
    }

    private int OfOwed(Owed owed)
    {
        var act = situation.Bind(Scope.Act, Situation.Unbound);
        var diagram = IsSure(owed.Of(situation));
        situation.Bind(Scope.Act, act);
        return diagram;
    }

    private int OfFact(FactCondition fact)
    {
        if (fact.OfSomeAct is not null && !situation.IsBound(Scope.Act))
            return OfSome(Scope.Act, fact);
        var isKnown = situation.Value(fact.Fact.Rule.Scope, fact.Fact.Slot) != 0;
        if (fact is FactBefore before)
        {
            return fact.Evaluate(situation) is var order and not Truth.Unknown
                ? (int)order
                : variables.OfOrder(before);
        }
        // What people chose may raise a choice; nobody is asked to choose.
        return isKnown || floors.Contains(fact.Fact)
            ? (int)fact.Evaluate(situation)
            : variables.Of(fact);
    }

    private int OfAge(AgeAtLeast age)
    {
        var truth = age.Evaluate(situation);
        var isAnyDay = age.On is not null && age.On == anyDay && truth != Truth.No;
        return isAnyDay ? variables.OfAnyDay(age)
            : truth == Truth.Unknown ? variables.OfAge(age)
            : (int)truth;
    }

    private static int Is(bool holds) => (int)(holds ? Truth.Yes : Truth.No);
}
