using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;

namespace Waymark.Web.Pages;

/// <summary>Every page that says something is wrong. Shown in place of the answer, whatever the method was.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    [FromRoute]
    public int Code { get; set; }

    public string Title { get; private set; } = "";

    public IReadOnlyList<string> Sentences { get; private set; } = [];

    /// <summary>Only for a fault: other pages must be the same for everybody.</summary>
    public string? Reference { get; private set; }

    public override void OnPageHandlerExecuting(
        Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context
    )
    {
        var fault = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (fault is not null)
        {
            Code = Response.StatusCode;
            Reference = HttpContext.TraceIdentifier;
        }

        (Title, Sentences) = fault is LookNotRecordedException ? s_notRecorded : Words(Code);
    }

    private static readonly (string, string[]) s_notRecorded = (
        "Waymark cannot show this just now",
        [
            "Whoever opens a child's file is recorded first. That could not be saved, so nothing of the file is shown, and nothing that you sent was saved. Try again in a few minutes. If it is about a child who is not safe, tell the safeguarding lead in person.",
        ]
    );

    private static (string Title, string[] Sentences) Words(int code) =>
        code switch
        {
            400 => (
                "That could not be read",
                [
                    "What your browser sent was not complete, or the page was open for a long time. Go back, copy your words if you typed any, load the page again and send it once more. Nothing was saved.",
                ]
            ),
            403 => (
                "You cannot open this kind of page",
                [
                    "Your part in the school does not include it. If you think it should, ask the person who manages accounts. If it is about a child, tell the safeguarding lead in person.",
                ]
            ),
            413 => (
                "That is too much to send at once",
                [
                    "Nothing was saved. Go back and make the text shorter: the words you typed are still on the page before.",
                ]
            ),
            415 => (
                "Waymark takes words only",
                [
                    "Files and pictures cannot be sent here, by anyone, for any reason. Nothing was kept of what was sent.",
                    "Leave the picture where it is. Do not copy it or move it. Write down which device or app it is on, and tell the safeguarding lead.",
                ]
            ),
            429 => (
                "Too many tries in a short time",
                [
                    "Wait fifteen minutes and try again, or use a device that you have signed in on before. If it is about a child, do not wait: tell the safeguarding lead in person.",
                ]
            ),
            503 or 507 => (
                "Waymark cannot save or read just now",
                [
                    "What you sent last was not saved. Everything that Waymark confirmed before is safe. Go back: the words you typed are still on the page before. Copy them and try again in a few minutes.",
                ]
            ),
            500 => (
                "Something went wrong",
                [
                    "It is not your fault. What you sent last may not have been saved; everything that Waymark confirmed before is safe. Go back: the words you typed are still on the page before.",
                ]
            ),
            _ => (
                "Page not found",
                [
                    "There is no page at this address for you. Check the address, or go to the first page.",
                ]
            ),
        };
}
