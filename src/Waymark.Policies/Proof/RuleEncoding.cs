using Waymark.Policies.Conditions;

namespace Waymark.Policies.Proof;

/// <summary>What an edition makes of a case, said for all cases: which duties are open, and what stands against acts.</summary>
internal sealed class RuleEncoding(Rulebook rules, CaseSymbols facts)
{
    public Rulebook Rules => rules;

    public CaseSymbols Facts => facts;

    public ConditionEncoding Conditions { get; } = new(facts);

    /// <summary>Whether a duty is open for the entity at hand: it arises, and was neither met nor, where that can be, set aside.</summary>
    public string IsOpen(Duty duty)
    {
        var rule = duty.Rule;
        var entity = Conditions.Current(rule.Scope);
        return facts.Script.Define(
            $"{facts.Prefix}open.{rule.Id}{Bounds.At(rule.Scope, entity)}",
            () =>
                Smt.And(
                    facts.There(rule.Scope, entity),
                    Conditions.Alone(rule.Scope, () => Conditions.Arises(duty)).Yes,
                    Smt.Not(IsMet(rule, entity)),
                    rule.CanBeSetAside ? Smt.Not(facts.Aside(rule, entity)) : Smt.True
                )
        );
    }

    /// <summary>Each duty of at least this strength, for the case or for each entity.</summary>
    public IEnumerable<T> EachDuty<T>(Strength least, Func<Duty, T> say) =>
        rules
            .Duties.Where(duty => duty.Rule.Strength >= least && duty.Rule.Scope != Scope.School)
            .SelectMany(duty => Conditions.Each(duty.Rule.Scope, _ => say(duty)));

    /// <summary>Nothing stands against the act, for the target at hand or, where none is, with none named.</summary>
    public string IsAllowed(ActRules act) =>
        facts.Script.Define(
            $"{facts.Prefix}allowed.{act.Act.Id}{AtTarget(act)}",
            () => Conditions.Alone(act.Act.Target, () => NothingStandsAgainst(act))
        );

    /// <summary>Whether something that cites the clause stands against the act, or may.</summary>
    public string Cites(ActRules act, string clause) =>
        Smt.Or(
            Bars(act)
                .Where(bar => bar.Clauses.Contains(clause))
                .Select(bar => Smt.Not(Stands(act, bar).No))
        );

    /// <summary>What a bar comes to, for the target at hand where it speaks of the target.</summary>
    public Kleene Stands(ActRules act, Bar bar) =>
        Conditions.Alone(
            bar.OnTarget ? act.Act.Target : Scope.Case,
            () => Conditions.For(Scope.Act, 0, () => Conditions.Of(bar.Stands))
        );

    public bool HasTargetAtHand(ActRules act) =>
        act.Act.Target != Scope.Case && Conditions.IsBound(act.Act.Target);

    private string NothingStandsAgainst(ActRules act) =>
        Smt.And(
            Bars(act)
                .Select(bar => Stands(act, bar).No)
                .Append(Smt.Not(IsHeldByDuties(act)))
                .Append(Smt.Not(IsHeldByQuestions(act)))
        );

    private IEnumerable<Bar> Bars(ActRules act) =>
        act.Bars.Where(bar => !bar.OnTarget || HasTargetAtHand(act));

    private string AtTarget(ActRules act) =>
        HasTargetAtHand(act) ? Bounds.At(act.Act.Target, Conditions.Current(act.Act.Target)) : "";

    private string IsMet(DutyRule rule, int entity)
    {
        var deeds = rule.MetBy.Append(rule.Id).Distinct();
        var wasDone = Smt.Or(deeds.Select(deed => facts.Done(deed, rule.Scope, entity)));
        // A follow-up begins again with each deed that it follows, so that it was done once does not say that it is met.
        return rule.After is null ? wasDone : Smt.And(wasDone, facts.MetSince(rule, entity));
    }

    private string IsHeldByDuties(ActRules act) =>
        act.IsHeldByDuties ? Smt.Or(EachDuty(Strength.Decide, IsOpen)) : Smt.False;

    private string IsHeldByQuestions(ActRules act) =>
        act.HeldByQuestions.Count == 0
            ? Smt.False
            : Smt.Or(rules.AlwaysAsked.SelectMany(IsUnanswered));

    private IReadOnlyList<string> IsUnanswered(Fact fact)
    {
        var scope = fact.Rule.Scope;
        return Conditions.Each(
            scope,
            there =>
            {
                var entity = Conditions.Current(scope);
                return Smt.And(
                    there,
                    Smt.Not(facts.Known(fact, entity)),
                    Smt.Not(facts.Asked(fact, entity))
                );
            }
        );
    }
}
