using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>A page as the route table has it.</summary>
internal sealed record PageRoute(string Page, string Pattern)
{
    public bool HasReference => Pattern.Contains("{reference}", StringComparison.Ordinal);
}

/// <summary>Every page of the product, from its own route table, with addresses of a case filled in.</summary>
internal sealed partial class PageAddresses(PeopledSchool school)
{
    /// <summary>A reference that nothing has.</summary>
    public const string Unknown = "BCDFGH";

    private readonly Dictionary<string, Moment> cases = [];

    private static readonly Dictionary<string, string> s_always = new()
    {
        ["person"] = "p1",
        ["device"] = "d1",
        ["ask"] = "a1",
        ["decision"] = "police",
        ["fact"] = "sharing.extent",
        ["act"] = "tell-parents",
        ["edition"] = "england-2026",
        ["target"] = "p1",
        ["code"] = "404",
    };

    public static IReadOnlyList<PageRoute> Routes(WebSchool school) =>
        [
            .. school
                .Get<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Select(endpoint =>
                    (endpoint, Page: endpoint.Metadata.GetMetadata<PageActionDescriptor>())
                )
                .Where(one => one.Page is not null)
                .Select(one => new PageRoute(
                    one.Page!.ViewEnginePath,
                    "/" + one.endpoint.RoutePattern.RawText!.TrimStart('/')
                ))
                .GroupBy(route => route.Page)
                .Select(same => same.MinBy(route => route.Pattern.Length)!)
                .OrderBy(route => route.Page, StringComparer.Ordinal),
        ];

    /// <summary>The names of a page's post handlers; an empty one is the page's own.</summary>
    public static IReadOnlyList<string> PostHandlers(PageRoute route)
    {
        var name = "Waymark.Web.Pages" + route.Page.Replace('/', '.') + "Model";
        var model = typeof(Waymark.Web.Program).Assembly.GetType(name);
        return
        [
            .. (model?.GetMethods(BindingFlags.Instance | BindingFlags.Public) ?? [])
                .Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal))
                .Select(method =>
                    method.Name["OnPost".Length..].Replace("Async", "", StringComparison.Ordinal)
                ),
        ];
    }

    /// <summary>The address of a page for somebody who stands so to a case.</summary>
    public async Task<string> Of(PageRoute route, string role, Stood stood)
    {
        var now = await Now(stood.Case);
        return Value()
            .Replace(route.Pattern, match => Fill(route, match.Groups[1].Value, role, stood, now));
    }

    private string Fill(PageRoute route, string name, string role, Stood stood, Moment now) =>
        (name, Folder(route)) switch
        {
            ("reference", "Inbox" or "Report" or "MyReports") => stood.Concern,
            ("reference", _) => stood.Case,
            ("case", _) => stood.Case,
            ("of", "Tasks") => Index<SeniorTold>(now),
            ("of", _) when route.Page.Contains("Searches", StringComparison.Ordinal) => "p1",
            ("of", _) when route.Page.Contains("Chronology", StringComparison.Ordinal) =>
                Index<NoteMade>(now),
            ("of", _) => Index<Waymark.Cases.Entries.DecisionTaken>(now),
            ("fact", _) when route.Page.Contains("Searches", StringComparison.Ordinal) =>
                "person.age",
            ("duty", "Tasks") => DutyOf(role, now).Duty.Id,
            ("duty", _) => "find-where-it-is",
            ("for" or "about", _) => "",
            ("entity", "Tasks") => DutyOf(role, now).Entity ?? "",
            ("entity", _) => now.Case.Entries.Select(entry => entry.What)
                .OfType<ActRecorded>()
                .FirstOrDefault()
                ?.Entity
                ?? "a1",
            ("step", _) => "hold",
            ("file", _) => new string('0', 32),
            ("colleague", "Reading") => school.Reader.Person.Value.ToString(),
            ("colleague", _) => school.Person(Roles.Support).Person.Value.ToString(),
            ("id", "Admin") => school.Spare.Person.Value.ToString(),
            ("id", _) => new string('0', 32),
            _ => s_always[name],
        };

    /// <summary>An open duty of that role, else one of somebody else.</summary>
    private static DutyOutlook DutyOf(string role, Moment now) =>
        now
            .Guidance.Duties.Where(duty => duty.State == DutyState.Open)
            .OrderBy(duty => duty.Duty.By == role ? 0 : 1)
            .First();

    private static string Folder(PageRoute route) => route.Page.Split('/')[1];

    private static string Index<T>(Moment now)
        where T : Happening =>
        (now.Case.Entries.FirstOrDefault(entry => entry.What is T)?.Index ?? 1).ToString(
            CultureInfo.InvariantCulture
        );

    private async Task<Moment> Now(string reference)
    {
        lock (cases)
        {
            if (cases.TryGetValue(reference, out var known))
                return known;
        }

        var restricted = reference == school.Case(Relation.Restricted);
        var who = await school.School.Colleague(restricted ? "Helen Reid" : "Priya Shah");
        var now = await school.School.Get<CaseWork>().See(who, reference, "overview");
        lock (cases)
        {
            return cases[reference] = now!;
        }
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Value();
}
