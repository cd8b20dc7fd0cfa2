using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>Keeping, holding and erasing a file on the pages that people use.</summary>
public sealed class RetentionPageTests
{
    [Fact]
    public async Task Two_people_erase_a_case_and_what_stays_is_a_certificate_that_names_no_child()
    {
        await using var school = WebSchool.WithCases();
        await school.Join("dora", Roles.DataProtectionOfficer);
        var (_, closed) = await school.CasesOfTheStory();
        await KnowBirths(school, closed);
        school.Clock.Move(TimeSpan.FromDays(366 * 30));
        var head = await school.SignedIn("helen");
        var page = await head.Open("/retention");
        Assert.Contains(closed, page.Main, StringComparison.Ordinal);
        Assert.Contains("This rule is ours", page.Main, StringComparison.Ordinal);

        await head.Open($"/retention/{closed}/propose");
        var sent = await head.Submit(("Reason", "Nobody needs it any more."));
        Assert.Equal($"/retention/{closed}", sent.Location);
        await head.Open($"/retention/{closed}/agree");
        Assert.Contains("Somebody else has to agree", (await head.Submit()).Errors.Single());

        var officer = await school.SignedIn("dora");
        await officer.Open($"/retention/{closed}/agree");
        Assert.Equal("/retention/erased", (await officer.Submit()).Location);

        foreach (var address in (string[])[$"/retention/{closed}", $"/cases/{closed}/reads"])
            Assert.Equal(404, (await officer.Open(address)).Status);
        Assert.Equal(404, (await head.Open($"/cases/{closed}")).Status);
        page = await head.Open("/retention/erased");
        var link = page.Document.QuerySelector("main a[href^='/retention/erased/']");
        page = await head.Open(link!.GetAttribute("href")!);
        Assert.Equal("Certificate of erasure", page.Heading);
        foreach (var said in (string[])[closed, "Helen Reid", "Pat dora", "Nobody needs it"])
            Assert.Contains(said, page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_a_file_is_kept_so_long_stands_with_the_rule_that_says_so()
    {
        await using var school = WebSchool.AsShipped();
        var head = await school.SignedIn("helen");

        var page = await head.Open("/retention");

        var whys = page.Document.QuerySelectorAll("main details");
        Assert.NotEmpty(whys);
        Assert.All(whys, why => Assert.Contains("years after", why.Closest("li")!.TextContent));
    }

    [Fact]
    public async Task A_hold_is_shown_with_its_reason_and_keeps_the_file()
    {
        await using var school = WebSchool.WithCases();
        var (_, closed) = await school.CasesOfTheStory();
        var head = await school.SignedIn("helen");
        await head.Open($"/retention/{closed}/hold");
        Assert.Contains("Say why the file must be kept.", (await head.Submit()).Errors);
        await head.Submit(("Reason", "A court has asked for it."));

        var page = await head.Open($"/retention/{closed}");

        Assert.Contains("A court has asked for it.", page.Main, StringComparison.Ordinal);
        Assert.Contains("End the hold", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Propose to erase", page.Main, StringComparison.Ordinal);
        Assert.Equal(404, (await head.Open($"/retention/{closed}/shred")).Status);
        Assert.Equal(404, (await head.Open("/retention/BCDFGH")).Status);
    }

    /// <summary>Finds out, as the lead, whatever date of birth is missing.</summary>
    private static async Task KnowBirths(WebSchool school, string reference)
    {
        var head = await school.Colleague("Helen Reid");
        var keeping = school.Get<RetentionWork>();
        var stop = TestContext.Current.CancellationToken;
        var found = await keeping.Find(head, reference, stop);
        foreach (var person in found!.Keeping.NotKnown)
        {
            FactGiven[] born = [new("person.born", person, ["2015-09-01"])];
            await school.Do("Priya Shah", reference, new EstablishFacts(born, "the office"));
        }

        found = await keeping.Find(head, reference, stop);
        Assert.NotNull(found!.Review.On);
    }
}
