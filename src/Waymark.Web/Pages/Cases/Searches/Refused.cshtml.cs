using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Searches;

/// <summary>A search that cannot be asked for: every clause with its sentence, and what to do instead. There is nothing to send here.</summary>
internal sealed class RefusedModel(CaseWork work, Who who) : CasePage(work, who)
{
    [FromRoute]
    public string Device { get; set; } = "";

    /// <summary>The last attempt, as it was recorded.</summary>
    public Recorded? Tried =>
        Now.Case.Entries.LastOrDefault(entry =>
            entry.What is SearchAskRefused refused && refused.Device == Device
        );

    public Permission Answer => Now.May(Refused.Act, Device, Refused.Facts);

    public TurningsShown WouldChange =>
        new(Now.WhatWouldChange(Refused.Act, Device, Refused.Facts), Names);

    /// <summary>What stands against asking as the case is now; what another's grant supplies does not.</summary>
    public IReadOnlyList<Ground> Grounds =>
        [.. Answer.Grounds.Where(ground => ground.GrantedBy is null)];

    private SearchAskRefused Refused => (SearchAskRefused)Tried!.What;

    public Task<IActionResult> OnGetAsync() => Show("search", () => Tried is not null);
}
