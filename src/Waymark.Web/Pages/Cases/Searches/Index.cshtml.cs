using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Searches;

/// <summary>Every search of the case: asked for, allowed, not allowed, done.</summary>
internal sealed class IndexModel(CaseWork work, Who who) : CasePage(work, who)
{
    public IEnumerable<Waymark.Cases.Search> SearchesOf(string device) =>
        Now.Case.Searches.Where(search => search.Device == device).Reverse();

    /// <summary>The last attempt to ask that the policy refused, where nothing was asked for since.</summary>
    public Recorded? RefusedSince(string device) =>
        Now.Case.Entries.LastOrDefault(entry =>
            entry.What switch
            {
                SearchAskRefused refused => refused.Device == device,
                SearchAsked asked => asked.Device == device,
                _ => false,
            }
        )
            is { What: SearchAskRefused } last
            ? last
            : null;

    public Task<IActionResult> OnGetAsync() =>
        Show("searches", () => Now.Policy.Acts.ContainsKey(ActIds.Search));
}
