using AngleSharp.Dom;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Tests.Web.Support;
using Waymark.Web.TagHelpers;

namespace Waymark.Tests.Web;

public sealed class CasePageTests
{
    private static readonly string[] s_sections =
    [
        "",
        "/steps",
        "/steps/tell-the-senior-team",
        "/questions",
        "/questions/harm.coercion",
        "/words",
        "/words/add",
        "/words/wishes",
        "/words/told",
        "/people",
        "/people/p1",
        "/people/p1/parts",
        "/people/p1/parents",
        "/people/add",
        "/devices",
        "/devices/d1",
        "/devices/d1/pass",
        "/devices/add",
        "/places",
        "/places/add",
        "/tell",
        "/access",
    ];

    [Fact]
    public async Task A_duty_whose_law_is_not_in_force_says_so_on_its_page()
    {
        await using var school = WebSchool.AsShipped();
        var (open, _) = await school.CasesOfTheStory();
        var lead = await school.SignedIn("priya");

        var page = await lead.Open($"/cases/{open}/steps/report-it-yourself");

        Assert.Contains("Not in force", page.Main, StringComparison.Ordinal);
        Assert.Contains("the duty stays off", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_has_checked_is_marked_where_it_is_first_met()
    {
        await using var school = WebSchool.AsShipped();
        var report = await (await school.SignedIn("tom")).Report("It was sent on.");
        var who = await school.Colleague("Priya Shah");
        var work = school.Get<CaseWork>();
        var stop = TestContext.Current.CancellationToken;
        Assert.IsType<Kept>(await work.Do(who, report, new TakeConcern(), stop));
        var opened = await work.Open(who, report, new OpenCase(), stop);
        var open = Assert.IsType<Kept>(opened).Reference.Text;
        FactGiven[] away = [new("cp-member.present", null, ["no"])];
        await school.Do("Priya Shah", open, new EstablishFacts(away, "the office"));
        var lead = await school.SignedIn("priya");

        var overview = await lead.Open($"/cases/{open}");
        var parents = await lead.Open($"/cases/{open}/people/p1/parents");
        var lists = new List<Shown>();
        foreach (var list in (string[])["/tasks", "/inbox", $"/cases/{open}/questions"])
            lists.Add(await lead.Open(list));

        var cover = overview.Document.QuerySelectorAll("main li").Single(IsCover);
        Assert.Contains(WhyTag.NotChecked, cover.TextContent, StringComparison.Ordinal);
        Assert.Contains(WhyTag.NotChecked, parents.Main, StringComparison.Ordinal);
        Assert.All(
            lists,
            page => Assert.Contains(WhyTag.NotChecked, page.Main, StringComparison.Ordinal)
        );

        static bool IsCover(IElement task) =>
            task.TextContent.Contains("Bring in a deputy", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_a_case_has_one_heading_and_a_title_without_name_or_reference()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();
        var reference = one.Split('/')[2];

        foreach (var section in s_sections)
        {
            var page = await lead.Open(one + section);

            Assert.True(page.Status == 200, $"{section}: {page.Status}");
            Assert.Single(page.Document.QuerySelectorAll("h1"));
            Assert.DoesNotContain(reference, page.Title, StringComparison.Ordinal);
            Assert.DoesNotContain("Wren", page.Title, StringComparison.Ordinal);
            Assert.EndsWith("– Waymark", page.Title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_unknown_case_and_one_that_is_not_theirs_get_the_same_answer()
    {
        await using var school = WebSchool.WithStaff();
        var report = await (await school.SignedIn("tom")).RaiseInConfidence("Head");
        var kept = await (await school.SignedIn("helen")).MakeCase(report);
        var lead = await school.SignedIn("priya");

        foreach (var section in s_sections)
        {
            var notTheirs = await lead.Open($"/cases/{kept}{section}");
            var unknown = await lead.Open($"/cases/ZZZZZZ{section}");

            Assert.Equal(404, notTheirs.Status);
            Assert.Equal(404, unknown.Status);
            Assert.Equal(unknown.Main, notTheirs.Main);
        }
    }

    [Theory]
    [InlineData("/steps/no-such-duty")]
    [InlineData("/steps/tell-the-senior-team/p1")]
    [InlineData("/questions/no.such")]
    [InlineData("/questions/person.age")]
    [InlineData("/questions/person.age/p9")]
    [InlineData("/questions/harm.coercion/p1")]
    [InlineData("/people/p9")]
    [InlineData("/people/p9/parts")]
    [InlineData("/people/p9/parents")]
    [InlineData("/devices/d9")]
    [InlineData("/devices/d9/pass")]
    [InlineData("/access/end/00000000-0000-0000-0000-000000000001")]
    public async Task What_a_case_does_not_have_is_not_there(string section)
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();

        Assert.Equal(404, (await lead.Open(one + section)).Status);
    }

    [Theory]
    [InlineData("tom")]
    [InlineData("sam")]
    [InlineData("ali")]
    public async Task Those_who_keep_no_cases_cannot_open_the_list(string userName)
    {
        await using var school = WebSchool.WithStaff();

        Assert.Equal(403, (await (await school.SignedIn(userName)).Open("/cases")).Status);
    }

    [Fact]
    public async Task A_case_is_found_by_a_childs_name_that_never_stands_in_an_address()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();

        var sent = await lead.Fill("/cases", null, ("Search", "Ashby"));
        var found = await lead.Open(sent.Location!);

        Assert.Equal(303, sent.Status);
        Assert.DoesNotContain("Ashby", sent.Location!, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("1 result for “Ashby”", found.Main, StringComparison.Ordinal);
        Assert.NotNull(found.Document.QuerySelector($"main a[href='{one}']"));

        var nobody = await lead.Fill("/cases", null, ("Search", "Zebedee"));
        Assert.Contains(
            "0 results for “Zebedee”",
            (await lead.Open(nobody.Location!)).Main,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_overview_says_what_to_do_next_and_whether_the_child_is_safe()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();

        var page = await lead.Open(one);

        Assert.Contains("Yes, with me or an adult they trust", page.Main, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("#next + ul a"));
        Assert.Single(page.Document.QuerySelectorAll("[aria-current=step]"));
    }

    [Fact]
    public async Task What_is_late_comes_first_of_what_to_do_next()
    {
        await using var school = WebSchool.WithStaff();
        var (_, one) = await school.MakeCase();
        school.Clock.Move(TimeSpan.FromHours(2));
        var lead = await school.SignedIn("priya");

        var page = await lead.Open(one);

        var states = page
            .Document.QuerySelectorAll("#next + ul .govuk-task-list__status")
            .Select(state => state.TextContent.Trim())
            .ToList();
        Assert.Equal("Overdue", states[0]);
        Assert.Contains("To do", states);
        Assert.Equal(states.OrderByDescending(state => state == "Overdue"), states);
    }

    [Fact]
    public async Task Every_duty_of_the_policy_stands_on_the_steps_page_with_its_owner_clause_and_reasons()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();

        var page = await lead.Open($"{one}/steps");

        var rows = page.Document.QuerySelectorAll(".way-duty");
        Assert.True(rows.Length > 30, $"{rows.Length} duties");
        Assert.All(
            rows,
            row =>
            {
                Assert.Contains("Clause", row.TextContent, StringComparison.Ordinal);
                Assert.Contains("What this rests on", row.TextContent, StringComparison.Ordinal);
            }
        );
        Assert.Contains(
            rows,
            row =>
                row.QuerySelector(".way-tag, .govuk-tag")?.TextContent == "May be asked"
                && row.QuerySelector(".way-duty__questions a") is not null
        );
    }

    [Fact]
    public async Task The_pages_about_devices_carry_the_warning_of_the_edition()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();

        foreach (
            var section in new[] { "/devices", "/devices/add", "/devices/d1", "/devices/d1/pass" }
        )
        {
            var page = await lead.Open(one + section);

            Assert.Contains("National advice has changed", page.Main, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_has_looked_is_listed()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, one) = await school.MakeCase();
        var head = await school.SignedIn("helen");
        await head.Open(one);

        await lead.Open($"{one}/access");
        var page = await lead.Open($"{one}/reads");

        var looks = page.Document.QuerySelectorAll("table tbody tr").Select(row => row.TextContent);
        Assert.Contains(looks, row => row.Contains("Helen Reid", StringComparison.Ordinal));
    }
}
