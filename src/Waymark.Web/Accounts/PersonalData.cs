using System.Text;
using Microsoft.AspNetCore.Identity;
using Waymark.Cases;
using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>Seals what an account says of a person.</summary>
internal sealed class SealedPersonalData(SchoolRecord school) : IPersonalDataProtector
{
    public string? Protect(string? data) =>
        data is null
            ? null
            : Convert.ToBase64String(
                school.Seal(SealedAccounts.Purpose, Encoding.UTF8.GetBytes(data))
            );

    public string? Unprotect(string? data) =>
        data is null
            ? null
            : Encoding.UTF8.GetString(
                school.Open(SealedAccounts.Purpose, Convert.FromBase64String(data))
            );
}

/// <summary>Finds an account by a keyed hash of its user name: the name itself is not in the look-up.</summary>
internal sealed class KeyedLookup(SchoolRecord school) : ILookupProtector
{
    public string? Protect(string keyId, string? data)
    {
        if (data is null)
        {
            return null;
        }

        KeyRotation.LookAgain(school.Store, school.School);
        return SealedAccounts.Normalized(school.Token, data);
    }

    public string? Unprotect(string keyId, string? data) =>
        throw new NotSupportedException("A look-up hash cannot be turned back.");
}

/// <summary>One look-up key.</summary>
internal sealed class LookupKeys : ILookupProtectorKeyRing
{
    public string CurrentKeyId => SealedAccounts.LookUpKey;

    public string this[string keyId] => keyId;

    // Whoever is not found is looked for twice: the school's key may have been changed between the making of the look-up and the looking.
    public IEnumerable<string> GetAllKeyIds() => [CurrentKeyId, CurrentKeyId];
}
