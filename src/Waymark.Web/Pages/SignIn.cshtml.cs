using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Web.Accounts;

namespace Waymark.Web.Pages;

internal sealed class SignInModel(
    Passwords passwords,
    SignInTries tries,
    Sessions sessions,
    Cookies cookies
) : PageModel
{
    private const string NotThese = "The user name or the password is not right";

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            UserName is not { Length: > 0 and <= 200 }
            || Password is not { Length: > 0 and <= 200 }
        )
        {
            return Wrong();
        }

        var key = SignInTries.KeyOf(UserName, cookies, HttpContext);
        if (!tries.MayTry(key))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (await passwords.Check(UserName.Trim(), Password) is not { } account)
        {
            tries.NoteWrong(key);
            return Wrong();
        }

        tries.NoteRight(key);
        return await Begin(account);
    }

    private async Task<IActionResult> Begin(Accounts.Account account)
    {
        if (cookies.Session is { } before)
        {
            await sessions.End(before);
        }

        var secret = await sessions.Start(account);
        cookies.SetSession(secret, Sessions.Epoch(account, secret));
        cookies.Remember(account.UserName!);
        var (path, keptForm) = cookies.TakeReturn() ?? ("/", null);
        return new SeeOther(keptForm is null ? path : "/your-words/" + keptForm);
    }

    private PageResult Wrong()
    {
        ModelState.AddModelError(nameof(UserName), NotThese);
        return Page();
    }
}
