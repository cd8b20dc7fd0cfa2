using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>Adopting an edition and moving a case, on the pages that people use.</summary>
public sealed class AdoptionPageTests
{
    private const string Other = "/adoption/england-2026";

    [Fact]
    public async Task The_head_reads_what_would_change_and_adopts_it_from_a_day_with_a_reason()
    {
        await using var school = WebSchool.WithStaff();
        var helen = await school.SignedIn("helen");
        var page = await helen.Open(Other);
        Assert.Contains("A new clause, UKCIS.def.1", page.Main, StringComparison.Ordinal);

        var sent = await helen.Submit(From("2099"));

        Assert.Equal("/adoption", sent.Location);
        var main = (await helen.Open("/adoption")).Main;
        Assert.Contains("1 December 2099", main, StringComparison.Ordinal);
        Assert.Contains("The governors agreed.", main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_past_is_refused_and_the_reason_stays()
    {
        await using var school = WebSchool.WithStaff();
        var helen = await school.SignedIn("helen");
        await helen.Open(Other);
        var page = await helen.Submit(From("2001"));

        Assert.Contains(
            page.Errors,
            error => error.StartsWith("This day is past.", StringComparison.Ordinal)
        );
        Assert.Contains("The governors agreed.", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lead_reads_it_and_is_told_that_the_head_adopts()
    {
        await using var school = WebSchool.WithStaff();
        var priya = await school.SignedIn("priya");
        var page = await priya.Open(Other);

        Assert.Contains("The head adopts a policy", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("From which day?", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_policy_of_a_case_a_link_leads_to_each_other_that_is_installed()
    {
        await using var school = WebSchool.WithCases();
        var (open, _) = await school.CasesOfTheStory();
        var page = await (await school.SignedIn("priya")).Open($"/cases/{open}/edition");

        var link = page.Document.QuerySelector(
            $"main a[href='/cases/{open}/edition/england-2026']"
        );

        Assert.NotNull(link);
        Assert.Contains("England 2026", link.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_moved_after_its_differences_were_shown()
    {
        await using var school = WebSchool.WithCases();
        var priya = await school.SignedIn("priya");
        var cases = await priya.Open("/cases");
        var address = cases
            .Document.QuerySelectorAll("main a")
            .Select(link => link.GetAttribute("href")!)
            .First(href => href.StartsWith("/cases/", StringComparison.Ordinal));
        var page = await priya.Open(address + "/edition/england-2026");
        Assert.Contains("A new duty: ", page.Main, StringComparison.Ordinal);

        var sent = await priya.Submit(("Reason", "National advice has changed."));

        Assert.Equal(address + "/edition", sent.Location);
        page = await priya.Open(address + "/chronology");
        Assert.Contains(
            "The case was moved to the policy england-2026",
            page.Main,
            StringComparison.Ordinal
        );
        Assert.Contains("National advice has changed.", page.Main, StringComparison.Ordinal);
    }

    private static (string, string)[] From(string year) =>
        [
            ("From.Day", "1"),
            ("From.Month", "12"),
            ("From.Year", year),
            ("Reason", "The governors agreed."),
        ];
}
