using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Inbox;

/// <summary>Whether the child of the report is somebody in the case already.</summary>
internal sealed class JoinChildModel(CaseWork work, Who who) : ConcernPage(work, who)
{
    public const string SomebodyNew = "new";

    [BindProperty]
    public string? Child { get; set; }

    public Case Case { get; private set; } = null!;

    public IEnumerable<(string Entity, string Name)> People =>
        Case
            .People.Where(person => person.Colleague is null)
            .Select(person => (person.Entity, person.Name ?? "A child whose name is not known"));

    public async Task<IActionResult> OnGetAsync(string @case)
    {
        if (Concern.Into is { } into)
        {
            return new SeeOther($"/cases/{into.Reference}");
        }

        if (await Work.See(Me, @case, "joining a report") is not { } now)
        {
            return NotFound();
        }

        Case = now.Case;
        var pupil = Concern.Completed?.Pupil?.Pupil;
        Child = Case
            .People.FirstOrDefault(person => pupil is not null && person.Pupil?.Pupil == pupil)
            ?.Entity;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string @case)
    {
        var chosen = Child;
        if (await OnGetAsync(@case) is not PageResult and var elsewhere)
        {
            return elsewhere;
        }

        Child = chosen;
        if (chosen != SomebodyNew && People.All(person => person.Entity != chosen))
        {
            ModelState.AddModelError(nameof(Child), "Choose the child, or somebody new");
            return Page();
        }

        var same = chosen == SomebodyNew ? null : chosen;
        return await Work.Join(Me, Concern.Reference.Text, @case, same) switch
        {
            null => NotFound(),
            Refused refused => this.Refuse(refused),
            _ => new SeeOther($"/cases/{Case.Reference}"),
        };
    }
}
