using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Report;

/// <summary>The first question. Its answer is the alert.</summary>
internal sealed class IndexModel(CaseWork work, Who who) : PageModel
{
    [BindProperty]
    public SafeNow? Safe { get; set; }

    [BindProperty]
    public string? Then { get; set; }

    [BindProperty]
    public Guid? Submission { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Safe is not { } safe || !Enum.IsDefined(safe))
        {
            // In place of what the binder says of an answer that is none of ours.
            ModelState.Remove(nameof(Safe));
            ModelState.AddModelError(nameof(Safe), "Choose the answer that fits best");
            return Page();
        }

        var command = new RaiseConcern(safe) { Submission = Submission };
        var kept = await work.Raise(who.Colleague, command);
        return new SeeOther(Then == ReportPage.Later ? "/" : $"/report/{kept.Reference}/child");
    }
}
