using Microsoft.EntityFrameworkCore;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>Begins the school of an empty installation: keys, record, tables, and the first entries of its own file. One at a time; the second finds it made.</summary>
internal sealed class FirstSchool(
    SchoolRecord school,
    FormKeyStore keys,
    Editions editions,
    IServiceScopeFactory scopes
) : IDisposable
{
    // Opens and closes as most schools do, until the school says otherwise.
    private static readonly TimeOnly s_opens = new(8, 0);
    private static readonly TimeOnly s_closes = new(17, 0);

    private readonly SemaphoreSlim _once = new(1);

    public bool IsMade => school.IsMade;

    /// <summary>Makes the school with its first account; gives a sentence if the account could not be made.</summary>
    public async Task<string?> Make(string name, NewAccount first, string password)
    {
        await _once.WaitAsync();
        try
        {
            return IsMade ? null : await Begin(name, first, password);
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();

    private async Task<string?> Begin(string name, NewAccount first, string password)
    {
        await school.Make();
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<AccountsDb>().Database.MigrateAsync();
        await services.GetRequiredService<ViewStore>().Migrate();
        keys.SaveUnsaved();
        var by = new Author(first.Person, first.Name, first.Roles[0]);
        var edition = editions.InForce;
        await services
            .GetRequiredService<SchoolWork>()
            .Record(
                school.School,
                by,
                [
                    new SchoolMade(name),
                    new SchoolSettingsGiven(new SchoolSettings(name, [], s_opens, s_closes, null)),
                    new EditionAdopted(edition.Edition.Id, edition.Digest),
                ]
            );
        return await services.GetRequiredService<NewAccounts>().Make(first, password, by: null);
    }
}
