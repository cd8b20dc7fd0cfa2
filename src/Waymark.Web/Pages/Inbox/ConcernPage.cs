using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Inbox;

/// <summary>A page on which somebody who hears a report does something about it.</summary>
internal abstract class ConcernPage(CaseWork work, Who who) : PageModel
{
    [BindProperty]
    public Guid? Submission { get; set; }

    public Concern Concern { get; private set; } = null!;

    public string Address => $"/inbox/{Concern.Reference}";

    protected CaseWork Work => work;

    protected Colleague Me => who.Colleague;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var reference = RouteData.Values["reference"] as string ?? "";
        if (await work.Concern(who.Colleague, reference) is not { } concern)
        {
            context.Result = NotFound();
            return;
        }

        Concern = concern;
        await next();
    }
}
