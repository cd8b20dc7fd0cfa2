using Waymark.Policies;
using Waymark.Policies.Conditions;
using static Waymark.Bench.JsonLogic.TwoRules;

namespace Waymark.Bench.JsonLogic;

/// <summary>A named condition that is worked out once for a case or entity and kept in its data: two rules, or for a choice one.</summary>
internal sealed record TermRule(string Name, Scope Scope, TwoRules Rules, string? Value);

/// <summary>
/// Conditions of a policy as json-logic. Kleene's three values become two rules. Days and moments are numbers, ages are given.
/// </summary>
/// <param name="keepsTerms">
/// Whether terms are worked out once and kept in the data, as the engine keeps them. json-logic has no names for rules: by itself it
/// has a term written out wherever it is named.
/// </param>
internal sealed class Translation(bool keepsTerms)
{
    private readonly Dictionary<Term, TermRule> named = [];

    /// <summary>The terms that were met, each after those that it names.</summary>
    public List<TermRule> Terms { get; } = [];

    public TwoRules Of(Condition condition, Reachable from) =>
        condition switch
        {
            All { Parts: [] } => Always,
            Any { Parts: [] } => Never,
            All => AllOf([.. condition.Parts.Select(part => Of(part, from))]),
            Any => AnyOf([.. condition.Parts.Select(part => Of(part, from))]),
            Not not => NotOf(Of(not.Part, from)),
            UnlessKnownToBe unless => NotOf(Settled(Of(unless.Part, from).No)),
            IsKnown known => Settled(Of(known.Part, from).Yes),
            Some some => OfSome(some.Scope, some.Where, from),
            Every every => NotOf(OfSome(every.Scope, new Not(every.OfEach), from)),
            TermHolds holds => OfTerm(holds.Term, from),
            TermIs choice => OfChoice(choice, from),
            Owed owed => OfOwed(owed.Duty, from.WithoutAct()),
            WasDone done => Settled(
                Op(
                    "in",
                    Quoted(done.Deed),
                    Var(from.Path(from.Has(done.Scope) ? done.Scope : Scope.Case, "done"))
                )
            ),
            Departed departed => OfSome(Scope.Act, departed.OfAct, from),
            FactCondition { OfSomeAct: { } some } when !from.Has(Scope.Act) => Of(some, from),
            FactCondition fact => OfFact(fact, from),
            AgeAtLeast { On: null } age => new(
                Op(">=", Var(from.Path(Scope.Person, CaseData.Youngest)), Number(age.Least)),
                Op("<", Var(from.Path(Scope.Person, CaseData.Oldest)), Number(age.Least))
            ),
            _ => throw new InvalidOperationException(
                $"There is no json-logic for {condition.GetType().Name}."
            ),
        };

    private TwoRules OfSome(Scope scope, Condition where, Reachable from) =>
        SomeOf(from.Entities(scope), Of(where, from.Within(scope)));

    private TwoRules OfOwed(Duty duty, Reachable from) =>
        Settled(
            (
                from.Has(duty.Rule.Scope)
                    ? Of(duty.Arises, from)
                    : OfSome(duty.Rule.Scope, duty.Arises, from)
            ).Yes
        );

    private TwoRules OfTerm(Term term, Reachable from)
    {
        if (!IsKept(term, from))
            return Of(term.Holds, from);
        var value = Var(from.Path(term.Speaks, Kept(term).Name));
        return new(Op("==", value, "2"), Op("==", value, "0"));
    }

    private TwoRules OfChoice(TermIs choice, Reachable from)
    {
        var term = choice.Term;
        var value = IsKept(term, from)
            ? Var(from.Path(term.Speaks, Kept(term).Name))
            : Chosen(term, from);
        var rows = Enumerable.Range(0, term.Rows.Count + 1);
        return Settled(
            Op(
                "in",
                value,
                $"[{string.Join(',', rows.Where(row => (choice.Values & (1UL << row)) != 0))}]"
            )
        );
    }

    private bool IsKept(Term term, Reachable from) =>
        keepsTerms && term.IsRemembered && !(term.ReadsAct && from.Has(Scope.Act));

    private TermRule Kept(Term term)
    {
        if (named.TryGetValue(term, out var kept))
            return kept;
        var from = term.Speaks == Scope.Case ? Reachable.Case : Reachable.Case.Within(term.Speaks);
        kept = new TermRule(
            "term_" + term.Id,
            term.Speaks,
            term.IsChoice ? default : Of(term.Holds, from),
            term.IsChoice ? Chosen(term, from) : null
        );
        named.Add(term, kept);
        Terms.Add(kept);
        return kept;
    }

    /// <summary>The number of the row that a choice comes to: worked out, then raised by what people chose.</summary>
    private string Chosen(Term term, Reachable from)
    {
        var worked = FirstOf(
            term.Rows.Select((row, at) => (Of(row.When, from).Yes, at)),
            term.Rows.Count
        );
        if (term.Floor is not { } floor)
            return worked;
        var fact = Var(from.Path(floor.Rule.Scope, CaseData.Key(floor)));
        var chosen = floor.Rule.Options.Select((option, at) => (option, Row: term.FloorRows[at]));
        // What is not settled is raised to the highest row only.
        var raised = chosen
            .Where(one => one.Row >= 0)
            .Select(one =>
                (
                    Op("==", fact, Quoted(one.option.Value)),
                    one.Row == 0
                        ? "0"
                        : FirstOf(
                            [(Op("==", worked, Number(term.Rows.Count)), term.Rows.Count)],
                            Op("min", worked, Number(one.Row))
                        )
                )
            );
        return FirstOf(raised, worked);
    }

    private static string FirstOf<T, TElse>(
        IEnumerable<(string When, T Then)> rows,
        TElse otherwise
    ) => Op("if", [.. rows.SelectMany(row => new[] { row.When, $"{row.Then}" }), $"{otherwise}"]);

    private static TwoRules OfFact(FactCondition condition, Reachable from)
    {
        var value = Var(from.Path(condition.Fact.Rule.Scope, CaseData.Key(condition.Fact)));
        switch (condition)
        {
            case FactIs fact:
                return new(
                    IsOneOf(value, Words(fact.Fact, fact.Mask)),
                    IsOneOf(value, Words(fact.Fact, ~fact.Mask))
                );
            case FactHas fact:
                var held = Words(fact.Fact, fact.Mask)
                    .Select(word => Op("in", Quoted(word), value))
                    .ToList();
                var has = held.Count == 1 ? held[0] : Op("or", held);
                return new(has, Op("and", Known(value), Op("!", has)));
            case FactGiven:
                return new(Known(value), "false");
            case FactKnown:
                return Settled(Known(value));
            case FactAtLeast fact:
                return WhereKnown([value], Op(">=", value, Number(fact.Least)));
            case FactBefore fact:
                var than = Var(from.Path(fact.Than.Rule.Scope, CaseData.Key(fact.Than)));
                return WhereKnown([value, than], Op("<", value, than));
            default:
                throw new InvalidOperationException($"There is no json-logic for {condition}.");
        }
    }

    private static TwoRules WhereKnown(string[] values, string holds)
    {
        var known = values.Select(Known).ToList();
        return new(Op("and", [.. known, holds]), Op("and", [.. known, Op("!", holds)]));
    }

    private static List<string> Words(Fact fact, ulong mask) =>
        [
            .. fact
                .Rule.Options.Where((_, bit) => (mask & (1UL << bit)) != 0)
                .Select(option => option.Value),
        ];
}
