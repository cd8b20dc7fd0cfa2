using System.Text;
using System.Text.RegularExpressions;
using Waymark.Cases;
using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>Every page, for every role, for every way of standing to a case: read from the route table, held against one approved file.</summary>
public sealed partial class PageAccessTests(PeopledSchool school) : IClassFixture<PeopledSchool>
{
    private const string SignedOut = "signed-out";
    private const char Fault = '!';

    private static readonly string[] s_confidences =
    [
        "Wren",
        "Ashby",
        "Lorcan",
        "Vellacott",
        "Saskia",
        "Thistlewood",
        "zanzibar",
    ];

    private readonly PageAddresses addresses = new(school);

    [Fact]
    public async Task Every_page_answers_each_role_and_relation_as_approved()
    {
        var routes = PageAddresses.Routes(school.School);
        string[] who = [SignedOut, .. PeopledSchool.OneOfEach];
        var columns = await Task.WhenAll(who.Select(role => Column(role, routes)));

        var text = new StringBuilder(Legend(who));
        for (var row = 0; row < routes.Count; row++)
        {
            var cells = columns.Select(column => column[row]);
            text.Append(routes[row].Pattern.PadRight(58)).AppendJoin("  ", cells).Append('\n');
        }

        Approved.Text(text.ToString(), "PageAccessTests.approved.txt");
        Assert.DoesNotContain(Fault, string.Concat(columns.SelectMany(column => column)));
    }

