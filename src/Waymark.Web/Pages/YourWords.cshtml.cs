using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Web.Accounts;
using Waymark.Web.Security;

namespace Waymark.Web.Pages;

/// <summary>What somebody sent after their session had ended, offered back once they are signed in.</summary>
internal sealed class YourWordsModel(Returning returning, Who who) : PageModel
{
    public KeptWords? Words { get; private set; }

    /// <summary>The fields that look typed rather than chosen.</summary>
    public IEnumerable<string> Texts =>
        Words!
            .Fields.Where(one => one.Name != FormFields.Submission)
            .Select(one => one.Value)
            .Where(text => text.Contains(' ', StringComparison.Ordinal) || text.Length > 40);

    public async Task<IActionResult> OnGetAsync(string id)
    {
        Words = await returning.Find(id, who.Person.Value);
        return Words is null ? NotFound() : Page();
    }
}
