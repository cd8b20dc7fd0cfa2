using Waymark.Cases;
using Waymark.Policies;

namespace Waymark.Web.Pages.Cases;

/// <summary>How far a case has come, step by step of its policy.</summary>
internal sealed record StepTracker(IReadOnlyList<TrackedStep> Steps)
{
    /// <summary>The steps that ask something of anybody, and where each stands.</summary>
    public static StepTracker Of(Moment now)
    {
        var asked = now
            .Guidance.Duties.Where(duty =>
                duty.Duty.Scope != Scope.School && duty.Duty.Strength >= Strength.Decide
            )
            .ToLookup(duty => duty.Duty.Step);
        var steps = now.Policy.Steps.Where(asked.Contains).ToList();
        var current = steps.Find(step => asked[step].Any(duty => duty.HoldsOpen));
        return new([
            .. steps.Select(step => new TrackedStep(
                step,
                step == current ? StepState.Now : StateOf(asked[step])
            )),
        ]);
    }

    private static StepState StateOf(IEnumerable<DutyOutlook> duties)
    {
        var all = duties.ToList();
        return all.Exists(duty => duty.HoldsOpen) ? StepState.ToDo
            : all.Exists(duty => duty.State == DutyState.MayArise) ? StepState.MayBeAsked
            : all.Exists(duty => duty.DealtWith is not null) ? StepState.Done
            : StepState.NotAsked;
    }
}

internal sealed record TrackedStep(Step Step, StepState State)
{
    public string Words =>
        State switch
        {
            StepState.Done => "done",
            StepState.Now => "now",
            StepState.ToDo => "to do",
            StepState.MayBeAsked => "more may be asked",
            _ => "nothing asked",
        };
}

internal enum StepState
{
    NotAsked,
    Done,
    Now,
    ToDo,

    /// <summary>Nothing is open, and something cannot be settled yet.</summary>
    MayBeAsked,
}