    [Fact]
    public async Task A_case_about_an_adult_who_works_here_is_in_no_list_but_the_heads()
    {
        var hidden = school.Of(Roles.Staff, Relation.Restricted)!;
        foreach (var role in PeopledSchool.OneOfEach)
        {
            var lists = await Lists(await school.As(role));
            Assert.Equal(role == Roles.Head, lists.Contains(hidden.Case, StringComparison.Ordinal));
            Assert.DoesNotContain(hidden.Concern, lists, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_list_names_a_child_and_the_administrators_show_no_case()
    {
        var some = Enum.GetValues<Relation>().Select(school.Case).ToList();
        foreach (var role in PeopledSchool.OneOfEach)
        {
            var lists = await Lists(await school.As(role));
            Assert.DoesNotContain(s_confidences, lists.Contains);
            if (role is Roles.Administrator)
                Assert.DoesNotContain(some, lists.Contains);
        }
    }

    /// <summary>All lists together, with a search for each child.</summary>
    private static async Task<string> Lists(Browser browser)
    {
        var all = new StringBuilder();
        string[] lists =
        [
            "/",
            "/inbox",
            "/inbox/latest",
            "/cases",
            "/cases?show=closed",
            "/tasks",
            "/approvals",
            "/my-reports",
        ];
        foreach (var list in lists)
        {
            all.Append((await browser.Open(list)).Main);
        }

        foreach (var name in (string[])["Saskia", "Wren", "Lorcan"])
        {
            if ((await browser.Open("/cases")).Status != 200)
                continue;
            await browser.Submit(("Search", name));
            all.Append(
                (await browser.Open("/cases?show=found"))
                    .Document.QuerySelector("main table")
                    ?.TextContent
            );
        }

        return all.ToString();
    }

    private static string Legend(string[] who)
    {
        var legend = new StringBuilder(
            """
            What each page answers. A column is a person who holds that one role; its five letters are how they stand to the case or report:
            nobody in it, its reporter, named in it, told of it as senior team, and a case about an adult who works here. (Pages without a reference: one letter.)
              #  the page, with a child's name or words    +  the page, with none    >  sent on to another page
              s  sent to sign in                           x  403, not their kind of page    .  404, it does not exist for them    -  cannot be

            """
        );
        for (var one = 0; one < who.Length; one++)
        {
            legend.Append(new string(' ', 58));
            for (var before = 0; before < one; before++)
            {
                legend.Append("|      ");
            }

            legend.Append(who[one]).Append('\n');
        }

        return legend.ToString();
    }

    private async Task<string[]> Column(string role, IReadOnlyList<PageRoute> routes)
    {
        await Task.Yield();
        var browser = role == SignedOut ? school.School.Browser() : await school.As(role);
        var cells = new string[routes.Count];
        for (var row = 0; row < routes.Count; row++)
        {
            cells[row] = await Cell(browser, role, routes[row]);
        }

        return cells;
    }

    private async Task<string> Cell(Browser browser, string role, PageRoute route)
    {
        if (!route.HasReference)
        {
            var stood = school.Of(Roles.Staff, Relation.Stranger)!;
            return Letter(await browser.Open(await addresses.Of(route, role, stood))) + "    ";
        }

        var unknown = await Unknown(browser, role, route);
        var cell = new StringBuilder();
        foreach (var relation in Enum.GetValues<Relation>())
        {
            var stood = school.Of(role == SignedOut ? Roles.Staff : role, relation);
            cell.Append(stood is null ? '-' : await Answer(browser, role, route, stood, unknown));
        }

        return cell.ToString();
    }

    private async Task<Shown> Unknown(Browser browser, string role, PageRoute route)
    {
        var nowhere = new Stood(PageAddresses.Unknown, PageAddresses.Unknown);
        var known = school.Of(Roles.Staff, Relation.Stranger)!;
        var address = (await addresses.Of(route, role, known))
            .Replace(known.Case, nowhere.Case, StringComparison.Ordinal)
            .Replace(known.Concern, nowhere.Concern, StringComparison.Ordinal);
        var shown = await browser.Open(address);
        Assert.True(Letter(shown) is '.' or 'x' or 's', $"{role} at {address}: {shown.Status}");
        return shown;
    }

    private async Task<char> Answer(
        Browser browser,
        string role,
        PageRoute route,
        Stood stood,
        Shown unknown
    )
    {
        var shown = await browser.Open(await addresses.Of(route, role, stood));
        if (Letter(shown) is '.')
        {
            Assert.Equal(unknown.Status, shown.Status);
            Assert.True(unknown.Body == shown.Body, $"{role} can tell that {shown.Path} exists");
            Assert.Equal(Headers(unknown), Headers(shown));
            await AssertNothingCanBeSent(browser, role, route, shown.Path);
        }

        return Letter(shown);
    }

    /// <summary>Where a page does not exist for somebody, nothing that it takes can be sent either.</summary>
    private static async Task AssertNothingCanBeSent(
        Browser browser,
        string role,
        PageRoute route,
        string address
    )
    {
        var fields = new Dictionary<string, string>
        {
            ["Form"] = await Token(browser),
            ["Submission"] = "0199aaaa-0000-7000-8000-000000000001",
            ["Words"] = "Words from a stranger",
        };
        foreach (var handler in PageAddresses.PostHandlers(route))
        {
            var sent = await browser.Post($"{address}?handler={handler}", fields);
            Assert.True(
                sent.Status == 404,
                $"{role} can send {handler} to {address}: {sent.Status}"
            );
        }
    }

    private static async Task<string> Token(Browser browser)
    {
        const string field = "input[name=Form]";
        var here = browser.Now?.Document.QuerySelector(field);
        var token = here ?? (await browser.Open("/report")).Document.QuerySelector(field);
        return token!.GetAttribute("value")!;
    }

    private static string Headers(Shown shown) =>
        string.Join(
            '\n',
            shown
                .Answer.Headers.Concat(shown.Answer.Content.Headers)
                .Where(header => header.Key != "Date")
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
        );

    // A form's token is random letters: four of them can spell a name.
    [GeneratedRegex(@"CfDJ8[\w-]+")]
    private static partial Regex FormToken();

    private static char Letter(Shown shown) =>
        shown switch
        {
            { Status: 200 } => s_confidences.Any(word =>
                FormToken()
                    .Replace(shown.Body, "")
                    .Contains(word, StringComparison.OrdinalIgnoreCase)
            )
                ? '#'
                : '+',
            { Status: 204 } => '+',
            { Status: 404 } => '.',
            { Status: 403 } => 'x',
            { Location: { } to } => to.StartsWith("/sign-in", StringComparison.Ordinal) ? 's' : '>',
            _ => Fault,
        };
}
