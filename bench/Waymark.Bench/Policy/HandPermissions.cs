using Waymark.Policies;

namespace Waymark.Bench.Policy;

/// <summary>
/// The answers to acts by hand as the engine tells them: each act without a target and with each, its verdict and its grounds. It
/// does less than the engine in one thing: a ground that is not settled does not say which facts would settle it.
/// </summary>
internal sealed class HandPermissions
{
    private const string Close = "close";
    private static readonly string[] s_heldByQuestions = ["S1.cond.1"];

    private readonly ActOf[] _acts;
    private readonly string[] _asks;
    private readonly List<Ground> _grounds = [];

    private sealed record ActOf(ActRule Rule, string? Instead, BarOf[] Bars, bool SpeaksOfTarget);

    private sealed record BarOf(HandBar Bar, Ground Known, Ground Unsettled);

    /// <param name="policy">For the acts, and for words to answer with.</param>
    public HandPermissions(Policies.Policy policy)
    {
        var empty = policy.Evaluate(CaseFacts.None, Deeds.None, DateTime.UnixEpoch);
        var instead = empty.Permissions.ToDictionary(act => act.Act.Id, act => act.Instead);
        _acts =
        [
            .. policy.Acts.Values.Select(act =>
            {
                var bars = HandBars.All.Where(bar => bar.Act == act.Id).ToArray();
                return new ActOf(
                    act,
                    instead[act.Id],
                    [.. bars.Select(bar => BarFrom(policy, bar))],
                    bars.Any(bar => bar.OnTarget)
                );
            }),
        ];
        _asks =
        [
            .. HandQuestions.All.Select(question =>
                $"Answer, or say why it cannot be answered: {policy.Facts[question.Fact].Asks}"
            ),
        ];
    }

    public Permission[] Of(PlainCase c, HandOutlooks outlooks, DutyOutlook[] duties)
    {
        var count = 0;
        foreach (var act in _acts)
            count += 1 + Targets(c, act);
        var permissions = new Permission[count];
        var at = 0;
        foreach (var act in _acts)
        {
            var untargeted =
                act.Rule.Id == Close ? Closing(c, act, outlooks, duties) : Of(c, act, -1);
            permissions[at++] = untargeted;
            for (var target = 0; target < Targets(c, act); target++)
            {
                permissions[at++] = act.SpeaksOfTarget
                    ? Of(c, act, target)
                    : untargeted with
                    {
                        Target = HandWritten.Name(c, act.Rule.Target, target),
                    };
            }
        }
        return permissions;
    }

    private static int Targets(PlainCase c, ActOf act) =>
        act.Rule.Target == Scope.Case ? 0 : HandWritten.Count(c, act.Rule.Target);

    private Permission Of(PlainCase c, ActOf act, int target)
    {
        _grounds.Clear();
        foreach (var (bar, known, unsettled) in act.Bars)
        {
            if (bar.OnTarget && target < 0)
                continue;
            var stands = bar.Stands(c, c.Acts[0], target);
            if (stands != Truth.No)
                _grounds.Add(stands == Truth.Yes ? known : unsettled);
        }
        return Told(act, target < 0 ? null : HandWritten.Name(c, act.Rule.Target, target));
    }

    private Permission Closing(PlainCase c, ActOf act, HandOutlooks outlooks, DutyOutlook[] duties)
    {
        _grounds.Clear();
        foreach (var duty in duties)
        {
            if (!duty.HoldsOpen)
                break;
            _grounds.Add(outlooks.Held(duty.Duty));
        }
        for (var i = 0; i < HandQuestions.All.Length; i++)
        {
            var question = HandQuestions.All[i];
            for (var entity = 0; entity < HandWritten.Count(c, question.Scope); entity++)
            {
                if (question.IsAnswered(c, entity))
                    continue;
                var asked = new FactAsked(
                    question.Fact,
                    HandWritten.Name(c, question.Scope, entity)
                );
                _grounds.Add(new Ground(s_heldByQuestions, _asks[i], true, null, [asked]));
            }
        }
        return Told(act, null);
    }

    private Permission Told(ActOf act, string? target)
    {
        var isRefused = false;
        foreach (var ground in _grounds)
            isRefused |= ground.Known;
        var verdict =
            _grounds.Count == 0 ? Verdict.Allowed
            : isRefused ? Verdict.Refused
            : Verdict.CannotSay;
        return new Permission(act.Rule, target, verdict, _grounds.ToArray(), act.Instead);
    }

    private static BarOf BarFrom(Policies.Policy policy, HandBar bar)
    {
        string[] clauses = [bar.Clause];
        var say = policy.Clauses[bar.Clause].Text;
        return new BarOf(
            bar,
            new Ground(clauses, say, true, null, []),
            new Ground(clauses, say, false, null, [])
        );
    }
}
