using System.Globalization;
using Waymark.Policies;

namespace Waymark.Bench.Policy;

/// <summary>What it costs that the policy is data: a full evaluation of model-2019 beside the same conditions as compiled code.</summary>
internal static class PolicyPart
{
    private const int RandomCases = 200;

    /// <summary>Less than this is the error of the measure: no object is smaller.</summary>
    private const int SmallestObject = 24;

    public static Part Measure(DateOnly today)
    {
        var policy = Repository.Edition("model-2019", today);
        HoldToEachOther(policy);
        var one = PolicyCases.Realistic();
        if (PolicyCases.Known(one.Facts) != PolicyCases.KnownFacts)
            throw new InvalidOperationException(
                $"The case has {PolicyCases.Known(one.Facts)} known facts."
            );
        var truths = new HandTruths(policy);
        var hand = new HandWritten(policy);
        var costs = Stopwatches.Compare(
            () => Keep(truths.Evaluate(one.Plain).Duties.Length),
            () => Keep(hand.Evaluate(one.Plain).Duties.Length),
            () => Keep(Evaluate(policy, one).Class!.Length),
            () => Keep(Walk(Evaluate(policy, one))),
            () => Keep(WalkWithReasons(Evaluate(policy, one)))
        );
        var questions = Stopwatches.Compare(() => Keep(Evaluate(policy, one).Questions.Count))[0];
        var held = HeldBy(policy, hand, one);
        var cases = new OpenCases(policy);
        return new Part(
            "policy",
            Told(policy, one),
            [
                .. Goals(costs, held),
                .. cases.BesideJsonLogic(),
                .. Figures(costs, held),
                .. Costs("questions that still matter, exactly, of that case", questions),
                .. cases.EvaluatedAgain(),
            ]
        );
    }

    /// <summary>What is kept alive, in bytes: by the guidance, by what it answers with alone, and by the same answer by hand.</summary>
    private readonly record struct Held(long Guidance, long Answer, long Hand);

    private static Held HeldBy(Policies.Policy policy, HandWritten hand, PolicyCase one) =>
        new(
            Stopwatches.Held(() =>
            {
                var guidance = Evaluate(policy, one);
                Keep(Walk(guidance));
                return guidance;
            }),
            Stopwatches.Held(() =>
            {
                var guidance = Evaluate(policy, one);
                return (guidance.Duties, guidance.Permissions);
            }),
            Stopwatches.Held(() => hand.Evaluate(one.Plain))
        );

    private static List<Figure> Goals(Cost[] costs, Held held)
    {
        var (truths, hand, decision, reasons) = (costs[0], costs[1], costs[3], costs[4]);
        var thrownAway = decision.Bytes - held.Guidance;
        return
        [
            Figure.AtMost(
                "decision, beside the delegates with the same answer",
                decision.Microseconds / hand.Microseconds,
                2,
                "x"
            ),
            Figure.AtMost(
                "with reasons, beside the delegates with the same answer, which give none",
                reasons.Microseconds / hand.Microseconds,
                6,
                "x"
            ),
            Figure.AtMost(
                "allocated for a decision and not held by the guidance it gives",
                thrownAway < SmallestObject ? 0 : thrownAway,
                0,
                "B"
            ),
            // The first goals were set beside this bar: another bar does not reach them.
            Figure.AtMost(
                "decision, beside truths and states alone (the bar of earlier runs)",
                decision.Microseconds / truths.Microseconds,
                4,
                "x"
            ),
            Figure.AtMost(
                "with reasons, beside truths and states alone",
                reasons.Microseconds / truths.Microseconds,
                12,
                "x"
            ),
        ];
    }

    private static List<Figure> Figures(Cost[] costs, Held held)
    {
        var (truths, hand, laidOut) = (costs[0], costs[1], costs[2]);
        var (decision, reasons) = (costs[3], costs[4]);
        return
        [
            .. Costs(
                "compiled delegates, truths and states alone (the bar of earlier runs)",
                truths
            ),
            .. Costs("compiled delegates, the same answer as the engine", hand),
            Figure.Plain("– held by the answer", held.Hand, "B"),
            .. Costs("laid out: the facts read by name and checked, and the class", laidOut),
            .. Costs("decision: that, and duties, permissions and closing walked", decision),
            Figure.Plain("– held by the guidance", held.Guidance, "B"),
            Figure.Plain("– of that, by its duties and permissions alone", held.Answer, "B"),
            .. Costs("with reasons: that, and why each open duty is owed", reasons),
            Figure.Plain("decisions per second on one core", 1_000_000 / decision.Microseconds, ""),
        ];
    }

    private static Figure[] Costs(string what, Cost cost) =>
        [Figure.Plain(what, cost.Microseconds, "µs"), Figure.Plain("– allocated", cost.Bytes, "B")];

    public static Guidance Evaluate(Policies.Policy policy, PolicyCase one) =>
        policy.Evaluate(one.Facts, one.Deeds, one.Now);

    public static int Walk(Guidance guidance)
    {
        var seen = 0;
        foreach (var duty in guidance.Duties)
            seen += (int)duty.State;
        foreach (var permission in guidance.Permissions)
            seen += (int)permission.Verdict;
        return seen + guidance.Close.Grounds.Count;
    }

    private static int WalkWithReasons(Guidance guidance)
    {
        var seen = Walk(guidance);
        foreach (var duty in guidance.Duties)
        {
            if (duty.State == DutyState.Open)
                seen += guidance.Because(duty).Because.Count;
        }
        return seen;
    }

    private static void HoldToEachOther(Policies.Policy policy)
    {
        // The same cases at every run, so that a difference can be found again.
        var random = new Random(2019);
        for (var i = 0; i < RandomCases; i++)
        {
            var one = i == 0 ? PolicyCases.Realistic() : PolicyCases.AnyCase(policy, random);
            if (Agreement.Differences(policy, one).FirstOrDefault() is { } difference)
                throw new InvalidOperationException(
                    $"Case {i}: engine and delegates differ: {difference}"
                );
        }
    }

    private static string Told(Policies.Policy policy, PolicyCase one)
    {
        var guidance = Evaluate(policy, one);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"One full evaluation of {policy.Edition.Id} for a case with {PolicyCases.KnownFacts} known facts (3 people, 2 devices, 2 places, 1 act), "
                + $"which gives {guidance.Duties.Count} duties ({guidance.Duties.Count(duty => duty.State == DutyState.Open)} open) and "
                + $"{guidance.Permissions.Count} answers to acts. The delegates hold the same conditions, written by hand over typed facts, and answer in the same shapes; "
                + $"they gave the same class, duties in their order with owners and due times, verdicts, grounds and decisions in {RandomCases} cases of this run."
        );
    }

    private static int s_kept;

    /// <summary>Uses a result, so that nothing is left out for being unused.</summary>
    public static void Keep(int result) => s_kept ^= result;
}
