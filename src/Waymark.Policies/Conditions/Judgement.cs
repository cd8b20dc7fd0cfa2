using System.Runtime.InteropServices;
using Waymark.Policies.Questions;

namespace Waymark.Policies.Conditions;

/// <summary>What the policy says to acts in one case.</summary>
/// <param name="duties">The duties of the case, asked for only where an act is held by those that are open.</param>
internal sealed class Judgement(Rulebook rules, Situation situation, Func<DutyList> duties)
{
    public const int NoTarget = -1;

    private readonly Unknowns unknowns = new(situation, isOpen: false);
    private readonly List<Ground> grounds = new(32);

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
            var untargeted = Of(act, NoTarget, 0);
            var speaksOfTarget = act.SpeaksOfTarget;
            all[at++] = untargeted;
            for (var target = 0; target < Targets(act); target++)
            {
                all[at++] = speaksOfTarget
                    ? Of(act, target, 0)
                    : untargeted with
                    {
                        Target = situation.Name(act.Act.Target, target),
                    };
            }
        }
        return all;
    }

    /// <summary>One act that is asked about by itself: its target is at hand for every row, also for those that do not name it.</summary>
    public Permission OfOne(ActRules act, int target, int instance)
    {
        if (target == NoTarget)
            return Of(act, target, instance);
        var before = situation.Bind(act.Act.Target, target);
        var permission = Of(act, target, instance);
        situation.Bind(act.Act.Target, before);
        return permission;
    }

    /// <summary>One act with one target, judged by the facts of one act.</summary>
    /// <param name="target">The place of the target in its scope, or <see cref="NoTarget"/>.</param>
    /// <param name="instance">The place in the case of the act that is judged.</param>
    private Permission Of(ActRules act, int target, int instance)
    {
        grounds.Clear();
        AddBars(act, target, instance);
        var bars = grounds.Count;
        if (act.HeldByQuestions.Count > 0)
            AddQuestions(act);
        var found = CollectionsMarshal.AsSpan(grounds);
        Ground[] held = act.IsHeldByDuties ? duties().Held : [];
        Ground[] all = [.. found[..bars], .. held, .. found[bars..]];
        return new Permission(
            act.Act,
            target == NoTarget ? null : situation.Name(act.Act.Target, target),
            VerdictOf(all),
            all,
            act.Instead
        );
    }

    private int Targets(ActRules act) =>
        act.Act.Target == Scope.Case ? 0 : situation.Count(act.Act.Target);

    private void AddBars(ActRules act, int target, int instance)
    {
        var atHand = situation.Bind(Scope.Act, instance);
        foreach (var bar in act.Bars)
        {
            if (!bar.OnTarget)
                AddBar(bar);
            else if (target != NoTarget)
            {
                var before = situation.Bind(act.Act.Target, target);
                AddBar(bar);
                situation.Bind(act.Act.Target, before);
            }
        }
        situation.Bind(Scope.Act, atHand);
    }

    private void AddBar(Bar bar)
    {
        var truth = bar.Stands.Evaluate(situation);
        if (truth == Truth.Yes)
            grounds.Add(bar.Known);
        else if (truth == Truth.Unknown)
            grounds.Add(new(bar.Clauses, bar.Say, false, bar.GrantedBy, unknowns.In(bar.Stands)));
    }

    private void AddQuestions(ActRules act)
    {
        foreach (var fact in rules.AlwaysAsked)
        {
            var scope = fact.Rule.Scope;
            var before = situation.Current(scope);
            for (var index = 0; index < situation.Count(scope); index++)
            {
                situation.Bind(scope, index);
                if (Unanswered.At(fact, situation) is { } asked)
                    grounds.Add(new(act.HeldByQuestions, fact.Unanswered, true, null, [asked]));
            }
            situation.Bind(scope, before);
        }
    }

    private static Verdict VerdictOf(Ground[] grounds)
    {
        if (grounds.Length == 0)
            return Verdict.Allowed;
        foreach (var ground in grounds)
        {
            if (ground.Known)
                return Verdict.Refused;
        }
        return Verdict.CannotSay;
    }
}
