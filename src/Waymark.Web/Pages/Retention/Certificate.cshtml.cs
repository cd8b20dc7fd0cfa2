using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Retention;

/// <summary>What is left of an erased file: that it was there, who had it erased and why. For the screen and for paper.</summary>
internal sealed class CertificateModel(RetentionWork keeping, RoleTitles titles, Who who)
    : PageModel
{
    [FromRoute(Name = "file")]
    public Guid Of { get; set; }

    public Recorded Entry { get; private set; } = null!;

    public FilesErased What => (FilesErased)Entry.What;

    public string Role(string key) => titles.Of(key);

    public async Task<IActionResult> OnGetAsync()
    {
        var erased = await keeping.Erased(who.Colleague, HttpContext.RequestAborted);
        var found = erased.FirstOrDefault(entry => ((FilesErased)entry.What).Files[0].Value == Of);
        if (found is null)
        {
            return NotFound();
        }

        Entry = found;
        return Page();
    }
}
