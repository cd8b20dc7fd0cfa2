using Microsoft.AspNetCore.DataProtection;

namespace Waymark.Web.Accounts;

/// <summary>The few cookies there are. Over https they are bound to this host alone.</summary>
internal sealed class Cookies(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("cookies");

    private HttpContext Context =>
        accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>The secret of the session.</summary>
    public string? Session => Context.Request.Cookies[Name("waymark-session")];

    public void SetSession(string secret, string epoch)
    {
        Set("waymark-session", secret, lasts: null, readable: false);
        SetEpoch(epoch);
    }

    /// <summary>Readable by script: it says nothing but "another sitting than before".</summary>
    public void SetEpoch(string epoch)
    {
        if (Context.Request.Cookies[Name("waymark-epoch")] != epoch)
        {
            Set("waymark-epoch", epoch, lasts: null, readable: true);
        }
    }

    public void EndSession()
    {
        Context.Response.Cookies.Delete(Name("waymark-session"), Shape(null, readable: false));
        Set("waymark-epoch", "none", lasts: null, readable: true);
    }

    /// <summary>Where to go on after signing in, and the form kept on the way.</summary>
    public void SetReturn(string path, string? keptForm) =>
        Set(
            "waymark-return",
            _protector.Protect(path + "\n" + keptForm),
            TimeSpan.FromHours(12),
            readable: false
        );

    public (string Path, string? KeptForm)? TakeReturn()
    {
        var name = Name("waymark-return");
        if (Open(Context.Request.Cookies[name]) is not { } text)
        {
            return null;
        }

        Context.Response.Cookies.Delete(name, Shape(null, readable: false));
        var parts = text.Split('\n', 2);
        return (parts[0], parts[1].Length > 0 ? parts[1] : null);
    }

    /// <summary>True when somebody has signed in under this user name at this browser before.</summary>
    public bool Knows(string userName) =>
        Open(Context.Request.Cookies[Name("waymark-known")]) == Known(userName);

    public void Remember(string userName) =>
        Set(
            "waymark-known",
            _protector.Protect(Known(userName)),
            TimeSpan.FromDays(180),
            readable: false
        );

    private static string Known(string userName) => "known " + userName.ToUpperInvariant();

    private string? Open(string? sealedText)
    {
        try
        {
            return sealedText is null ? null : _protector.Unprotect(sealedText);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Made by somebody else, or under a key that is gone: as good as no cookie.
            return null;
        }
    }

    private void Set(string name, string value, TimeSpan? lasts, bool readable) =>
        Context.Response.Cookies.Append(Name(name), value, Shape(lasts, readable));

    private CookieOptions Shape(TimeSpan? lasts, bool readable) =>
        new()
        {
            Path = "/",
            HttpOnly = !readable,
            SameSite = SameSiteMode.Strict,
            Secure = Context.Request.IsHttps,
            MaxAge = lasts,
        };

    private string Name(string name) => Context.Request.IsHttps ? "__Host-" + name : name;
}
