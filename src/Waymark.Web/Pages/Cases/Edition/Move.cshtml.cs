using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Policies.Comparison;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Edition;

/// <summary>What another edition would change in this case, and moving it there, with a reason.</summary>
internal sealed class MoveModel(CaseWork work, Editions editions, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_reason = new("Write why this case is moved");

    [FromRoute(Name = "edition")]
    public string Other { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    public Policy Policy => editions.Find(Other)!;

    public GuidanceDifference Difference => field ??= Now.Under(Policy);

    /// <summary>Why it cannot be moved there; null where it can.</summary>
    public Refused? Refusal => MoveCaseToEdition.Refuse(Now, Policy);

    public Task<IActionResult> OnGetAsync() =>
        Show("policy", () => editions.Find(Other) is not null);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("policy") || editions.Find(Other) is not { } policy)
        {
            return NotFound();
        }

        Check(nameof(Reason), Reason, s_reason);
        return ModelState.IsValid
            ? await Record(new MoveCaseToEdition(policy, TypedText.Tidy(Reason)), "/edition")
            : Page();
    }
}
