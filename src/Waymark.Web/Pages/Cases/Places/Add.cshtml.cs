using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Places;

/// <summary>Another place: what people call it, and what kind it is.</summary>
internal sealed class AddModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_called = new("Write what people call this place")
    {
        Longest = 200,
    };

    [BindProperty]
    public string? Called { get; set; }

    /// <summary>The kinds of place; null where the policy has none.</summary>
    public FactRule? Kind => Now.Policy.Facts.GetValueOrDefault(FactIds.PlaceKind);

    public Task<IActionResult> OnGetAsync() => Show("places");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("places"))
        {
            return NotFound();
        }

        Check(nameof(Called), Called, s_called);
        var kind = Kind is { } rule ? this.Answer(rule, null)?.Values[0] : null;
        return ModelState.IsValid
            ? await Record(new AddPlace(TypedText.Tidy(Called), kind), "/places")
            : Page();
    }
}
