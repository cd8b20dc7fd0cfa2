using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Decide;

/// <summary>Second page: whom people spoke to before they decide.</summary>
internal sealed class AdviceModel(CaseWork work, Who who, Drafts drafts)
    : DecidePage(work, who, drafts)
{
    [BindProperty]
    public string? Advice { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindDecision())
        {
            return NotFound();
        }

        Advice = Draft.Advice;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindDecision())
        {
            return NotFound();
        }

        Check(nameof(Advice), Advice, TypedText.Optional);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await Keep(Draft with { Advice = Kept(Advice) });
        return new SeeOther(To(Step("/choose")));
    }
}
