using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Web.Accounts;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Account;

internal sealed class PasswordModel(
    AccountChanges changes,
    Sessions sessions,
    Cookies cookies,
    Who who
) : PageModel
{
    [BindProperty]
    public string? Present { get; set; }

    [BindProperty]
    public string? Wanted { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    [FromQuery]
    public bool Done { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Wanted is not { Length: >= 12 and <= 200 })
        {
            return Wrong(nameof(Wanted), "Use 12 to 200 characters. Three or four words work well");
        }

        if (Wanted != Again)
        {
            return Wrong(nameof(Again), "This is not the same as the new password above");
        }

        if (await changes.ChoosePassword(who.Person, Present ?? "", Wanted) is { } wrong)
        {
            return Wrong(nameof(Present), wrong);
        }

        await StartAnew();
        return new SeeOther("/account/password?done=true");
    }

    // A new password ends every sitting begun under the old one; this one goes on under a new secret.
    private async Task StartAnew()
    {
        await sessions.EndAll(who.Person.Value);
        if (await changes.Find(who.Person) is { } account)
        {
            var secret = await sessions.Start(account);
            cookies.SetSession(secret, Sessions.Epoch(account, secret));
        }
    }

    private PageResult Wrong(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        return Page();
    }
}
