using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Edition;

/// <summary>The policy that a case is pinned to, and the other editions of it, to which it might be moved.</summary>
internal sealed class IndexModel(CaseWork work, Editions editions, Who who) : CasePage(work, who)
{
    public bool IsExactly => editions.IsExactly(Now.Case);

    public IReadOnlyList<Policy> Others =>
        [
            .. editions.Installed.Where(policy =>
                policy.Edition.Policy == Now.Policy.Edition.Policy
                && policy.Digest != Now.Case.Digest
            ),
        ];

    public Task<IActionResult> OnGetAsync() => Show("policy");
}
