using Waymark.Policies.Conditions;

namespace Waymark.Policies.Proof;

/// <summary>Claims as truths over one state of a case, or over two.</summary>
internal sealed class ClaimEncoding
{
    private readonly RuleEncoding first;
    private readonly RuleEncoding? second;
    private RuleEncoding spoken;

    public ClaimEncoding(RuleEncoding first, RuleEncoding? second)
    {
        this.first = first;
        this.second = second;
        spoken = first;
    }

    private ConditionEncoding Conditions => spoken.Conditions;

    /// <summary>That some case goes against the property: where it is said, and what it says is not known to hold.</summary>
    public string Against(Property property)
    {
        var against = () => Smt.And(Of(property.When).Yes, Smt.Not(Of(property.Always).Yes));
        return property.Each is not { } scope
            ? AsAsked(against)
            : Smt.Or(Each(scope, there => Smt.And(there, AsAsked(against))));
    }

    /// <summary>Facts of an act are those of the act that is asked about.</summary>
    private T AsAsked<T>(Func<T> say) => For(Scope.Act, 0, say);

    private Kleene Of(Claim claim) =>
        claim switch
        {
            That that => Conditions.Of(that.Condition),
            AllOf all => Kleene.All(all.Parts.Select(Of)),
            AnyOf any => Kleene.Any(any.Parts.Select(Of)),
            NotSo not => Kleene.Not(Of(not.Part)),
            SomeOf some => Kleene.Any(
                Each(some.Scope, there => Kleene.All(Kleene.Sure(there), Of(some.Where)))
            ),
            IsAllowed allowed => Kleene.Sure(
                Smt.Or(Targets(allowed.Act, () => spoken.IsAllowed(allowed.Act)))
            ),
            IsCited cited => Kleene.Sure(
                Smt.And(cited.Clauses.Select(clause => spoken.Cites(cited.Act, clause)))
            ),
            IsOpen open => Kleene.Sure(Smt.Or(OfEach(open.Duties, duty => spoken.IsOpen(duty)))),
            InState state => In(state.IsAfter ? second! : first, () => Of(state.Says)),
            HasEnded ended => Kleene.Sure(
                Smt.Or(
                    OfEach(
                        ended.Duties,
                        duty =>
                            Smt.And(
                                In(first, () => first.IsOpen(duty)),
                                Smt.Not(In(second!, () => second!.IsOpen(duty)))
                            )
                    )
                )
            ),
            IsInDoubt doubt => Kleene.Sure(Smt.Or(OfEach(doubt.Duties, InDoubt))),
            HasClosed closed => Kleene.Sure(Smt.Or(Targets(closed.Act, () => Closed(closed.Act)))),
            StaysOwed owed => Kleene.Sure(StaysOwed(owed)),
            StaysCited cited => Kleene.Sure(StaysCited(cited)),
            StaysDecided decided => Kleene.Sure(StaysDecided(decided)),
            _ => throw new ArgumentException($"`{claim.GetType().Name}` has no encoding"),
        };

    private string StaysOwed(StaysOwed owed) =>
        Smt.Implies(
            Arises(second!, owed.Below).Yes,
            Smt.And(
                owed.Above.Select(duties => Smt.Or(duties.Select(duty => Arises(first, duty).Yes)))
            )
        );

    private string StaysCited(StaysCited act)
    {
        var clauses = act.Below.Bars.SelectMany(bar => bar.Clauses).Distinct().ToList();
        var stays = () =>
            Smt.And(
                clauses.Select(clause =>
                    Smt.Implies(
                        In(second!, () => second!.Cites(act.Below, clause)),
                        In(first, () => first.Cites(act.Above, clause))
                    )
                )
            );
        return act.Below.SpeaksOfTarget || act.Above.SpeaksOfTarget
            ? Smt.And([
                stays(),
                .. Each(act.Below.Act.Target, there => Smt.Implies(there, stays())),
            ])
            : stays();
    }

    private string StaysDecided(StaysDecided decision)
    {
        var required = decision
            .Below.Rows.Where(row => row.Row.Requires)
            .Select(row =>
                Smt.Implies(
                    second!.Conditions.Of(row.Condition).Yes,
                    Smt.Or(
                        (decision.Above?.Rows ?? [])
                            .Where(one => one.Row.Requires && one.Row.Option == row.Row.Option)
                            .Select(one => first.Conditions.Of(one.Condition).Yes)
                    )
                )
            );
        // Whether somebody must agree may hang on what is not known: then they must.
        var agreed = decision.Below.Agreements.Select(row =>
            Smt.Implies(
                Smt.Not(second!.Conditions.Of(row.Condition).No),
                Smt.Or(
                    (decision.Above?.Agreements ?? [])
                        .Where(one =>
                            one.Row.Role == row.Row.Role
                            && !row.Row.Options.Except(one.Row.Options).Any()
                        )
                        .Select(one => Smt.Not(first.Conditions.Of(one.Condition).No))
                )
            )
        );
        return Smt.And(required.Concat(agreed));
    }

    private string InDoubt(Duty duty)
    {
        var was = In(first, () => Arises(first, duty));
        var comes = In(second!, () => Arises(second!, duty));
        return Smt.And(was.Yes, Smt.Not(comes.Yes), Smt.Not(comes.No), There(duty.Rule.Scope));
    }

    private static Kleene Arises(RuleEncoding state, Duty duty) =>
        state.Conditions.Alone(duty.Rule.Scope, () => state.Conditions.Arises(duty));

    private string There(Scope scope) => first.Facts.There(scope, first.Conditions.Current(scope));

    private string Closed(ActRules act) =>
        Smt.And(
            In(first, () => first.IsAllowed(act)),
            Smt.Not(In(second!, () => second!.IsAllowed(act)))
        );

    /// <summary>For the target at hand, else with none and with each that there is in the first state.</summary>
    private IReadOnlyList<string> Targets(ActRules act, Func<string> say)
    {
        if (!act.SpeaksOfTarget || spoken.HasTargetAtHand(act))
            return [say()];
        return [say(), .. Each(act.Act.Target, there => Smt.And(there, say()))];
    }

    private IEnumerable<string> OfEach(IReadOnlyList<Duty> duties, Func<Duty, string> say) =>
        duties.SelectMany(duty =>
            Conditions.IsBound(duty.Rule.Scope)
                ? [say(duty)]
                : Each(duty.Rule.Scope, _ => say(duty))
        );

    private List<T> Each<T>(Scope scope, Func<string, T> say) =>
        Enumerable
            .Range(0, first.Facts.Bounds.Of(scope))
            .Select(index => For(scope, index, () => say(spoken.Facts.There(scope, index))))
            .ToList();

    /// <summary>Both states speak of the same entity.</summary>
    private T For<T>(Scope scope, int index, Func<T> say) =>
        first.Conditions.For(
            scope,
            index,
            () => second is null ? say() : second.Conditions.For(scope, index, say)
        );

    private T In<T>(RuleEncoding state, Func<T> say)
    {
        var before = spoken;
        spoken = state;
        var said = say();
        spoken = before;
        return said;
    }
}
