using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Decide;

/// <summary>Last page: all of it once more, what it will lead to, and the signature.</summary>
internal sealed class CheckModel(CaseWork work, Who who, Drafts drafts)
    : DecidePage(work, who, drafts)
{
    [BindProperty]
    public bool IsMine { get; set; }

    /// <summary>The decision that stood when this page was shown; 0: none.</summary>
    [BindProperty]
    public long Instead { get; set; }

    public long Latest => Now.Case.Decision(Decision)?.Taken.Index ?? 0;

    /// <summary>What the policy will ask after it, told before it is signed.</summary>
    public IEnumerable<DutyRule> Follows =>
        Now.Policy.Duties.Where(duty =>
            duty.After is { } deed
            && (
                deed == DeedNames.Decision(Decision)
                || deed == $"{DeedNames.Decision(Decision)}.{Chosen}"
            )
        );

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindDecision())
        {
            return NotFound();
        }

        return Chosen is null ? Redirect(To(Step("/choose")))
            : Draft.Reasons is null ? Redirect(To(Step("/reason")))
            : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindDecision())
        {
            return NotFound();
        }

        if (!IsMine)
        {
            ModelState.AddModelError(nameof(IsMine), "Tick this if the decision is yours");
            return Page();
        }

        var command = new TakeDecision(Decision, Chosen ?? "", Draft.Reasons ?? "")
        {
            Advice = Draft.Advice,
            Instead = Instead,
        };
        var answer = await Record(command, Taken);
        if (answer is SeeOther)
        {
            await Forget();
        }

        return answer;
    }

    private static string Taken(Kept kept) =>
        kept.Entries is [var first, ..] ? $"/decide/taken/{first.Index}" : "/decide";
}
