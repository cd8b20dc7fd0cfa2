using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Decide;

/// <summary>Stops people for a moment before they leave what the policy presumes. It holds no field.</summary>
internal sealed class StopModel(CaseWork work, Who who, Drafts drafts)
    : DecidePage(work, who, drafts)
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindDecision())
        {
            return NotFound();
        }

        return LeavesPresumed && Chosen is not null ? Page() : Redirect(To(Step("/choose")));
    }
}
