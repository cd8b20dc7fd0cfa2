using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Waymark.Web.Accounts;

/// <summary>Identity's own store. What it looks for by key alone is looked for in the school served, since each key begins with the school.</summary>
internal sealed class AccountStore(AccountsDb db, IdentityErrorDescriber describer)
    : UserOnlyStore<Account, AccountsDb, Guid>(db, describer)
{
    public override Task<Account?> FindByIdAsync(
        string userId,
        CancellationToken cancellationToken = default
    ) => FindUserAsync(ConvertIdFromString(userId), cancellationToken);

    protected override Task<IdentityUserToken<Guid>?> FindTokenAsync(
        Account user,
        string loginProvider,
        string name,
        CancellationToken cancellationToken
    ) =>
        Context
            .UserTokens.FindAsync([Context.Served, user.Id, loginProvider, name], cancellationToken)
            .AsTask();
}
