using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Waymark.Web.Accounts;

/// <summary>Makes accounts: for the first administrator, for those whom an administrator adds, for a demonstration school.</summary>
internal sealed class NewAccounts(UserManager<Account> accounts, SchoolRecord school)
{
    // No vowels and nothing that looks like something else, so that it can be read out.
    private const string Letters = "bcdfghjkmnpqrstvwxz23456789";

    /// <summary>Makes an account; gives a sentence if it cannot be.</summary>
    public async Task<string?> Make(NewAccount wanted, string password, bool mustChoosePassword)
    {
        var account = new Account
        {
            Id = wanted.Person,
            School = school.School.Value,
            UserName = wanted.UserName.Trim(),
            Name = wanted.Name.Trim(),
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
    Guid Person,
    string Name,
    string UserName,
    IReadOnlyList<string> Roles
);
