using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace Waymark.Web.Security;

/// <summary>No picture, ever: a body that is not a plain form is refused unread, wherever it is sent, and the attempt is logged without its content.</summary>
internal sealed partial class WordsOnly(RequestDelegate next, ILogger<WordsOnly> log)
{
    /// <summary>The largest form that is read, in bytes.</summary>
    public const long LargestForm = 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            await next(context);
            return;
        }

        if (!CarriesBody(request) || IsPlainForm(request))
        {
            if (request.ContentLength > LargestForm)
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }

            await next(context);
            return;
        }

        AttemptLogged(log, context.TraceIdentifier);

        // The body is not wanted by anyone further in either: the connection ends with the answer.
        request.Body = Stream.Null;
        request.ContentType = null;
        request.ContentLength = null;
        context.Response.Headers.Connection = "close";
        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
    }

    private static bool CarriesBody(HttpRequest request) =>
        request.ContentLength > 0
        || request.Headers.TransferEncoding.Count > 0
        || (request.ContentLength is null && request.ContentType is not null);

    private static bool IsPlainForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(
            "application/x-www-form-urlencoded",
            StringComparison.OrdinalIgnoreCase
        )
        && request.Headers.ContentEncoding.Count == 0;

    [LoggerMessage(
        1001,
        LogLevel.Warning,
        "Something other than words was sent and refused unread. Request {Reference}."
    )]
    private static partial void AttemptLogged(ILogger log, string reference);
}
