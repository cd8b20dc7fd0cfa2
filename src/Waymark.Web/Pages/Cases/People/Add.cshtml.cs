using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.People;

/// <summary>Somebody comes into the picture: a child here, an adult who works here, somebody else, or somebody nobody can name.</summary>
internal sealed class AddModel(CaseWork work, SchoolWork school, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_name = new("Write the name") { Longest = 200 };

    // What stands in a field that the answer above does not ask for is read all the same: a picture there is not dropped unseen.
    private static readonly TypedText s_unasked = TypedText.Optional with { Longest = 200 };

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? PupilName { get; set; }

    [BindProperty]
    public Guid? Pupil { get; set; }

    [BindProperty]
    public Guid? Colleague { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public int? Age { get; set; }

    /// <summary>Children of the register with a name like the one typed.</summary>
    public IReadOnlyList<Pupil> Matches { get; private set; } = [];

    /// <summary>The parts a person can have played; null where the policy has none.</summary>
    public FactRule? Parts => Now.Policy.Facts.GetValueOrDefault(FactIds.PersonRoles);

    public Task<IActionResult> OnGetAsync() => Show("people");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("people"))
        {
            return NotFound();
        }

        Check(nameof(PupilName), PupilName, Kind == "pupil" ? s_name : s_unasked);
        Check(nameof(Name), Name, Kind == "other" ? s_name : s_unasked);
        var parts = Parts is { } rule ? this.Answer(rule, null)?.Values ?? [] : [];
        var person = await Whom(parts);
        return ModelState.IsValid && person is not null ? await Record(person, "/people") : Page();
    }

    private async Task<AddPerson?> Whom(IReadOnlyList<string> parts)
    {
        switch (Kind)
        {
            case "pupil":
                var pupil = await Chosen();
                return pupil is null ? null : new(null, parts, Seen(pupil), null, null);
            case "colleague":
                var colleague = Now.School.Colleagues.FirstOrDefault(one =>
                    one.Person.Value == Colleague
                );
                Check(nameof(Colleague), colleague?.Name, new("Choose who it is"));
                return new(null, parts, null, colleague, null);
            case "other":
                return new(TypedText.Tidy(Name), parts, null, null, Age);
            case "unknown":
                return new(null, parts, null, null, Age);
            default:
                ModelState.AddModelError(nameof(Kind), "Choose who this is");
                return null;
        }
    }

    /// <summary>The pupil that was picked; else those with such a name are offered.</summary>
    private async Task<Pupil?> Chosen()
    {
        if (!ModelState.IsValid)
        {
            return null;
        }

        Matches = await school.FindPupils(Me.School, PupilName!, HttpContext.RequestAborted);
        if (Matches.FirstOrDefault(one => one.Id == Pupil) is { } picked)
        {
            return picked;
        }

        var wrong =
            Matches.Count == 0
                ? (
                    Field: nameof(PupilName),
                    Sentence: "Nobody of that name is on the register. Try the surname, or choose “Somebody else”"
                )
                : (Field: nameof(Pupil), Sentence: "Choose the child from this list");
        ModelState.AddModelError(wrong.Field, wrong.Sentence);
        return null;
    }

    private static PupilSeen Seen(Pupil one) =>
        new(one.Id, one.Name, one.Class, one.Born, one.Sex, one.Send, one.LookedAfter);
}
