using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Tests.Web.Support;
using Waymark.Web.Accounts;

namespace Waymark.Tests.Web;

public sealed class OurPolicyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_read_the_policy_in_force_and_say_so_once()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");
        var page = await teacher.Open("/policy");
        var edition = school.Get<Editions>().ForNewSchools;
        Assert.Equal(edition.Edition.Title, page.Heading);
        Assert.Contains("How we make sure", page.Main, StringComparison.Ordinal);
        Assert.Contains(edition.Digest[..12], page.Main, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main [style], main script"));
        Assert.Single(page.Document.QuerySelectorAll("h1"));

        var sent = await teacher.SubmitForm(Reporting.Form);
        Assert.Equal("/policy?confirmed=true", sent.Location);
        var after = await teacher.Open(sent.Location!);
        Assert.Contains("You said at 10:30 today", after.Main, StringComparison.Ordinal);
        Assert.Empty(after.Document.QuerySelectorAll(Reporting.Form));
    }

    [Fact]
    public async Task The_head_and_the_leads_see_who_has_not_read_it()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");
        await teacher.Open("/policy");
        await teacher.SubmitForm(Reporting.Form);

        foreach (var name in new[] { "helen", "priya" })
        {
            var page = await (await school.SignedIn(name)).Open("/policy/readers");
            var lists = page
                .Document.QuerySelectorAll("main ul")
                .Select(list => list.TextContent)
                .ToList();
            Assert.Contains("Amina Yusuf", lists[0], StringComparison.Ordinal);
            Assert.DoesNotContain("Tom Ellis", lists[0], StringComparison.Ordinal);
            Assert.Contains("Tom Ellis", lists[1], StringComparison.Ordinal);
            Assert.Contains("/policy/readers", page.Body, StringComparison.Ordinal);
        }

        Assert.Equal(403, (await teacher.Open("/policy/readers")).Status);
        Assert.DoesNotContain(
            "/policy/readers",
            (await teacher.Open("/")).Body,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/policy/readers", "Who has read it")]
    [InlineData("/policy/parents", "Policy")]
    [InlineData("/account/password", "Priya Shah")]
    public async Task One_link_at_the_top_says_where_somebody_is(string address, string link)
    {
        await using var school = WebSchool.WithStaff();
        var page = await (await school.SignedIn("priya")).Open(address);

        var here = page.Document.QuerySelectorAll(".way-nav [aria-current]");

        Assert.Equal([link], here.Select(one => one.TextContent.Trim()));
    }

    [Fact]
    public async Task Who_has_read_other_words_is_asked_again()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");
        await teacher.Open("/policy");
        var schools = school.Get<SchoolWork>();
        var id = school.Get<SchoolRecord>().School;
        var tom = (await schools.School(id, Stop))!.Colleagues.Single(one =>
            one.Name == "Tom Ellis"
        );
        await schools.Record(
            id,
            tom.As(Roles.Staff),
            [new PolicyReadConfirmed("an-edition", "00ff")],
            Stop
        );

        var page = await teacher.Open("/policy");
        Assert.NotNull(page.Document.QuerySelector(Reporting.Form));
        Assert.NotNull((await schools.School(id, Stop))!.ReadBy(tom.Person, "00ff"));
    }

    [Fact]
    public async Task To_say_it_twice_leaves_one_entry()
    {
        await using var school = WebSchool.WithStaff();
        var schools = school.Get<SchoolWork>();
        var id = school.Get<SchoolRecord>().School;
        var tom = (await schools.School(id, Stop))!.Colleagues.Single(one =>
            one.Name == "Tom Ellis"
        );
        await schools.ConfirmPolicyRead(
            id,
            tom.As(Roles.Staff),
            school.Get<Editions>().ForNewSchools,
            Stop
        );
        var first = (await schools.School(id, Stop))!.PolicyReads;
        school.Clock.Move(TimeSpan.FromHours(1));
        await schools.ConfirmPolicyRead(
            id,
            tom.As(Roles.Staff),
            school.Get<Editions>().ForNewSchools,
            Stop
        );
        Assert.Equal(first, (await schools.School(id, Stop))!.PolicyReads);
        Assert.Single(first);
    }

    [Fact]
    public async Task Anyone_reads_the_part_for_parents_and_it_holds_no_rule()
    {
        await using var school = WebSchool.WithStaff();
        var page = await school.Browser().Open("/policy/parents");
        Assert.Equal(200, page.Status);
        Assert.Contains("Report Remove", page.Main, StringComparison.Ordinal);
        Assert.Contains(
            (await school.Get<SchoolWork>().School(school.Get<SchoolRecord>().School, Stop))!
                .Settings
                .Name,
            page.Main,
            StringComparison.Ordinal
        );
        Assert.Empty(page.Document.QuerySelectorAll(".policy-how,.policy-flow,.policy-clause"));
        Assert.NotNull((await school.Browser().Open("/policy")).Location);
    }
}
