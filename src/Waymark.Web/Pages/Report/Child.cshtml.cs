using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;

namespace Waymark.Web.Pages.Report;

/// <summary>Which child: found in the register, written down as it is called, or not known.</summary>
internal sealed class ChildModel(ReportDesk desk) : ReportPage(desk)
{
    public const string AsTyped = "as-typed";

    private static readonly TypedText s_name = new(
        "Write the child’s name, or tick that you do not know it"
    )
    {
        Longest = 200,
    };

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>A child of the register by id, or <see cref="AsTyped"/>.</summary>
    [BindProperty]
    public string? Chosen { get; set; }

    [BindProperty]
    public bool NotKnown { get; set; }

    public IReadOnlyList<Pupil> Found { get; private set; } = [];

    public static string Label(Pupil pupil) =>
        pupil.Class is { Length: > 0 } its ? $"{pupil.Name}, {its}" : pupil.Name;

    public async Task OnGetAsync()
    {
        Name = Draft.Child;
        NotKnown = Draft.ChildNotKnown;
        Chosen =
            Draft.Pupil?.ToString() ?? (Draft.HasChild && Draft.Child is not null ? AsTyped : null);
        Found = Name is null ? [] : await Desk.FindPupils(Name);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (NotKnown && string.IsNullOrWhiteSpace(Name))
        {
            return await Save(Draft with { ChildNotKnown = true, Child = null, Pupil = null });
        }

        if (s_name.Refuse(Name) is { } wrong)
        {
            ModelState.AddModelError(nameof(Name), wrong);
            return Page();
        }

        var typed = TypedText.Tidy(Name);
        Found = await Desk.FindPupils(typed);
        var pupil = Found.FirstOrDefault(one => one.Id.ToString() == Chosen);
        if (pupil is null && Found.Count > 0 && Chosen != AsTyped)
        {
            ModelState.AddModelError(
                nameof(Chosen),
                "Choose the child, or keep the name as you wrote it"
            );
            return Page();
        }

        var child = pupil?.Name ?? typed;
        return await Save(Draft with { Pupil = pupil?.Id, Child = child, ChildNotKnown = false });
    }

    /// <summary>The children whose names begin so, for the list that fills while somebody types.</summary>
    public async Task<IActionResult> OnPostFindAsync()
    {
        var found = s_name.Refuse(Name) is null ? await Desk.FindPupils(TypedText.Tidy(Name)) : [];
        return new JsonResult(found.Select(pupil => new { id = pupil.Id, label = Label(pupil) }));
    }
}
