using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Decide;

/// <summary>Every decision of the policy and where it stands in this case; old ones stay.</summary>
internal sealed class IndexModel(CaseWork work, Who who) : CasePage(work, who)
{
    /// <summary>The decisions taken, the latest first.</summary>
    public IEnumerable<DecisionInCase> Taken(DecisionOutlook outlook) =>
        Now.Case.Decisions.Where(one => one.What.Decision == outlook.Decision.Id).Reverse();

    /// <summary>The open duties that taking it would meet.</summary>
    public IEnumerable<DutyOutlook> Owed(DecisionOutlook outlook) =>
        Now.Guidance.Duties.Where(duty =>
            duty.State == DutyState.Open
            && duty.Duty.MetBy.Any(deed =>
                deed.StartsWith(DeedNames.Decision(outlook.Decision.Id), StringComparison.Ordinal)
            )
        );

    public Task<IActionResult> OnGetAsync() => Show("decisions");
}
