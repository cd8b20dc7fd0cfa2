using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.People;

/// <summary>Everybody in the case, each with the parts they played.</summary>
internal sealed class IndexModel(CaseWork work, Who who) : CasePage(work, who)
{
    public IEnumerable<PersonCard> Cards =>
        Now.Case.People.Select(person => new PersonCard(Now, person));

    public Task<IActionResult> OnGetAsync() => Show("people");
}
