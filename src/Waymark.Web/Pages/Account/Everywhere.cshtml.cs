using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Web.Accounts;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Account;

internal sealed class EverywhereModel(Sessions sessions, Cookies cookies, Who who) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAll(who.Person.Value);
        cookies.EndSession();
        return new SeeOther("/signed-out");
    }
}
