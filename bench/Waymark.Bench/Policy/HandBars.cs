using Waymark.Policies;
using static Waymark.Bench.Policy.Terms;

namespace Waymark.Bench.Policy;

/// <summary>What can stand against an act, by hand. Yes: it refuses. Unknown: something it needs is not known.</summary>
/// <param name="Stands">For the act at hand and the place of the target among its kind.</param>
internal sealed record HandBar(
    string Act,
    string Clause,
    Func<PlainCase, PlainAct, int, Truth> Stands
)
{
    /// <summary>Whether it speaks of the named target, and of nothing where none is named.</summary>
    public bool OnTarget => Target != Scope.Case;

    /// <summary>What the target is; the case where it speaks of none.</summary>
    public Scope Target { get; init; } = Scope.Case;
}

/// <summary>Every row of every permission of model-2019, but for what holds a case open.</summary>
internal static class HandBars
{
    public static HandBar[] All { get; } =
    [
        Needs(
            "letter",
            "S1.must.4",
            (_, a) =>
                If(a.LetterContent != 0, (a.LetterContent & LetterContent.IdentifiesChild) == 0)
        ),
        Needs("search", "S2.must.2", (c, _) => EveryShownChildIsWeighed(c)),
        Needs(
            "confiscate",
            "S2.cond.2",
            (c, a) => Or(Is(a.Belief, YesNo.Yes), SomeDeviceIsToBeTaken(c))
        ),
        Target(
            "confiscate",
            "S2.cond.2",
            (c, a, i) =>
                Not(
                    Or(
                        Is(a.Belief, YesNo.Yes),
                        IsSettled(HandDuties.TakeTheDevice(c, c.Devices[i]))
                    )
                )
        ),
        Needs("search", "S2.cond.1", (_, a) => Given(a.Reason)),
        Needs("search", "S2.cond.2", (_, a) => Is(a.Belief, YesNo.Yes)),
        Needs("search", "S2.cond.3", (_, a) => Is(a.PolicyCompliant, YesNo.Yes)),
        Needs("search", "S2.cond.4", (_, a) => Is(a.ByAuthorised, YesNo.Yes)),
        Needs("search", "S2.cond.5", (_, a) => Is(a.SafeguardingPresent, YesNo.Yes)),
        Needs("search", "S2.cond.6", (_, a) => Is(a.SameSex, YesNo.Yes)),
        Needs(
            "search",
            "S2.never.1",
            (c, a) => Or(Not(SomeoneLikelyUpsetMayBeShown(c)), Is(a.SignedOff, YesNo.Yes))
        ),
        Refused(
            "search",
            "S2.never.1",
            (c, a) => Lifted(ShownChildMayBeUpset(c), Is(a.ImmediateProblem, YesNo.Yes))
        ),
        Refused(
            "search",
            "S2.never.2",
            (c, a) => Lifted(SomeoneMayBeUpset(c), Is(a.ImmediateProblem, YesNo.Yes))
        ),
        Never("print", "S2.never.3"),
        Never("move", "S2.never.4"),
        Needs(
            "search",
            "S2.always.6",
            (_, a) => If(a.SeniorToldAt is not null && a.At is not null, a.SeniorToldAt < a.At)
        ),
        Needs("view", "S3.never.1", (_, a) => If(a.ViewReasonKnown)),
        Never("send", "S3.never.2"),
        Never("share", "S3.never.3"),
        Never("save", "S3.never.4"),
        Never("copy", "S3.never.4"),
        Never("ask-child-to-send", "S3.never.5"),
        Refused("send", "S3.never.6", (c, _) => IsSettled(OnNetworkOrOnline(c))),
        Refused("print", "S3.never.7", (c, _) => IsSettled(OnNetworkOrOnline(c))),
        Refused("move", "S3.never.8", (c, _) => IsSettled(OnNetworkOrOnline(c))),
        Needs("view", "S3.never.9", (_, a) => Is(a.ViewProtocol, YesNo.Yes)),
        Needs("view", "S4.must.4", (_, a) => Is(a.ViewProtocol, YesNo.Yes)),
        Refused("view", "S4.must.5", (c, a) => Lifted(ViewMayUpset(c), Given(a.ViewJudgement))),
        Needs("sanction", "SP.consider.1", (_, a) => Given(a.Proportionality)),
        Target(
            "sanction",
            "SP.never.1",
            (c, a, i) => Not(Or(IsNotShown(c, i), Given(a.Proportionality)))
        ),
        Target(
            "sanction",
            "SP.never.1",
            (c, a, i) => Not(Or(IsNotShown(c, i), Is(a.SecondApproval, YesNo.Yes)))
        ),
    ];

