using Waymark.Policies.Questions;

namespace Waymark.Policies.Conditions;

/// <summary>What the policy says to acts in one case.</summary>
/// <param name="duties">The duties of the case, asked for only where an act is held by those that are open.</param>
internal sealed class Judgement(Rulebook rules, Situation situation, Func<DutyList> duties)
{
    public const int NoTarget = -1;

    private readonly List<Ground> grounds = [];

    /// <summary>Every act without a target and with each that it can have, judged by the first act of the case.</summary>
    public Permission[] OfAllActs()
    {
        var count = 0;
        foreach (var act in rules.Acts)
            count += 1 + Targets(act);
        var all = new Permission[count];
        var at = 0;
        foreach (var act in rules.Acts)
        {
            var untargeted = Of(act, NoTarget, situation, 0);
            all[at++] = untargeted;
            for (var target = 0; target < Targets(act); target++)
            {
                all[at++] = act.SpeaksOfTarget
                    ? Of(act, target, situation, 0)
                    : untargeted with
                    {
                        Target = situation.Name(act.Act.Target, target),
                    };
            }
        }
        return all;
    }

    /// <summary>One act with one target, judged by the facts of one act.</summary>
    /// <param name="target">The place of the target in its scope, or <see cref="NoTarget"/>.</param>
    /// <param name="asked">The case, or the same with the act that is being asked about among its acts.</param>
    /// <param name="instance">The place in it of the act that is judged.</param>
    public Permission Of(ActRules act, int target, Situation asked, int instance)
    {
        grounds.Clear();
        AddBars(act, target, asked, instance);
        if (act.IsHeldByDuties)
            grounds.AddRange(duties().Held);
        if (act.HeldByQuestions.Count > 0)
            AddQuestions(act);
        return new Permission(
            act.Act,
            target == NoTarget ? null : asked.Name(act.Act.Target, target),
            VerdictOf(grounds),
            grounds.ToArray(),
            act.Instead
        );
    }

    private int Targets(ActRules act) =>
        act.Act.Target == Scope.Case ? 0 : situation.Count(act.Act.Target);

    private void AddBars(ActRules act, int target, Situation asked, int instance)
    {
        var atHand = asked.Bind(Scope.Act, instance);
        foreach (var bar in act.Bars)
        {
            if (!bar.OnTarget)
                AddBar(bar, asked);
            else if (target != NoTarget)
            {
                var before = asked.Bind(act.Act.Target, target);
                AddBar(bar, asked);
                asked.Bind(act.Act.Target, before);
            }
        }
        asked.Bind(Scope.Act, atHand);
    }

    private void AddBar(Bar bar, Situation asked)
    {
        var truth = bar.Stands.Evaluate(asked);
        if (truth == Truth.Yes)
            grounds.Add(bar.Known);
        else if (truth == Truth.Unknown)
            grounds.Add(
                new(bar.Clauses, bar.Say, false, bar.GrantedBy, Unknowns.Of(bar.Stands, asked))
            );
    }

    private void AddQuestions(ActRules act)
    {
        foreach (var (fact, asked) in Unanswered.Of(rules, situation))
            grounds.Add(new Ground(act.HeldByQuestions, fact.Unanswered, true, null, [asked]));
    }

    private static Verdict VerdictOf(List<Ground> grounds)
    {
        if (grounds.Count == 0)
            return Verdict.Allowed;
        foreach (var ground in grounds)
        {
            if (ground.Known)
                return Verdict.Refused;
        }
        return Verdict.CannotSay;
    }
}
