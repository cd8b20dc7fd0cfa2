using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Adoption;

/// <summary>Which edition of the policy the school runs, which are installed, and what was adopted when and why.</summary>
internal sealed class IndexModel(SchoolWork schools, Editions editions, Who who, TimeProvider clock)
    : AdoptionPage(schools, editions, who, clock)
{
    public IReadOnlyList<Policy> Installed =>
        [.. Editions.Installed.Where(one => one.Edition.Policy == InForce.Edition.Policy)];

    /// <summary>What was adopted, newest first.</summary>
    public IEnumerable<AdoptedEdition> Adopted => School.Adopted.Reverse();

    /// <summary>What counts from a later day on.</summary>
    public IEnumerable<AdoptedEdition> Coming =>
        School
            .Adopted.Where(adopted => adopted.From > Today)
            .Where(adopted => School.AdoptionOn(adopted.From) == adopted)
            .OrderBy(adopted => adopted.From);

    public async Task<IActionResult> OnGetAsync() => await Find() ? Page() : NotFound();
}
