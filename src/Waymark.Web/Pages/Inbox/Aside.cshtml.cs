using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Inbox;

/// <summary>Not a matter for this policy: why, and where it went instead.</summary>
internal sealed class AsideModel(CaseWork work, Who who) : ConcernPage(work, who)
{
    private static readonly TypedText s_reason = new("Say why this policy is not the one");
    private static readonly TypedText s_wentTo = new("Say where it went instead");

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? WentTo { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        Check(nameof(Reason), s_reason.Refuse(Reason));
        Check(nameof(WentTo), s_wentTo.Refuse(WentTo));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var command = new SetConcernAside(TypedText.Tidy(Reason), TypedText.Tidy(WentTo))
        {
            Submission = Submission,
        };
        return await Work.Do(Me, Concern.Reference.Text, command) switch
        {
            null => NotFound(),
            Refused refused => this.Refuse(refused),
            _ => new SeeOther(Address),
        };
    }

    private void Check(string field, string? wrong)
    {
        if (wrong is not null)
        {
            ModelState.AddModelError(field, wrong);
        }
    }
}
