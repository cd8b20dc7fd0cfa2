using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>What becomes of accounts: names and parts change, passwords are chosen and given anew, people leave. What concerns the school's work goes into the record too.</summary>
internal sealed class AccountChanges(
    UserManager<Account> accounts,
    AccountsDb db,
    Sessions sessions,
    StaffList staff
)
{
    public async Task<IReadOnlyList<Account>> All() =>
        [
            .. (await db.Users.AsNoTracking().ToListAsync())
                .OrderByDescending(one => one.IsOpen)
                .ThenBy(one => one.Name, StringComparer.CurrentCulture),
        ];

    public Task<Account?> Find(PersonId person) => accounts.FindByIdAsync(person.Value.ToString());

    /// <summary>A sentence when the change cannot be.</summary>
    public async Task<string?> Rename(
        PersonId person,
        string name,
        IReadOnlyList<string> roles,
        Author by
    )
    {
        if (await Find(person) is not { } account)
        {
            return null;
        }

        if (
            account.IsAdministrator
            && !roles.Contains(Roles.Administrator)
            && await IsLastAdministrator(person)
        )
        {
            return NobodyLeft;
        }

        account.Name = TypedText.Tidy(name);
        account.RolesHeld = string.Join(' ', roles);
        await Save(account);
        await staff.Tell(by, new ColleagueJoined(person, account.Name, roles));
        return null;
    }

    /// <summary>A sentence when the present password is wrong or the new one is no good.</summary>
    public async Task<string?> ChoosePassword(PersonId person, string present, string wanted)
    {
        if (await Find(person) is not { } account)
        {
            return "This account is gone";
        }

        if (present == wanted)
        {
            return "Choose a new password, not the one you have now";
        }

        var changed = await accounts.ChangePasswordAsync(account, present, wanted);
        if (!changed.Succeeded)
        {
            return NewAccounts.Sentence(changed);
        }

        account.MustChoosePassword = false;
        await Save(account);
        return null;
    }

    /// <summary>Ends the old password and every sitting; the new one is to be changed at once by whoever signs in with it.</summary>
    public async Task<string?> GiveNewPassword(PersonId person)
    {
        if (await Find(person) is not { } account)
        {
            return null;
        }

        var password = NewAccounts.FirstPassword();
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.MustChoosePassword = true;
        await Save(account);
        await sessions.EndAll(account.Id);
        return password;
    }

    /// <summary>A sentence when the change cannot be.</summary>
    public async Task<string?> SetOpen(PersonId person, bool open, Author by)
    {
        if (await Find(person) is not { } account || account.IsOpen == open)
        {
            return null;
        }

        if (!open && account.IsAdministrator && await IsLastAdministrator(person))
        {
            return NobodyLeft;
        }

        account.IsOpen = open;
        await Save(account);
        await sessions.EndAll(account.Id);
        await staff.Tell(
            by,
            open
                ? new ColleagueJoined(person, account.Name, account.Roles)
                : new ColleagueLeft(person, account.Name)
        );
        return null;
    }

    private const string NobodyLeft =
        "Nobody would be left to manage accounts. Make somebody else an administrator first";

    private async Task<bool> IsLastAdministrator(PersonId person) =>
        !(await All()).Any(one => one.IsOpen && one.IsAdministrator && one.Id != person.Value);

    private async Task Save(Account account)
    {
        var saved = await accounts.UpdateAsync(account);
        if (!saved.Succeeded)
        {
            throw new DbUpdateException("Somebody else changed this account at the same moment.");
        }
    }
}
