using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Places;

/// <summary>The places that hold the picture or carried it: what kind each is, and what is known of taking it down.</summary>
internal sealed class IndexModel(CaseWork work, Who who) : CasePage(work, who)
{
    /// <summary>What the policy asks of a place.</summary>
    public IEnumerable<FactRule> Questions =>
        Now.Policy.Facts.Values.Where(rule => rule.Scope == Scope.Place);

    public string Answer(FactRule rule, string place) =>
        Now.Case.Facts.FirstOrDefault(fact => fact.Fact == rule.Id && fact.Entity == place)
            is { } known
            ? FactWords.Of(rule, known.Values)
            : "Not known";

    public Task<IActionResult> OnGetAsync() => Show("places");
}
