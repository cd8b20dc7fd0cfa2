using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Views;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Tasks;

/// <summary>A notice to the senior team: that there is a case, where it stands and what is asked. Nothing of the child.</summary>
internal sealed class ToldModel(CaseWork work, Who who) : PageModel
{
    [BindProperty]
    public Guid? Submission { get; set; }

    public CaseStage Stage { get; private set; } = null!;

    public Notice Notice { get; private set; } = null!;

    public bool IsConfirmed => Notice.ConfirmedBy.Contains(who.Person);

    public async Task<IActionResult> OnGetAsync(string reference, long of)
    {
        var stage = await work.SeeStage(who.Colleague, reference);
        if (stage?.ForMe.FirstOrDefault(one => one.Entry.Index == of) is not { } notice)
        {
            return NotFound();
        }

        (Stage, Notice) = (stage, notice);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, long of)
    {
        if (await OnGetAsync(reference, of) is NotFoundResult missing)
        {
            return missing;
        }

        var command = new ConfirmTold(of) { Submission = Submission };
        return await work.Do(who.Colleague, reference, command) is null
            ? NotFound()
            : new SeeOther($"/tasks/{reference}/told/{of}");
    }
}
