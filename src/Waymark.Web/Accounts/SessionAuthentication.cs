using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Waymark.Web.Security;

namespace Waymark.Web.Accounts;

/// <summary>Tells from the session cookie who is there; sends those who are not signed in to do so, keeping what they had typed.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logs,
    UrlEncoder encoder,
    Sessions sessions,
    Returning returning
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "session";

    /// <summary>The page asks on its own whether something has changed: that is no sign of a person.</summary>
    private bool IsWatching => Request.Headers.ContainsKey("Waymark-Watching");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (PlainPages.NeedNobody(Request.Path) || returning.Cookies.Session is not { } secret)
        {
            return AuthenticateResult.NoResult();
        }

        if (await sessions.Find(secret, isThere: !IsWatching) is not { } account)
        {
            return AuthenticateResult.NoResult();
        }

        returning.Cookies.SetEpoch(Sessions.Epoch(account, secret));
        Context.Items[typeof(Account)] = account;
        var principal = Sessions.Principal(account, secret);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var ended = returning.Cookies.Session is not null;
        await returning.Note(Context);
        if (ended)
        {
            returning.Cookies.EndSession();
        }

        Response.StatusCode = StatusCodes.Status303SeeOther;
        Response.Headers.Location = ended ? "/session-ended" : "/sign-in";
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}

/// <summary>Pages that never ask who is there, so that they work when the database does not.</summary>
internal static class PlainPages
{
    public static bool NeedNobody(PathString path) =>
        StaticFiles.IsStatic(path)
        || path.StartsWithSegments("/help-now")
        || path.StartsWithSegments("/error");
}
