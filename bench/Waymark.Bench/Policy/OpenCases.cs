using Waymark.Bench.JsonLogic;
using Waymark.Policies.Conditions;

namespace Waymark.Bench.Policy;

/// <summary>Every open case of a school, as when its policy changes: evaluated again, and beside json-logic-js. The cases take turns: 500 differ.</summary>
internal sealed class OpenCases
{
    private const int Open = 10_000;
    private const int Different = 500;
    private const int Runs = 5;

    private readonly Policies.Policy _policy;
    private readonly PolicyCase[] _cases;

    public OpenCases(Policies.Policy policy)
    {
        _policy = policy;
        var random = new Random(2019);
        _cases = new PolicyCase[Different];
        for (var i = 0; i < _cases.Length; i++)
            _cases[i] = PolicyCases.AnyCase(policy, random);
    }

    public Figure[] EvaluatedAgain() =>
        [
            Figure.Plain(
                $"{Open:N0} open cases evaluated again, all of the answer walked",
                Open * Decision(),
                "s"
            ),
        ];

    /// <summary>How many times as many cases the engine does. Where the peer cannot be run, that is said in its place.</summary>
    public Figure[] BesideJsonLogic()
    {
        var peer = new JsonLogicPeer(_policy);
        PeerCost cost;
        try
        {
            cost = peer.Measure(_cases);
        }
        catch (InvalidOperationException wrong)
        {
            return [new Figure("beside json-logic-js 2.0.5", $"**not measured**: {wrong.Message}")];
        }
        var laidOut = Array.ConvertAll(_cases, LayOut);
        var ready = SecondsACase(at => peer.Settle(laidOut[at]));
        var truths = SecondsACase(at => peer.Settle(LayOut(_cases[at])));
        var decision = Decision();
        return
        [
            Ahead("conditions, facts lying ready in both", cost.Plain / ready),
            Ahead("the same, where it is given each named term once", cost.Kept / ready),
            Ahead("facts read by name and checked, and conditions", cost.Plain / truths),
            Ahead("decision: the whole answer, beside its conditions", cost.Plain / decision),
            .. CasesASecond($"json-logic-js, conditions (node {cost.Node})", cost.Plain),
            .. CasesASecond("json-logic-js, given each named term once", cost.Kept),
            .. CasesASecond("engine, conditions, facts lying ready", ready),
            .. CasesASecond("engine, facts read and checked, and conditions", truths),
            .. CasesASecond("engine, decision", decision),
            Figure.Plain($"truths compared, all alike, in {Different} cases", cost.Truths, ""),
        ];
    }

    private static Figure Ahead(string what, double times) =>
        Figure.AtLeast($"ahead of json-logic-js 2.0.5: {what}", times, 30, "x");

    private static Figure[] CasesASecond(string what, double seconds) =>
        [
            Figure.Plain(what, seconds * 1e6, "µs"),
            Figure.Plain("– cases a second", 1 / seconds, ""),
        ];

    private Situation LayOut(PolicyCase one) => _policy.LayOut(one.Facts, one.Deeds, one.Now);

    private double Decision() =>
        SecondsACase(at => PolicyPart.Walk(PolicyPart.Evaluate(_policy, _cases[at])));

    /// <summary>Of the processor, for the case at a place; best of five.</summary>
    private double SecondsACase(Func<int, int> work)
    {
        var best = double.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < Open; i++)
                PolicyPart.Keep(work(i % _cases.Length));
            var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            best = Math.Min(best, seconds / Open);
        }
        return best;
    }
}
