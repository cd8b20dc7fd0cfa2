using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases.Views;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Inbox;

/// <summary>One line on what nobody has taken, for an inbox that stays open.</summary>
internal sealed class LatestModel(Worklist lists, Who who) : PageModel
{
    public async Task<IActionResult> OnGetAsync()
    {
        var inbox = await lists.Inbox(who.Colleague);
        var untaken = inbox.NotSafeNow.Count + inbox.Untaken.Count;
        var words = untaken switch
        {
            0 => "",
            1 => "1 report waits for somebody to take it.",
            _ => $"{untaken} reports wait for somebody to take them.",
        };
        return Content(words);
    }
}
