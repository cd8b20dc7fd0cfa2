using Waymark.Cases;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>Every link that anybody can press leads to a page, and to the place on it that it names.</summary>
public sealed class DeadLinkTests
{
    /// <summary>Who signs in, and the fewest pages they must reach: a crawl that finds nothing holds nothing.</summary>
    public static TheoryData<string, int> People =>
        new()
        {
            { "priya", 400 },
            { "joy", 400 },
            { "helen", 400 },
            { "ruth", 12 },
            { "tom", 10 },
            { "nora", 12 },
            { "sam", 8 },
            { "edith", 10 },
            { "ali", 20 },
        };

    [Theory]
    [MemberData(nameof(People))]
    public async Task Every_link_of_the_demonstration_school_leads_to_a_page(
        string userName,
        int fewest
    )
    {
        await using var school = WebSchool.WithCases();

        Expect(await Crawl.From(await school.SignedIn(userName), "/"), userName, fewest);
    }

    [Fact]
    public async Task Every_link_leads_to_a_page_for_each_role_that_stands_alone()
    {
        await using var school = new PeopledSchool();
        await school.InitializeAsync();
        Expect(await Crawl.From(school.School.Browser(), "/"), "signed out", 4);

        // The three who open every case are those of the demonstration school, above.
        string[] above = [Roles.SafeguardingLead, Roles.DeputyLead, Roles.Head];
        foreach (var role in PeopledSchool.OneOfEach.Except(above))
            Expect(await Crawl.From(await school.As(role), "/"), role, 10);
    }

    private static void Expect(Crawl crawl, string who, int fewest)
    {
        Assert.True(crawl.Broken.Count == 0, $"{who}:\n" + string.Join('\n', crawl.Broken));
        Assert.True(crawl.Pages.Count >= fewest, $"{who} reached {crawl.Pages.Count} pages");
    }
}
