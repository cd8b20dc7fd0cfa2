using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Decide;

/// <summary>A decision that was taken: what, why, under which words, who signed, and whether it still stands.</summary>
internal sealed class TakenModel(CaseWork work, Who who) : CasePage(work, who)
{
    [FromRoute]
    public long Of { get; set; }

    public DecisionInCase? Decision =>
        Now.Case.Decisions.FirstOrDefault(decision => decision.Taken.Index == Of);

    public DecisionOutlook? Outlook =>
        Now.Guidance.Decisions.FirstOrDefault(outlook =>
            outlook.Decision.Id == Decision!.What.Decision
        );

    /// <summary>Whether a later decision of the same kind has taken its place.</summary>
    public bool IsTakenAgain => Now.Case.Decision(Decision!.What.Decision) != Decision;

    public bool IsStale =>
        !IsTakenAgain && Decision!.State == DecisionState.Stands && Outlook is { IsStale: true };

    public bool IsMineToSign => AgreeToDecision.WhyNot(Now, Decision!) is null;

    public string Role(string role) =>
        Now.Policy.Roles.TryGetValue(role, out var rule) ? rule.Title : role;

    public Task<IActionResult> OnGetAsync() =>
        Show("decisions", () => Decision is not null && Outlook is not null);
}
