using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Waymark.Cases.Commands;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>The demonstration school with something under way on every page, and every form with a field to type in that its people see.</summary>
public sealed partial class FormsOfASchool : IAsyncLifetime
{
    // The deputy sees what the lead sees.
    private static readonly string[] s_people =
    [
        "priya",
        "tom",
        "helen",
        "ruth",
        "nora",
        "sam",
        "edith",
        "ali",
    ];

    private readonly List<SeenForm> forms = [];
    private IReadOnlyList<PageRoute> routes = [];
    private Dictionary<string, string[]> starts = [];

    internal WebSchool School { get; } = WebSchool.WithCases();

    /// <summary>Each form once, as the first who saw it.</summary>
    internal IReadOnlyList<SeenForm> Forms => forms;

    /// <summary>Pages that take something which is typed or chosen, and on which no such form was seen.</summary>
    internal IEnumerable<string> Unseen =>
        routes
            .Where(route => PageAddresses.PostHandlers(route).Count > 0)
            .Select(route => route.Pattern)
            .Except(forms.Select(form => form.Route));

    public async ValueTask InitializeAsync()
    {
        _ = School.Services;
        routes = PageAddresses.Routes(School);
        starts = await Begin();
        var anybody = School.Browser();
        Keep(anybody, await Crawl.From(anybody, SameForm, "/sign-in"));
        foreach (var person in s_people)
        {
            var browser = await School.SignedIn(person);
            Keep(browser, await Crawl.From(browser, SameForm, StartsOf(person)));
        }
    }

    public ValueTask DisposeAsync() => School.DisposeAsync();

    /// <summary>What those who see most can read now: one page of each duty and question is enough.</summary>
    internal async Task<IReadOnlyList<Shown>> Read()
    {
        var pages = new List<Shown>();
        foreach (var person in (string[])["priya", "helen", "tom", "nora", "ali"])
        {
            var browser = await School.SignedIn(person);
            var crawl = await Crawl.From(browser, SameLeaf, StartsOf(person));
            pages.AddRange(crawl.Pages.Select(one => one.Page));
        }

        return pages;
    }

    /// <summary>Entries of the school, but for those that say somebody read something.</summary>
    internal Task<int> Written() => School.Written();

    /// <summary>Puts something under way on the pages that are sent on without it; gives where each person begins.</summary>
    private async Task<Dictionary<string, string[]>> Begin()
    {
        var (open, closed) = await School.CasesOfTheStory();
        var teacher = await School.SignedIn("tom");
        var unsent = await teacher.Raise();
        var untaken = await teacher.Report();
        var taken = await teacher.Report();
        var leads = await School.SignedIn("priya");
        await leads.Take(taken);
        var nora = await School.Colleague("Nora Quinn");
        await School.Do("Priya Shah", open, new GiveSight(nora, ["p1"], "She plans the support."));
        await School.Do("Priya Shah", open, new TakeDecision("police", "not-made", "Not yet."));
        await leads.AskToSearch(open);
        var decide = $"/cases/{open}/decide/social-care";
        var choices = await leads.Open($"{decide}/choose");
        var first = choices.Document.QuerySelector("main input[name=Option]");
        await leads.Submit(("Option", first?.GetAttribute("value") ?? ""));
        await leads.Open($"{decide}/reason");
        await leads.Submit(("Reasons", "As the facts stand."));
        Keep(leads, await leads.Open($"/cases/{closed}/close/reopen"));
        await School.Do("Priya Shah", closed, new ReopenCase("Her mother rang again."));
        return new()
        {
            ["priya"] =
            [
                $"/inbox/{taken}/decide",
                $"/inbox/{taken}/aside",
                $"/inbox/{taken}/join",
                $"/inbox/{taken}/pass",
                $"/inbox/{taken}",
                $"/inbox/{untaken}",
                $"/cases/{open}",
                $"/cases/{open}/edition/england-2026",
                $"{decide}/reason",
                $"{decide}/check",
                $"/cases/{closed}/close",
            ],
            ["tom"] =
            [
                $"/my-reports/{untaken}/add",
                .. ((string[])["child", "what", "words", "facts", "check"]).Select(page =>
                    $"/report/{unsent}/{page}"
                ),
            ],
        };
    }

    private string[] StartsOf(string person) => [.. starts.GetValueOrDefault(person, []), "/"];

    private void Keep(Browser browser, Crawl crawl)
    {
        foreach (var page in crawl.Pages)
            Keep(browser, page.Page);
    }

    private void Keep(Browser browser, Shown page)
    {
        foreach (
            var form in page.Document.QuerySelectorAll<IHtmlFormElement>("main form[method=post]")
        )
        {
            var seen = new SeenForm(browser, page, form, RouteOf(page.Path, form));
            if (forms.All(one => one.Shape != seen.Shape))
                forms.Add(seen);
        }
    }

    private string RouteOf(string path, IHtmlFormElement form)
    {
        var action = form.GetAttribute("action") is { Length: > 0 } to
            ? Crawl.Resolve(path, to)
            : Crawl.Resolve(path, path);
        var route = routes
            .Where(one => Fits(one.Pattern, action.AbsolutePath))
            .MinBy(one => one.Pattern.Count(letter => letter == '{'));
        return route?.Pattern ?? action.AbsolutePath;
    }

    private static bool Fits(string pattern, string path) =>
        Regex.IsMatch(
            path,
            "^"
                + Parameter()
                    .Replace(pattern, match => match.Value.Contains('?') ? "?[^/]*" : "[^/]+")
                + "$"
        );

    /// <summary>The same page of another case or report shows the same form.</summary>
    private static string SameForm(string address) => Reference().Replace(address, "/*");

    /// <summary>One duty's page, or one question's, reads like another's.</summary>
    private static string SameLeaf(string address) => Leaf().Replace(address, "$1");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("((steps|questions|acts/may|acts/record))/.*")]
    private static partial Regex Leaf();

    [GeneratedRegex("/[A-Z0-9]{6}(?=/|$|\\?)")]
    private static partial Regex Reference();
}
