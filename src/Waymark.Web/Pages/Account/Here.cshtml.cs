using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Waymark.Web.Pages.Account;

/// <summary>"I am still here": being asked is enough, the session notes every request.</summary>
internal sealed class HereModel : PageModel
{
    public IActionResult OnGet() => StatusCode(StatusCodes.Status204NoContent);
}
