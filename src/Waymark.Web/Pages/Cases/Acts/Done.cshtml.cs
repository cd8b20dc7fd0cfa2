using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Acts;

/// <summary>Something that happened, as it was written down, and what followed from it.</summary>
internal sealed class DoneModel(CaseWork work, Who who) : CasePage(work, who)
{
    [FromRoute]
    public string Entity { get; set; } = "";

    public Recorded? Entry =>
        Now.Case.Acts.FirstOrDefault(entry => ((ActRecorded)entry.What).Entity == Entity);

    public ActRecorded Act => (ActRecorded)Entry!.What;

    public Task<IActionResult> OnGetAsync() => Show("acts", () => Entry is not null);
}
