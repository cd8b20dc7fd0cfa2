using System.Text;

namespace Waymark.Cases;

/// <summary>What the tables of accounts hold under the school's key, and for which purpose each is sealed. The web program seals it so; whoever changes the school's key seals it again.</summary>
public static class SealedAccounts
{
    /// <summary>The purpose of every text of an account.</summary>
    public const string Purpose = "account";

    /// <summary>The purpose of a key of cookies and forms.</summary>
    public const string OfFormKey = "form keys";

    /// <summary>The look-up key; its number is part of what is hashed.</summary>
    public const string LookUpKey = "1";

    /// <summary>The table of accounts, and beside it those of ways to sign in, of forms kept and of the keys of cookies.</summary>
    public const string Users = "AspNetUsers";

    /// <inheritdoc cref="Users"/>
    public const string Tokens = "AspNetUserTokens";

    /// <inheritdoc cref="Users"/>
    public const string KeptForms = "account_kept_forms";

    /// <inheritdoc cref="Users"/>
    public const string FormKeys = "account_form_keys";

    /// <summary>The columns of an account that are sealed.</summary>
    public static IReadOnlyList<string> OfUser { get; } =
    ["UserName", "Email", "PhoneNumber", "Name", "RolesHeld"];

    /// <summary>The columns that are look-ups, each with the one that it is made of.</summary>
    public static IReadOnlyDictionary<string, string> LookUps { get; } =
        new Dictionary<string, string>
        {
            ["NormalizedUserName"] = "UserName",
            ["NormalizedEmail"] = "Email",
        };

    /// <summary>The purpose of a form kept for somebody.</summary>
    public static string OfForm(Guid account) => "kept form" + account;

    /// <summary>The look-up of a name as it was typed.</summary>
    /// <param name="token">Makes the token of a word for a purpose.</param>
    public static string LookUp(Func<string, string, byte[]> token, string name)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(name);
        return Normalized(token, name.Normalize(NormalizationForm.FormC).ToUpperInvariant());
    }

    /// <summary>The look-up of a name that was made alike already.</summary>
    public static string Normalized(Func<string, string, byte[]> token, string name)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Convert.ToHexString(token($"{Purpose} {LookUpKey}", name));
    }
}
