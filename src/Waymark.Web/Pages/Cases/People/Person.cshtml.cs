using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.People;

/// <summary>One person: parts, what is known and asked, parents or carers, who was told.</summary>
internal sealed class PersonModel(CaseWork work, SchoolWork school, Who who) : CasePage(work, who)
{
    [FromRoute]
    public string Person { get; set; } = "";

    public PersonCard Card => new(Now, Now.Case.People.First(one => one.Entity == Person));

    /// <summary>Parents and carers of the register; those with parental responsibility first.</summary>
    public IReadOnlyList<Contact> Contacts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Find("people") || Now.Case.People.All(one => one.Entity != Person))
        {
            return NotFound();
        }

        if (Card.Person.Pupil is { } seen)
        {
            var pupil = await school.Pupil(Me.School, seen.Pupil, HttpContext.RequestAborted);
            Contacts =
            [
                .. (pupil?.Contacts ?? []).OrderByDescending(one => one.HasParentalResponsibility),
            ];
        }

        return Page();
    }
}
