using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Web.Accounts;

namespace Waymark.Web.Pages;

internal sealed class SignedOutModel(Sessions sessions, Cookies cookies) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (cookies.Session is { } secret)
        {
            await sessions.End(secret);
        }

        cookies.EndSession();
        return new SeeOther("/signed-out");
    }
}
