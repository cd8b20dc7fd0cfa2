using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Record;
using Waymark.Web.Accounts;

namespace Waymark.Web.Pages;

/// <summary>The first page of an installation that nobody can sign in to yet. Answered at the computer itself only, and only once.</summary>
internal sealed class SetUpModel(FirstSchool first) : PageModel
{
    private static readonly TypedText s_school = new("Write the school's name") { Longest = 200 };
    private static readonly TypedText s_name = new("Write your name") { Longest = 100 };
    private static readonly TypedText s_userName = new("Write your email address")
    {
        Longest = 100,
    };

    [BindProperty]
    public string? School { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public bool IsHere =>
        HttpContext.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);

    /// <summary>Whether the school was begun before, at the command line or by a start that was cut off: only its first account is owed.</summary>
    public bool IsBegun => first.IsMade;

    public IActionResult OnGet() => first.IsDone ? new SeeOther("/") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (first.IsDone)
        {
            return new SeeOther("/");
        }

        if (!IsHere)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Check();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await first.Make(TypedText.Tidy(School), Administrator(), Password!) is { } wrong)
        {
            ModelState.AddModelError(nameof(Password), wrong);
            return Page();
        }

        return new SeeOther("/sign-in");
    }

    private NewAccount Administrator() =>
        new(PersonId.Random(), Name!, UserName!, [Roles.Administrator]);

    private void Check()
    {
        if (!IsBegun)
        {
            Check(nameof(School), School, s_school);
        }

        Check(nameof(Name), Name, s_name);
        Check(nameof(UserName), UserName, s_userName);
        if (Password is not { Length: >= 12 and <= 200 })
        {
            ModelState.AddModelError(nameof(Password), "Use 12 to 200 characters");
        }
        else if (Password != Again)
        {
            ModelState.AddModelError(nameof(Again), "This is not the same as the password above");
        }
    }

    private void Check(string field, string? text, TypedText rule)
    {
        if (rule.Refuse(text) is { } wrong)
        {
            ModelState.AddModelError(field, wrong);
        }
    }
}
