using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;

namespace Waymark.Web.Pages;

internal static class Refusals
{
    /// <summary>Shows the page again with the refusal beside its field, or at the top if it names none. What was typed stays.</summary>
    /// <param name="prefix">The page's property that holds the command's fields, if they stand in one.</param>
    public static PageResult Refuse(this PageModel page, Refused refused, string prefix = "")
    {
        var dot = prefix.Length > 0 && refused.Field is not null ? "." : "";
        page.ModelState.AddModelError(prefix + dot + refused.Field, refused.Sentence);
        foreach (var line in refused.Standing)
        {
            page.ModelState.AddModelError("", line);
        }

        return page.Page();
    }
}
