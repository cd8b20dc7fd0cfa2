using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases.Health;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Admin.Health;

/// <summary>Whether all is well with the installation, as <c>waymark doctor</c> says it.</summary>
internal sealed class IndexModel(Examination examination, Who who) : PageModel
{
    public IReadOnlyList<Sign> Signs { get; private set; } = [];

    public IReadOnlyList<Sign> ToDo => [.. Signs.Where(sign => !sign.IsGood)];

    public IReadOnlyList<Sign> Good => [.. Signs.Where(sign => sign.IsGood)];

    public async Task OnGetAsync() =>
        Signs = await examination.Of([who.School], HttpContext.RequestAborted);
}
