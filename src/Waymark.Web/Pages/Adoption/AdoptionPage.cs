using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Adoption;

/// <summary>A page about the editions of the policy and the one that the school runs.</summary>
internal abstract class AdoptionPage(
    SchoolWork schools,
    Editions editions,
    Who who,
    TimeProvider clock
) : PageModel
{
    protected Editions Editions => editions;

    protected SchoolWork Schools => schools;

    protected Colleague Me => who.Colleague;

    public School School { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => School.Settings.Time().Day(Now);

    /// <summary>The edition under which cases are opened today.</summary>
    public Policy InForce => editions.InForce(School, Today);

    public bool MayAdopt => Me.IsHead;

    /// <summary>Reads the school. False: its record was never begun.</summary>
    protected async Task<bool> Find()
    {
        if (await schools.School(who.School, HttpContext.RequestAborted) is not { } school)
        {
            return false;
        }

        School = school;
        return true;
    }
}
