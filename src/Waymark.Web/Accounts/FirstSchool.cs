using Microsoft.EntityFrameworkCore;
using Waymark.Cases;
using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>Makes the school of an empty installation and its first administrator. One at a time; the second finds it made.</summary>
internal sealed class FirstSchool(
    SchoolRecord school,
    AccountsDb db,
    FormKeyStore keys,
    IServiceProvider services
)
{
    private static readonly SemaphoreSlim s_once = new(1);

    public bool IsMade => school.IsMade;

    /// <summary>Gives a sentence if the account could not be made.</summary>
    public async Task<string?> Make(string name, string userName, string password)
    {
        await s_once.WaitAsync();
        try
        {
            if (IsMade)
            {
                return null;
            }

            await school.Make();
            await db.Database.MigrateAsync();
            keys.SaveUnsaved();
            return await services
                .GetRequiredService<NewAccounts>()
                .Make(
                    new NewAccount(PersonId.Random(), name, userName, [Roles.Administrator]),
                    password,
                    by: null
                );
        }
        finally
        {
            s_once.Release();
        }
    }
}
