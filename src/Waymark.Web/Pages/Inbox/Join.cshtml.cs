using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Inbox;

/// <summary>Which case a report is part of.</summary>
internal sealed class JoinModel(CaseWork work, Worklist lists, Who who) : ConcernPage(work, who)
{
    [BindProperty]
    public string? Case { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (CaseReference.Read(Case) is not { } reference)
        {
            ModelState.AddModelError(nameof(Case), "Write the six letters and figures of the case");
            return Page();
        }

        var found = await lists.Cases(Me, reference.Text);
        if (found.All(row => row.Reference != reference))
        {
            ModelState.AddModelError(nameof(Case), "There is no case of this reference for you");
            return Page();
        }

        return new SeeOther($"{Address}/join/{reference}");
    }
}
