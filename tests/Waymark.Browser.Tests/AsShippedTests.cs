using Waymark.Browser.Tests.Support;
using Waymark.Tests.Web.Support;

namespace Waymark.Browser.Tests;

/// <summary>The demonstration school as ./run makes it, under the edition that new schools begin with.</summary>
public sealed class AsShippedTests
{
    [Fact]
    public async Task Every_page_of_a_new_school_is_clear()
    {
        await using var school = await SchoolOnScreen.Open(WebSchool.AsShipped());
        var person = await school.SignsIn("priya", Screen.Phone);
        var look = new GalleryLook(["Priya Shah", "Helen Reid", "Tom Ellis"]);
        var crawl = new GalleryCrawl(person.Page, look, "priya", ofAKind: 1);
        await crawl.From("/");
        Assert.True(crawl.Wrong.Count == 0, string.Join('\n', crawl.Wrong));
        Assert.True(crawl.Pages >= 45, $"She reached {crawl.Pages} pages.");
    }

    [Fact]
    public async Task A_device_that_may_hold_a_picture_is_not_searched_and_the_lead_is_told_what_to_do_and_what_would_change_it()
    {
        await using var school = await SchoolOnScreen.Open(WebSchool.AsShipped());
        var lead = await school.SignsIn("priya", Screen.Phone);
        await lead.Opens("/cases");
        await lead.FollowsFirst("main a[href^='/cases/']:not([href*='?'])");
        await lead.Opens(lead.At + "/acts/may/search/d1");
        await lead.IsAt("No");
        await lead.Sees("Do this instead");
        await lead.Page.GetByText("What would change this").ClickAsync();
        await lead.Sees("Change an answer only if it was wrong");
        await lead.Looks("may-search-england");
    }
}
