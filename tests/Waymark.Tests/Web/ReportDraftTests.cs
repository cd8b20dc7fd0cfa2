using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

public sealed class ReportDraftTests
{
    [Fact]
    public async Task A_report_is_taken_up_again_on_another_device()
    {
        await using var school = WebSchool.WithStaff();
        var phone = await school.SignedIn("tom");
        var reference = await phone.Raise();
        await phone.Answer(
            $"/report/{reference}/child",
            ("Name", "Zebedee Ashby"),
            ("Then", "later")
        );

        var laptop = await school.SignedIn("tom");
        var home = await laptop.Open("/");
        var link = home.Document.QuerySelector(".way-card a")!.GetAttribute("href")!;
        var child = await laptop.Open($"/report/{reference}/child");

        Assert.Equal($"/report/{reference}/what", link);
        Assert.Equal("Zebedee Ashby", child.Document.QuerySelector("#Name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Words_are_kept_while_they_are_typed()
    {
        await using var school = WebSchool.WithStaff();
        var phone = await school.SignedIn("tom");
        var reference = await phone.Raise();
        var page = await phone.Open($"/report/{reference}/words");
        var keep = page
            .Document.QuerySelector("form[data-autosave]")!
            .GetAttribute("data-autosave")!;

        var kept = await phone.Post(
            keep,
            [
                new("Words", "half a sent"),
                new(
                    "Form",
                    page.Document.QuerySelector("input[name=Form]")!.GetAttribute("value")!
                ),
            ]
        );

        Assert.Equal("Saved 10:30", kept.Body);
        var laptop = await (await school.SignedIn("tom")).Open($"/report/{reference}/words");
        Assert.Equal("half a sent", laptop.Document.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task What_is_written_and_not_sent_is_its_authors_alone()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");
        var reference = await teacher.Raise();
        await teacher.Write(reference, Reporting.ChildsWords);

        var lead = await (await school.SignedIn("priya")).Open($"/inbox/{reference}");

        Assert.DoesNotContain("mum", lead.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Wren", lead.Body, StringComparison.Ordinal);
        Assert.Contains("still writing the rest", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_only_watches_does_not_keep_an_idle_session_open()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");
        var reference = await teacher.Raise();

        for (var minute = 0; minute < 15; minute++)
        {
            school.Clock.Move(TimeSpan.FromMinutes(1));
            await Watch(teacher, reference);
        }

        school.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal("/session-ended", (await Watch(teacher, reference)).Location);
    }

    [Fact]
    public async Task A_child_of_the_register_is_found_and_carried_over_with_the_class()
    {
        await using var school = WebSchool.WithStaff();
        await school.Enrol("Zebedee Ashby", "Zebediah Cole", "Tobias Lund");
        var teacher = await school.SignedIn("tom");
        var reference = await teacher.Raise();

        var asked = await teacher.Answer($"/report/{reference}/child", ("Name", "zebed"));
        var offered = asked
            .Document.QuerySelectorAll("input[name=Chosen]")
            .Select(one => one.GetAttribute("value")!)
            .ToList();
        var chosen = await teacher.SubmitForm(Reporting.Form, ("Chosen", offered[0]));

        Assert.Equal(3, offered.Count);
        Assert.Equal($"/report/{reference}/what", chosen.Location);
        var check = await teacher.Open($"/report/{reference}/child");
        Assert.Equal("Zebedee Ashby", check.Document.QuerySelector("#Name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_register_answers_the_author_of_a_report_and_nobody_else()
    {
        await using var school = WebSchool.WithStaff();
        await school.Enrol("Zebedee Ashby");
        var teacher = await school.SignedIn("tom");
        var reference = await teacher.Raise();
        var other = await school.SignedIn("amina");

        var found = await Find(teacher, reference);
        var refused = await Find(other, reference);

        Assert.Contains("Zebedee Ashby, 6B", found.Body, StringComparison.Ordinal);
        Assert.Equal(404, refused.Status);
    }

    private static Task<Shown> Watch(Browser browser, string reference)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/report/{reference}/status");
        request.Headers.Add("Waymark-Watching", "yes");
        return browser.Send(request);
    }

    private static async Task<Shown> Find(Browser browser, string reference)
    {
        var form = await browser.Open("/report");
        var token = form.Document.QuerySelector("input[name=Form]")!.GetAttribute("value")!;
        return await browser.Post(
            $"/report/{reference}/child?handler=Find",
            [new("Name", "Zebed"), new("Form", token)]
        );
    }
}
