using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Retention;

/// <summary>A page about the keeping of one file. It shows nothing of what is in it.</summary>
internal abstract class RetentionPage(RetentionWork keeping, Who who) : PageModel
{
    [FromRoute]
    public string Reference { get; set; } = "";

    public FileReview Review { get; private set; } = null!;

    protected RetentionWork Keeping => keeping;

    protected Colleague Me => who.Colleague;

    /// <summary>Whether this person sees what is in the file, and so can find out what is missing.</summary>
    public bool SeesCase => Access.Hears(Me, Review.Keeping.Audience);

    public string To(string step = "") => $"/retention/{Review.Keeping.Reference}{step}";

    protected async Task<bool> Find()
    {
        if (
            await keeping.Find(who.Colleague, Reference, HttpContext.RequestAborted)
            is not { } found
        )
        {
            return false;
        }

        Review = found;
        return true;
    }
}
