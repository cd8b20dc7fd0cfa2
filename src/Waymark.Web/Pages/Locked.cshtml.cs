using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Web.Accounts;

namespace Waymark.Web.Pages;

/// <summary>"Hide this page": the session ends on the server at once, and a page that says nothing takes its place.</summary>
internal sealed class LockedModel(Sessions sessions, Cookies cookies) : PageModel
{
    /// <summary>The page to come back to.</summary>
    [BindProperty]
    public string? Back { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (cookies.Session is { } secret)
        {
            await sessions.End(secret);
        }

        cookies.EndSession();
        if (Back is { Length: <= 500 } back && back.StartsWith('/'))
        {
            cookies.SetReturn(back, keptForm: null);
        }

        return new SeeOther("/locked");
    }
}
