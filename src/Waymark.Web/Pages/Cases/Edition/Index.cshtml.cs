using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Edition;

/// <summary>The policy that a case is pinned to, and those that it might be moved to.</summary>
internal sealed class IndexModel(CaseWork work, Editions editions, Who who) : CasePage(work, who)
{
    public bool IsExactly => editions.IsExactly(Now.Case);

    public IReadOnlyList<Policy> Others =>
        [.. editions.Installed.Where(policy => policy.Digest != Now.Case.Digest)];

    public Task<IActionResult> OnGetAsync() => Show("policy");
}
