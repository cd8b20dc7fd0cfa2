using Waymark.Policies;
using static Waymark.Bench.Policy.Terms;

namespace Waymark.Bench.Policy;

/// <summary>What the bare delegates answer: every duty for the case or each entity in order, every bar for no target and then each target.</summary>
internal sealed record HandTruthsAnswer(
    Class Class,
    DutyState[] Duties,
    Truth[] Bars,
    string?[] Required,
    string?[] Presumed,
    bool MayClose
);

/// <summary>The bar of the first runs, kept as it was: truths and states only, with no owner, due time, entity, order or grounds.</summary>
internal sealed class HandTruths
{
    private readonly bool[] _holdsOpen;
    private readonly Scope[] _targets;

    /// <param name="policy">Only for how strong each duty is and what each act is about; the conditions are by hand.</param>
    public HandTruths(Policies.Policy policy)
    {
        var strengths = policy.Duties.ToDictionary(duty => duty.Id, duty => duty.Strength);
        _holdsOpen = [.. HandDuties.All.Select(duty => strengths[duty.Id] >= Strength.Decide)];
        _targets =
        [
            .. HandBars.All.Select(bar => bar.OnTarget ? policy.Acts[bar.Act].Target : Scope.Case),
        ];
    }

    public HandTruthsAnswer Evaluate(PlainCase c)
    {
        var duties = new DutyState[HandDuties.All.Sum(duty => HandWritten.Count(c, duty.Scope))];
        var mayClose = IsAnswered(c);
        var at = 0;
        for (var i = 0; i < HandDuties.All.Length; i++)
        {
            var duty = HandDuties.All[i];
            for (var entity = 0; entity < HandWritten.Count(c, duty.Scope); entity++)
            {
                var state = StateOf(duty, c, entity);
                duties[at++] = state;
                mayClose &= state != DutyState.Open || !_holdsOpen[i];
            }
        }

        return new HandTruthsAnswer(
            ClassOf(c),
            duties,
            Bars(c),
            HandWritten.Required(c),
            HandWritten.Presumed(c),
            mayClose
        );
    }

    private static DutyState StateOf(HandDuty duty, PlainCase c, int entity) =>
        duty.Arises(c, entity) switch
        {
            Truth.No => DutyState.NotArising,
            Truth.Unknown => DutyState.MayArise,
            _ => duty.MetBy?.Invoke(c) is not null ? DutyState.Met : DutyState.Open,
        };

    private Truth[] Bars(PlainCase c)
    {
        var size = 0;
        foreach (var target in _targets)
            size += HandWritten.Count(c, target);
        var bars = new Truth[size];
        var at = 0;
        for (var i = 0; i < HandBars.All.Length; i++)
        {
            for (var target = 0; target < HandWritten.Count(c, _targets[i]); target++)
                bars[at++] = HandBars.All[i].Stands(c, c.Acts[0], target);
        }
        return bars;
    }

    private static bool IsAnswered(PlainCase c)
    {
        var isAnswered =
            c.DisclosureRoleKnown
            && c.Exists != 0
            && c.Assessment != 0
            && c.AssessmentBasis != 0
            && c.PolicyFollowed != 0
            && c.MemberPresent != 0
            && c.MemberAdvice != 0
            && c.Extent != 0
            && c.SupportNeededNow != 0
            && c.Immediate != 0;
        foreach (var device in c.Devices)
            isAnswered &= device.Holder != 0 && device.Owner != 0;
        foreach (var person in c.People)
            isAnswered &= person.Roles != 0;
        foreach (var place in c.Places)
            isAnswered &= place.Kind != 0;
        return isAnswered;
    }
}
