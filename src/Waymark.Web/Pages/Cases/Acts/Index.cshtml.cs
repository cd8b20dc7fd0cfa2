using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Acts;

/// <summary>What has been done besides searching, and the two ways on: write down what happened, or ask before doing.</summary>
internal sealed class IndexModel(CaseWork work, Who who) : CasePage(work, who)
{
    public IReadOnlyList<FactOption> Happened => ActList.Happened(Now.Guidance);

    public IReadOnlyList<ActRule> Askable => ActList.Askable(Now.Guidance);

    public Task<IActionResult> OnGetAsync() => Show("acts");
}
