using Waymark.Cases;

namespace Waymark.Web.Security;

/// <summary>Who may open which kind of page: the one table. A page in no rule stops the start.</summary>
/// <remarks>Whether a person may open this or that case is decided by the case; it answers as if the case did not exist.</remarks>
internal static class AccessTable
{
    private static readonly string[] s_leads = [Roles.SafeguardingLead, Roles.DeputyLead];

    // Who looks after how files are read and kept, two offices for each.
    private static readonly string[] s_overseers =
    [
        Roles.Head,
        Roles.DataProtectionOfficer,
        Roles.ChairOfGovernors,
    ];

    public static IReadOnlyList<AccessRule> Rules { get; } =
    [
        .. Public(
            "/SignIn",
            "/SignedOut",
            "/Locked",
            "/SessionEnded",
            "/HelpNow",
            "/About",
            "/Accessibility",
            "/Privacy",
            "/Error",
            "/SetUp",
            "/OurPolicy/Parents"
        ),
        .. SignedIn(
            "/Index",
            "/Account",
            "/YourWords",
            "/Report",
            "/MyReports",
            "/Tasks",
            "/OurPolicy"
        ),
        For("/OurPolicy/Readers", [.. s_leads, Roles.Head]),
        For("/Admin", Roles.Administrator),
        For("/Admin/Health", Roles.Administrator, Roles.Head),
        For("/Adoption", Roles.SafeguardingLead, Roles.Head),
        For("/Reading", s_overseers),
        For("/Retention", s_overseers),
        For(
            "/Cases/Reads",
            [.. s_leads, Roles.Head, Roles.ChairOfGovernors, Roles.DataProtectionOfficer]
        ),
        For("/Inbox", [.. s_leads, Roles.Head, Roles.ChairOfGovernors]),
        For("/Approvals", Roles.DeputyLead, Roles.Head, Roles.ChairOfGovernors),
        For(
            "/Cases",
            [
                .. s_leads,
                Roles.Head,
                Roles.SeniorTeam,
                Roles.Support,
                Roles.ChairOfGovernors,
                Roles.DataProtectionOfficer,
            ]
        ),
    ];

    /// <summary>The forms that cannot be undone, or give somebody access: whoever sends one proves again who they are, if they did not within the last minutes.</summary>
    public static IReadOnlyList<SensitiveAct> Sensitive { get; } =
    [
        new("/Retention/Step") { Step = "agree" },
        new("/Admin/Users/Add"),
        new("/Admin/Users/Person"),
        new("/Adoption/Edition"),
    ];

    /// <summary>The rule for a page, by its path under Pages without extension; the longest prefix wins.</summary>
    public static AccessRule? RuleFor(string page) =>
        Rules
            .Where(rule =>
                page == rule.Path || page.StartsWith(rule.Path + "/", StringComparison.Ordinal)
            )
            .MaxBy(rule => rule.Path.Length);

    private static IEnumerable<AccessRule> Public(params string[] paths) =>
        paths.Select(path => new AccessRule(path, Admission.Everyone, []));

    private static IEnumerable<AccessRule> SignedIn(params string[] paths) =>
        paths.Select(path => new AccessRule(path, Admission.SignedIn, []));

    private static AccessRule For(string path, params string[] roles) =>
        new(path, Admission.Named, roles);
}

/// <summary>A page or folder of pages and the roles that may open it.</summary>
internal sealed record AccessRule(string Path, Admission Admission, IReadOnlyList<string> Roles);

/// <summary>What is sent to a page.</summary>
internal sealed record SensitiveAct(string Page)
{
    /// <summary>Of a page that takes several steps, the one that is meant; null: all that is sent to it.</summary>
    public string? Step { get; init; }

    public bool Is(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && (
            Step is null
            || string.Equals(
                Step,
                request.RouteValues["step"] as string,
                StringComparison.OrdinalIgnoreCase
            )
        );
}

internal enum Admission
{
    Everyone,
    SignedIn,
    Named,
}
