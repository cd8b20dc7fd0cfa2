using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Steps;

/// <summary>Every duty of the policy, step by step, and where each stands in this case.</summary>
internal sealed class IndexModel(CaseWork work, Who who) : CasePage(work, who)
{
    /// <summary>The steps that have duties of a case; what is asked first, most urgent first.</summary>
    public IEnumerable<StepOfCase> Steps =>
        Now
            .Policy.Steps.GroupJoin(
                Now.Guidance.Duties.Where(duty => duty.Duty.Scope != Scope.School),
                step => step.Number,
                duty => duty.Duty.Step.Number,
                (step, duties) =>
                    new StepOfCase(
                        step,
                        [.. duties.Where(duty => duty.State != DutyState.NotArising)],
                        [.. duties.Where(duty => duty.State == DutyState.NotArising)]
                    )
            )
            .Where(step => step.Asked.Count + step.NotAsked.Count > 0);

    public Task<IActionResult> OnGetAsync() => Show("steps");
}

/// <param name="Asked">What is asked, may be asked, was done or set aside.</param>
/// <param name="NotAsked">What is known not to be asked as the case stands.</param>
internal sealed record StepOfCase(
    Step Step,
    IReadOnlyList<DutyOutlook> Asked,
    IReadOnlyList<DutyOutlook> NotAsked
)
{
    public int Open => Asked.Count(duty => duty.HoldsOpen);
}
