using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Tasks;

/// <summary>A task that its owner cannot do, and why. It stays open and those who lead the case are told.</summary>
internal sealed class CannotModel(AssignedDuties duties, CaseWork work, Who who) : PageModel
{
    private static readonly TypedText s_reason = new("Say why it cannot be done");

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid? Submission { get; set; }

    public AssignedDuty Assigned { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, string duty, string? entity)
    {
        if (await duties.See(who.Colleague, reference, duty, entity) is not { } assigned)
        {
            return NotFound();
        }

        Assigned = assigned;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, string duty, string? entity)
    {
        if (await OnGetAsync(reference, duty, entity) is NotFoundResult missing)
        {
            return missing;
        }

        if (s_reason.Refuse(Reason) is { } wrong)
        {
            ModelState.AddModelError(nameof(Reason), wrong);
            return Page();
        }

        var command = new SayDutyCannotBeDone(duty, entity, TypedText.Tidy(Reason))
        {
            Submission = Submission,
        };
        return await work.Do(who.Colleague, reference, command) switch
        {
            null => NotFound(),
            Refused refused => this.Refuse(refused),
            _ => new SeeOther("/tasks"),
        };
    }
}