    private static readonly (Happened Act, HandBar[] Bars)[] s_departures =
    [
        .. All.Where(bar => !bar.OnTarget)
            .GroupBy(bar => bar.Act)
            .Select(bars => (PlainFacts.Named<Happened>(bars.Key), bars.ToArray())),
    ];

    /// <summary>An act that has happened was not permitted by its own facts.</summary>
    public static Truth Departed(PlainCase c)
    {
        var truth = Truth.No;
        foreach (var act in c.Acts)
        {
            foreach (var (happened, bars) in s_departures)
                truth = Or(
                    truth,
                    And(If(act.Happened != 0, (act.Happened & happened) != 0), Stands(bars, c, act))
                );
        }
        return truth;
    }

    private static Truth Stands(HandBar[] bars, PlainCase c, PlainAct act)
    {
        var truth = Truth.No;
        foreach (var bar in bars)
            truth = Or(truth, bar.Stands(c, act, -1));
        return truth;
    }

    private static Truth IsSettled(Truth truth) => If(truth == Truth.Yes);

    private static Truth Lifted(Truth when, Truth unless) =>
        And(IsSettled(when), Not(IsSettled(unless)));

    private static Truth IsNotShown(PlainCase c, int person) =>
        Not(Has(c.People[person].Roles, PersonRoles.Depicted));

    private static Truth IsLikely(Likely distress) => If(distress != 0, distress == Likely.Likely);

    private static Truth EveryShownChildIsWeighed(PlainCase c)
    {
        var truth = Truth.Yes;
        foreach (var person in c.People)
            truth = And(truth, Or(Not(ShownChild(c, person)), If(person.DistressIfSearch != 0)));
        return truth;
    }

    private static Truth SomeDeviceIsToBeTaken(PlainCase c)
    {
        foreach (var device in c.Devices)
        {
            if (HandDuties.TakeTheDevice(c, device) == Truth.Yes)
                return Truth.Yes;
        }
        return Truth.No;
    }

    private static Truth ShownChildMayBeUpset(PlainCase c)
    {
        var truth = Truth.No;
        foreach (var person in c.People)
            truth = Or(truth, And(ShownChild(c, person), IsLikely(person.DistressIfSearch)));
        return truth;
    }

    /// <summary>Of those known to be likely upset: whether one is a child who is shown.</summary>
    private static Truth SomeoneLikelyUpsetMayBeShown(PlainCase c)
    {
        var truth = Truth.No;
        foreach (var person in c.People)
            truth = Or(
                truth,
                And(ShownChild(c, person), IsSettled(IsLikely(person.DistressIfSearch)))
            );
        return truth;
    }

    private static Truth SomeoneMayBeUpset(PlainCase c)
    {
        var truth = Truth.No;
        foreach (var person in c.People)
            truth = Or(truth, IsLikely(person.DistressIfSearch));
        return truth;
    }

    private static Truth ViewMayUpset(PlainCase c)
    {
        var truth = Truth.No;
        foreach (var person in c.People)
            truth = Or(truth, IsLikely(person.DistressIfView));
        return truth;
    }

    private static HandBar Needs(
        string act,
        string clause,
        Func<PlainCase, PlainAct, Truth> that
    ) => new(act, clause, (c, a, _) => Not(that(c, a)));

    private static HandBar Refused(
        string act,
        string clause,
        Func<PlainCase, PlainAct, Truth> when
    ) => new(act, clause, (c, a, _) => when(c, a));

    private static HandBar Never(string act, string clause) =>
        new(act, clause, static (_, _, _) => Truth.Yes);

    private static HandBar Target(
        string act,
        string clause,
        Func<PlainCase, PlainAct, int, Truth> stands
    ) => new(act, clause, stands) { Target = act == "sanction" ? Scope.Person : Scope.Device };
}
