using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Close;

/// <summary>Opens a closed case again, with the reason.</summary>
internal sealed class ReopenModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_reason = new("Write why it is opened again");

    [BindProperty]
    public string? Because { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Find("closing"))
        {
            return NotFound();
        }

        return Now.Case.IsOpen ? Redirect(To("/close")) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("closing"))
        {
            return NotFound();
        }

        Check(nameof(Because), Because, s_reason);
        return ModelState.IsValid
            ? await Record(new ReopenCase(TypedText.Tidy(Because)), "")
            : Page();
    }
}
