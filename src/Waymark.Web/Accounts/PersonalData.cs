using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Waymark.Web.Accounts;

/// <summary>Seals what an account says of a person.</summary>
internal sealed class SealedPersonalData(SchoolRecord school) : IPersonalDataProtector
{
    private const string Purpose = "account";

    public string? Protect(string? data) =>
        data is null
            ? null
            : Convert.ToBase64String(school.Seal(Purpose, Encoding.UTF8.GetBytes(data)));

    public string? Unprotect(string? data) =>
        data is null
            ? null
            : Encoding.UTF8.GetString(school.Open(Purpose, Convert.FromBase64String(data)));
}

/// <summary>Finds an account by a keyed hash of its user name: the name itself is not in the look-up.</summary>
internal sealed class KeyedLookup(SchoolRecord school) : ILookupProtector
{
    public string? Protect(string keyId, string? data) =>
        data is null ? null : Convert.ToHexString(school.Token("account " + keyId, data));

    public string? Unprotect(string keyId, string? data) =>
        throw new NotSupportedException("A look-up hash cannot be turned back.");
}

/// <summary>One look-up key for now; the id is part of what is hashed, so that a later one can stand beside it.</summary>
internal sealed class LookupKeys : ILookupProtectorKeyRing
{
    public string CurrentKeyId => "1";

    public string this[string keyId] => keyId;

    public IEnumerable<string> GetAllKeyIds() => ["1"];
}
