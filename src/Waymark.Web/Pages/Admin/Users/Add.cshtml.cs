using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Record;
using Waymark.Web.Accounts;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Admin.Users;

/// <summary>Adds an account. The first password is shown once, on the answer itself: it is kept nowhere that a redirect could read it from.</summary>
internal sealed class AddModel(NewAccounts accounts, Who who) : PageModel
{
    private static readonly TypedText s_userName = new("Write an email address to sign in with")
    {
        Longest = 100,
    };

    [BindProperty]
    public PersonForm Person { get; set; } = new();

    [BindProperty]
    public string? UserName { get; set; }

    public string? FirstPassword { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        Person.Check(ModelState, nameof(Person));
        if (s_userName.Refuse(UserName) is { } missing)
        {
            ModelState.AddModelError(nameof(UserName), missing);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var wanted = new NewAccount(PersonId.Random(), Person.Name!, UserName!, [.. Person.Held]);
        var password = NewAccounts.FirstPassword();
        if (await accounts.Make(wanted, password, who.As()) is { } wrong)
        {
            ModelState.AddModelError(nameof(UserName), wrong);
            return Page();
        }

        FirstPassword = password;
        return Page();
    }
}
