using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Tasks;

/// <summary>One duty for whoever owes it: the task, where, by when, and why.</summary>
internal sealed class DutyModel(AssignedDuties duties, CaseWork work, Who who, TimeProvider clock)
    : PageModel
{
    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public Guid? Submission { get; set; }

    public AssignedDuty Assigned { get; private set; } = null!;

    public bool IsLate =>
        Assigned.Outlook.State == DutyState.Open && Assigned.DueAt < clock.GetUtcNow();

    public string CannotAddress =>
        $"/tasks/{Assigned.Case}/cannot/{Assigned.Outlook.Duty.Id}"
        + (Assigned.Outlook.Entity is { } entity ? $"/{entity}" : "");

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

        var note = Assigned.Outlook.Duty.Notes is { } asked
            ? new TypedText($"Write: {asked}")
            : TypedText.Optional;
        if (note.Refuse(Note) is { } wrong)
        {
            ModelState.AddModelError(nameof(Note), wrong);
            return Page();
        }

        var words = TypedText.Tidy(Note) is { Length: > 0 } typed ? typed : null;
        var command = new MeetDuty(duty, entity, words, [], null) { Submission = Submission };
        return await work.Do(who.Colleague, reference, command) switch
        {
            null => NotFound(),
            Refused refused => this.Refuse(refused),
            _ => new SeeOther("/tasks"),
        };
    }
}

/// <summary>Sorts of places in the vocabulary's words.</summary>
internal static class PlaceWords
{
    public static string Of(Policy policy, string? kind) =>
        policy
            .Facts.GetValueOrDefault(FactIds.PlaceKind)
            ?.Options.FirstOrDefault(option => option.Value == kind)
            ?.Words
        ?? "Not known";
}
