using Waymark.Web.Accounts;

namespace Waymark.Web.Security;

/// <summary>Two things come before any page: there must be a school with somebody who can sign in, and a password given by somebody else must be changed.</summary>
internal sealed class SessionGate(RequestDelegate next, FirstSchool first)
{
    private static readonly PathString s_setUp = "/set-up";
    private static readonly PathString s_choosePassword = "/account/password";

    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (PlainPages.NeedNobody(path))
        {
            return next(context);
        }

        if (!first.IsDone && !path.StartsWithSegments(s_setUp))
        {
            return Send(context, s_setUp);
        }

        return MustChoosePassword(context) && !LetsThrough(path)
            ? Send(context, s_choosePassword)
            : next(context);
    }

    private static bool MustChoosePassword(HttpContext context) =>
        context.Items[typeof(Account)] is Account { MustChoosePassword: true };

    private static bool LetsThrough(PathString path) =>
        path.StartsWithSegments(s_choosePassword)
        || path.StartsWithSegments("/locked")
        || path.StartsWithSegments("/signed-out");

    private static Task Send(HttpContext context, PathString to)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = to.Value;
        return Task.CompletedTask;
    }
}
