using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Web.Pages.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Approvals;

/// <summary>A page on which somebody signs. It shows what is signed, also to a person who does not see the rest of the case.</summary>
internal abstract class SigningPage(CaseWork work, Who who) : PageModel
{
    private const string Done = "/approvals?signed=true";

    [FromRoute]
    public string Reference { get; set; } = "";

    [BindProperty]
    public Guid Submission { get; set; }

    /// <summary>Two statements that stand unticked: read, and mine.</summary>
    [BindProperty]
    public bool HasRead { get; set; }

    [BindProperty]
    public bool IsMine { get; set; }

    public Moment Now { get; private set; } = null!;

    public CaseNames Names => new(Now.Case);

    /// <summary>Whether this person sees the rest of the case too.</summary>
    public bool SeesCase => Access.OnCase(who.Colleague, Now.Case) == Sight.Whole;

    protected async Task<bool> Find()
    {
        if (
            await work.SeeToSign(who.Colleague, Reference, HttpContext.RequestAborted)
            is not { } seen
        )
        {
            return false;
        }

        Now = seen;
        return true;
    }

    protected void CheckSignature()
    {
        if (!HasRead)
        {
            ModelState.AddModelError(nameof(HasRead), "Tick this when you have read the reasons");
        }

        if (!IsMine)
        {
            ModelState.AddModelError(nameof(IsMine), "Tick this if the decision is yours");
        }
    }

    protected void Check(string field, string? text, TypedText rule)
    {
        if (rule.Refuse(text) is { } wrong)
        {
            ModelState.AddModelError(field, wrong);
        }
    }

    protected async Task<IActionResult> Record(CaseCommand command)
    {
        var sent = command with { Submission = Submission };
        return await work.Do(who.Colleague, Reference, sent, HttpContext.RequestAborted) switch
        {
            null => NotFound(),
            Refused refused => this.Refuse(refused),
            _ => new SeeOther(Done),
        };
    }
}
