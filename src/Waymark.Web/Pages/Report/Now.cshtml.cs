using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Report;

/// <summary>Do now, and never: for whoever is told, and for those whose own work begins at once.</summary>
internal sealed class NowModel(SchoolPolicy policy, Who who) : PageModel
{
    public Policy Policy => policy.InForce;

    public FirstMinutes Told => FirstMinutes.ForWhoeverIsTold(Policy, policy.Today);

    /// <summary>Null for those who have no list of their own.</summary>
    public FirstMinutes? OwnPart =>
        who.Holds(Roles.It) && Policy.Roles.ContainsKey(Roles.It)
            ? FirstMinutes.ForRole(Policy, policy.Today, Roles.It)
            : null;

    public string OwnTitle => Policy.Roles[Roles.It].Title;
}
