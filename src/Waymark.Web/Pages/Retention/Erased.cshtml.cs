using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Retention;

/// <summary>What was erased, newest first, each with its certificate.</summary>
internal sealed class ErasedModel(RetentionWork keeping, Who who) : PageModel
{
    public IReadOnlyList<(Recorded Entry, FilesErased What)> Files { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var erased = await keeping.Erased(who.Colleague, HttpContext.RequestAborted);
        Files = [.. erased.Select(entry => (entry, (FilesErased)entry.What))];
    }
}
