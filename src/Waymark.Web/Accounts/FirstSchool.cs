using Microsoft.EntityFrameworkCore;
using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>Begins an empty installation: keys, record, tables, the first entries of the school's own file and its first account. Also where a school was begun and nobody can sign in yet. One at a time; the second finds it done.</summary>
internal sealed class FirstSchool(
    SchoolRecord school,
    FormKeyStore keys,
    IServiceScopeFactory scopes
) : IDisposable
{
    private readonly SemaphoreSlim _once = new(1);
    private volatile bool _hasAccount;

    /// <summary>Whether there is a school; its first account may still be owed.</summary>
    public bool IsMade => school.IsMade;

    /// <summary>Whether somebody can sign in.</summary>
    public bool IsDone => IsMade && _hasAccount;

    /// <summary>Sees whether anybody has an account: once, at the start.</summary>
    public async Task Look()
    {
        if (!IsMade)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        _hasAccount = await scope.ServiceProvider.GetRequiredService<AccountsDb>().Users.AnyAsync();
    }

    /// <summary>Makes the school, unless there is one, and its first account; gives a sentence if the account could not be made.</summary>
    public async Task<string?> Make(string name, NewAccount first, string password)
    {
        await _once.WaitAsync();
        try
        {
            return IsDone ? null : await Begin(name, first, password);
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();

    private async Task<string?> Begin(string name, NewAccount first, string password)
    {
        var isNew = !IsMade;
        if (isNew)
        {
            await school.Make();
        }

        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await school.Store.Migrate(services.GetRequiredService<AccountsDb>());
        await services.GetRequiredService<ViewStore>().Migrate();
        keys.SaveUnsaved();
        if (isNew)
        {
            var by = new Author(first.Person, first.Name, first.Roles[0]);
            await services
                .GetRequiredService<SchoolWork>()
                .Begin(school.School, by, SchoolSettings.Of(name), []);
        }

        var wrong = await services
            .GetRequiredService<NewAccounts>()
            .Make(first, password, by: null);
        _hasAccount = wrong is null;
        return wrong;
    }
}
