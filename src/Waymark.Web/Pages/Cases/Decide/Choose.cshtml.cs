using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Decide;

/// <summary>Third page: the option. What the facts require is not a choice; what they presume is said.</summary>
internal sealed class ChooseModel(CaseWork work, Who who, Drafts drafts)
    : DecidePage(work, who, drafts)
{
    [BindProperty]
    public string? Option { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindDecision())
        {
            return NotFound();
        }

        Option = Draft.Option;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindDecision())
        {
            return NotFound();
        }

        var chosen = Outlook!.Required ?? Option;
        if (Options.All(option => option.Value != chosen))
        {
            ModelState.AddModelError(nameof(Option), "Choose what you will do");
            return Page();
        }

        await Keep(Draft with { Option = chosen });
        var stops = Outlook is { Required: null, Presumed: { } presumed } && chosen != presumed;
        return new SeeOther(To(Step(stops ? "/stop" : "/reason")));
    }
}
