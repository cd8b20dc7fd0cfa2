using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Web.Accounts;

namespace Waymark.Web.Pages.Admin.Users;

internal sealed class IndexModel(AccountChanges changes) : PageModel
{
    public IReadOnlyList<Accounts.Account> Accounts { get; private set; } = [];

    public async Task OnGetAsync() => Accounts = await changes.All();

    public static string State(Accounts.Account account) =>
        account switch
        {
            { IsOpen: false } => "Has left",
            { MustChoosePassword: true } => "Has not signed in yet",
            _ => "Open",
        };
}
