using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Searches;

/// <summary>One question about one child, asked before the search itself is thought of.</summary>
internal sealed class AboutModel(CaseWork work, Who who) : CasePage(work, who)
{
    private const string NotKnownYet = "Not known when a search was thought of";

    [FromRoute]
    public string Device { get; set; } = "";

    [FromRoute]
    public string Fact { get; set; } = "";

    [FromRoute]
    public string Of { get; set; } = "";

    /// <summary>Set by the second button: nobody knows yet.</summary>
    [BindProperty]
    public string? NotKnown { get; set; }

    public FactRule Rule => Now.Policy.Facts[Fact];

    public FactField Field => new(Rule, null, IsHeading: true);

    public Task<IActionResult> OnGetAsync() => Show("search", IsThere);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("search") || !IsThere())
        {
            return NotFound();
        }

        var next = $"/search/ask/{Device}";
        if (NotKnown is not null)
        {
            return await Record(new MarkNotKnown(Fact, Of, NotKnownYet), next);
        }

        if (this.Answer(Rule, Of) is { } answer)
        {
            return await Record(new EstablishFacts([answer], null), next);
        }

        if (ModelState.IsValid)
        {
            ModelState.AddModelError(Fact, "Choose an answer, or say that you do not know yet");
        }

        return Page();
    }

    private bool IsThere() =>
        Now.Case.Devices.Any(one => one.Entity == Device)
        && Now.Case.Has(Of)
        && Now.Policy.Facts.TryGetValue(Fact, out var rule)
        && rule.Scope is Scope.Person or Scope.Device or Scope.Place;
}
