using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Decide;

/// <summary>Fourth page: the reasons, on a page of their own. They are always needed.</summary>
internal sealed class ReasonModel(CaseWork work, Who who, Drafts drafts)
    : DecidePage(work, who, drafts)
{
    private static readonly TypedText s_reasons = new("Write your reasons");

    [BindProperty]
    public string? Reasons { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindDecision())
        {
            return NotFound();
        }

        if (Chosen is null)
        {
            return Redirect(To(Step("/choose")));
        }

        Reasons = Draft.Reasons;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindDecision())
        {
            return NotFound();
        }

        Check(nameof(Reasons), Reasons, s_reasons);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await Keep(Draft with { Reasons = TypedText.Tidy(Reasons) });
        return new SeeOther(To(Step("/check")));
    }
}
