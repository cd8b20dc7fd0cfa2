using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>Makes accounts: for the first administrator, for those whom an administrator adds, for a demonstration school.</summary>
internal sealed class NewAccounts(UserManager<Account> accounts, StaffList staff)
{
    // No vowels and nothing that looks like something else, so that it can be read out.
    private const string Letters = "bcdfghjkmnpqrstvwxz23456789";

    /// <summary>Makes an account and records that a colleague joined; gives a sentence if it cannot be.</summary>
    /// <param name="by">Who adds the person; null when they set up the school themselves and choose their own password.</param>
    public async Task<string?> Make(NewAccount wanted, string password, Author? by)
    {
        if (await Open(wanted, password, mustChoosePassword: by is not null) is { } wrong)
        {
            return wrong;
        }

        var name = TypedText.Tidy(wanted.Name);
        await staff.Tell(
            by ?? new Author(wanted.Person, name, wanted.Roles[0]),
            new ColleagueJoined(wanted.Person, name, wanted.Roles)
        );
        return null;
    }

    /// <summary>Makes an account for somebody whom the record knows already; gives a sentence if it cannot be.</summary>
    public Task<string?> MakeForKnown(NewAccount wanted, string password) =>
        Open(wanted, password, mustChoosePassword: false);

    private async Task<string?> Open(NewAccount wanted, string password, bool mustChoosePassword)
    {
        var account = new Account
        {
            Id = wanted.Person.Value,
            UserName = wanted.UserName.Trim(),
            Name = TypedText.Tidy(wanted.Name),
            RolesHeld = string.Join(' ', wanted.Roles),
            MustChoosePassword = mustChoosePassword,
        };
        var made = await accounts.CreateAsync(account, password);
        return made.Succeeded ? null : Sentence(made);
    }

    /// <summary>A password to sign in with once, easy to read out: four groups of four.</summary>
    public static string FirstPassword() =>
        string.Join(
            '-',
            Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4))
        );

    public static string Sentence(IdentityResult result) =>
        result.Errors.First() switch
        {
            { Code: nameof(IdentityErrorDescriber.DuplicateUserName) } =>
                "Somebody has this user name already. Choose another",
            { Code: nameof(IdentityErrorDescriber.PasswordTooShort) } =>
                "Use at least 12 characters. Three or four words work well",
            { Code: nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) } =>
                "Use at least 5 different characters",
            { Code: nameof(IdentityErrorDescriber.PasswordMismatch) } =>
                "This is not your password as it is now",
            { Description: var other } => other,
        };
}

/// <param name="Person">The person's id in the record, for good.</param>
internal sealed record NewAccount(
    PersonId Person,
    string Name,
    string UserName,
    IReadOnlyList<string> Roles
);
