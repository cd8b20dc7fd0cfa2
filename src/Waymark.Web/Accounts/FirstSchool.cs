using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Waymark.Cases;

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
            var person = new Guid(RandomNumberGenerator.GetBytes(16));
            return await services
                .GetRequiredService<NewAccounts>()
                .Make(
                    new NewAccount(person, name, userName, [Roles.Administrator]),
                    password,
                    mustChoosePassword: false
                );
        }
        finally
        {
            s_once.Release();
        }
    }
}
