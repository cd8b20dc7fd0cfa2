using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases;

/// <summary>Who may see the case and how much; letting a colleague see what their support needs.</summary>
internal sealed class AccessModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_why = new("Write why they need to see it")
    {
        Longest = 2_000,
    };

    [BindProperty]
    public Guid? Colleague { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Children { get; set; } = [];

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>Those who see something of it, the most first.</summary>
    public IEnumerable<(Colleague Who, Sight Sight)> MaySee =>
        Now
            .School.Colleagues.Select(one => (one, Access.OnCase(one, Now.Case)))
            .Where(one => one.Item2 > Sight.None)
            .OrderByDescending(one => one.Item2);

    /// <summary>Colleagues who could be let see the children they support.</summary>
    public IEnumerable<Colleague> CanBeLet =>
        Now
            .School.Colleagues.Where(one => Access.OnCase(one, Now.Case) < Sight.NamedChildren)
            .Where(one => Now.Case.People.All(person => person.Colleague != one.Person))
            .OrderBy(one => one.Name);

    public IEnumerable<PersonInCase> CanBeSeen =>
        Now.Case.People.Where(one => one.Colleague is null);

    /// <summary>How much is seen, in words.</summary>
    public static string InWords(Sight sight) =>
        sight switch
        {
            Sight.Whole => "All of it",
            Sight.NamedChildren => "The children named to them, and the support",
            Sight.PlaceAndTask => "Place and task only, never a name",
            Sight.Stage => "That there is a case, its stage, and what they are asked",
            _ => "The status of their own report",
        };

    public Task<IActionResult> OnGetAsync() => Show("access");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("access"))
        {
            return NotFound();
        }

        var to = CanBeLet.FirstOrDefault(one => one.Person.Value == Colleague);
        Check(nameof(Colleague), to?.Name, new("Choose a colleague"));
        Check(nameof(Why), Why, s_why);
        return ModelState.IsValid
            ? await Record(new GiveSight(to!, Children, TypedText.Tidy(Why)), "/access")
            : Page();
    }
}
