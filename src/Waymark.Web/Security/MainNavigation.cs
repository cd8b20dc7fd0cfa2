namespace Waymark.Web.Security;

/// <summary>The links at the top, each shown to those whom the access table lets in.</summary>
internal static class MainNavigation
{
    private static readonly NavigationLink[] s_links =
    [
        new("/", "Home", "/Index"),
        new("/inbox", "Inbox", "/Inbox"),
        new("/cases", "Cases", "/Cases"),
        new("/approvals", "Approvals", "/Approvals"),
        new("/tasks", "Tasks", "/Tasks"),
        new("/my-reports", "My reports", "/MyReports"),
        new("/policy", "Policy", "/OurPolicy"),
        new("/policy/readers", "Who has read it", "/OurPolicy/Readers"),
        new("/adoption", "Change of policy", "/Adoption"),
        new("/reading", "Who read what", "/Reading"),
        new("/retention", "Keeping files", "/Retention"),
        new("/admin/users", "Accounts", "/Admin"),
        new("/admin/school", "School", "/Admin"),
        new("/admin/health", "Is all well?", "/Admin/Health"),
    ];

    /// <summary>Links to pages that the product has and this person may open.</summary>
    public static IEnumerable<NavigationLink> For(Who who) =>
        s_links.Where(link =>
            AccessTable.RuleFor(link.Page) is { } rule
            && (rule.Admission != Admission.Named || who.Holds([.. rule.Roles]))
        );
}

/// <param name="Page">The page or folder whose access rule decides.</param>
internal sealed record NavigationLink(string Href, string Text, string Page);
