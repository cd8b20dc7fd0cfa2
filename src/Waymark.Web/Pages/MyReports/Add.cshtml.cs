using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Views;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.MyReports;

/// <summary>Something remembered later: added to the report for thirty days, so that nobody makes a second one.</summary>
internal sealed class AddModel(CaseWork work, Who who) : PageModel
{
    private static readonly TypedText s_words = new("Write what you want to add");

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public Guid? Submission { get; set; }

    public MyReport Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (await work.MyReport(who.Colleague, reference) is not { } report)
        {
            return NotFound();
        }

        Report = report;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await OnGetAsync(reference) is NotFoundResult missing)
        {
            return missing;
        }

        if (s_words.Refuse(Words) is { } wrong)
        {
            ModelState.AddModelError(nameof(Words), wrong);
            return Page();
        }

        if (!Report.CanAdd)
        {
            return Page();
        }

        var command = new AddToConcern(TypedText.Tidy(Words)) { Submission = Submission };
        return await work.Do(who.Colleague, reference, command) switch
        {
            null => NotFound(),
            Refused refused => this.Refuse(refused),
            _ => new SeeOther($"/my-reports/{reference}"),
        };
    }
}
