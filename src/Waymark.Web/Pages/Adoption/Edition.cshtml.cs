using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Policies.Comparison;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Adoption;

/// <summary>What an installed edition would change, and adopting it: the head, from a day on, with a reason.</summary>
internal sealed class EditionModel(
    SchoolWork schools,
    SchoolPolicy running,
    Editions editions,
    Who who,
    TimeProvider clock
) : AdoptionPage(schools, editions, who, clock)
{
    private static readonly TypedText s_reason = new("Say why the school adopts it");

    [FromRoute]
    public string Edition { get; set; } = "";

    [BindProperty]
    public TypedDate From { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    public Policy Policy { get; private set; } = null!;

    public bool IsInForce => Policy.Digest == InForce.Digest;

    public PolicyDifference Difference => PolicyDifference.Of(InForce, Policy);

    public async Task<IActionResult> OnGetAsync() => await FindEdition() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindEdition())
        {
            return NotFound();
        }

        if (From.Read(out var from) is { } wrong)
        {
            ModelState.AddModelError(nameof(From), wrong);
        }

        if (s_reason.Refuse(Reason) is { } unfit)
        {
            ModelState.AddModelError(nameof(Reason), unfit);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var adopt = new AdoptEdition(Policy, from, TypedText.Tidy(Reason));
        if (await Schools.Adopt(Me, adopt, Now, HttpContext.RequestAborted) is Refused refused)
        {
            return this.Refuse(refused);
        }

        if (await Find())
        {
            running.Take(School);
        }

        return new SeeOther("/adoption");
    }

    private async Task<bool> FindEdition()
    {
        if (!await Find() || Editions.Find(Edition) is not { } policy)
        {
            return false;
        }

        Policy = policy;
        return true;
    }
}
