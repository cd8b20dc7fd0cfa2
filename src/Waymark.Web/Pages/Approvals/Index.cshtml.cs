using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases.Views;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Approvals;

/// <summary>What waits for this person's signature.</summary>
internal sealed class IndexModel(Worklist lists, Who who) : PageModel
{
    /// <summary>Set after signing, so that the page says that it was kept.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Signed { get; set; }

    public IReadOnlyList<WaitingRow> Waiting { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var all = await lists.Waiting(who.Colleague, HttpContext.RequestAborted);
        Waiting =
        [
            .. all.Where(row => row.Kind is WaitingFor.SearchAnswer or WaitingFor.Agreement),
        ];
    }

    public static string Address(WaitingRow row) =>
        row.Kind == WaitingFor.SearchAnswer
            ? $"/approvals/{row.Case}/search/{row.Ask}"
            : $"/approvals/{row.Case}/decision/{row.Of}";
}
