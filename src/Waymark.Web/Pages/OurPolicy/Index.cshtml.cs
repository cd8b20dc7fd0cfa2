using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Policies.Publication;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.OurPolicy;

/// <summary>The whole policy for everyone who works here, and their word that they have read it.</summary>
internal sealed class IndexModel(
    SchoolPolicy running,
    SchoolWork schools,
    TimeProvider time,
    Who who
) : PageModel
{
    /// <summary>Set after confirming, so that the page says that it was kept.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Confirmed { get; set; }

    public Policy Policy => running.InForce;

    public DateTimeOffset? ReadAt { get; private set; }

    public string Text { get; private set; } = "";

    public async Task OnGetAsync()
    {
        var school = await schools.School(who.School, HttpContext.RequestAborted);
        ReadAt = school?.ReadBy(who.Person, Policy.Digest);
        Text = OurPolicyText.Of(running, school?.Settings.Name, Audience.Staff, time);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await schools.ConfirmPolicyRead(who.School, who.As(), Policy);
        return new SeeOther("/policy?confirmed=true");
    }
}
