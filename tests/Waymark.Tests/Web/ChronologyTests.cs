using Waymark.Cases.Entries;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

public sealed class ChronologyTests
{
    private const string Odd = "<b>Hello</b> \U0001F600 مرحبا '; DROP TABLE x; --";

    [Fact]
    public async Task What_is_typed_is_words_and_a_correction_strikes_it_through_beside_its_reason()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        await lead.Open($"/cases/{reference}/chronology/add");
        await lead.SubmitForm(Reporting.Form, ("Words", Odd));
        var page = await lead.Open($"/cases/{reference}/chronology");
        Assert.Contains(Odd, page.Main, StringComparison.Ordinal);
        var correct = page
            .Document.QuerySelectorAll("main a")
            .First(link => link.TextContent.Contains("A note was made", StringComparison.Ordinal));
        await lead.Open(correct.GetAttribute("href")!);

        var kept = await lead.SubmitForm(
            Reporting.Form,
            ("Says", "It was the other way round."),
            ("Reason", "I mixed up two names.")
        );
        var after = await lead.Open(kept.Location!);

        var struck = after.Document.QuerySelector("main .way-struck blockquote");
        Assert.Equal(Odd, struck?.TextContent);
        Assert.Contains("Corrected by Priya Shah", after.Main, StringComparison.Ordinal);
        Assert.Contains("I mixed up two names.", after.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_bears_when_it_happened_when_the_school_was_told_and_when_it_was_written()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        await lead.Open($"/cases/{reference}/chronology/add");

        await lead.SubmitForm(
            Reporting.Form,
            [
                ("Words", "Her aunt rang."),
                .. At("HappenedAt", "22", "18:10"),
                .. At("ToldAt", "23", "08:40"),
            ]
        );
        var page = await lead.Open($"/cases/{reference}/chronology?order=oldest");

        var first = page.Document.QuerySelector("main .way-timeline__item")!.TextContent;
        Assert.Contains("18:10 yesterday", first, StringComparison.Ordinal);
        Assert.Contains("Told 08:40 today", first, StringComparison.Ordinal);
        Assert.Contains("Written 10:35 today by Priya Shah", first, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("long")]
    [InlineData("data:image/png;base64,iVBORw0KGgo=")]
    public async Task Nothing_too_much_and_pictures_are_said_beside_the_field(string words)
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        await lead.Open($"/cases/{reference}/chronology/add");

        var typed = words == "long" ? new string('a', 100_000) : words;
        var wrong = await lead.SubmitForm(Reporting.Form, ("Words", typed));

        Assert.NotNull(wrong.ErrorBeside("Words"));
        Assert.Equal(typed, wrong.Document.QuerySelector("#Words")!.TextContent);
        Assert.Equal(0, await school.Count<NoteMade>(reference));
    }

    [Fact]
    public async Task A_case_is_not_closed_while_anything_stands_and_the_page_leads_to_each()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();

        var page = await lead.Open($"/cases/{reference}/close");

        Assert.Equal("This case cannot be closed yet", page.Heading);
        Assert.Null(page.Document.QuerySelector("main form"));
        var links = page
            .Document.QuerySelectorAll("main .way-duties a")
            .Select(link => link.GetAttribute("href")!)
            .ToList();
        Assert.NotEmpty(links);
        foreach (var link in links.Take(3))
        {
            Assert.Equal(200, (await lead.Open(link)).Status);
        }
    }

    [Fact]
    public async Task An_act_that_happened_is_kept_with_what_it_departed_from()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        await lead.Open($"/cases/{reference}/acts/record/print");

        var kept = await lead.SubmitForm(
            Reporting.Form,
            ("Words", "A page was printed. It is locked away.")
        );
        var page = await lead.Open(kept.Location!);

        Assert.Equal("Written down: It was printed", page.Heading);
        Assert.Contains("This was not as the policy says", page.Main, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("main .govuk-task-list__item"));
        Assert.Equal("No", (await lead.Open($"/cases/{reference}/acts/may/print")).Heading);
    }

    private static (string, string)[] At(string field, string day, string time) =>
        [
            ($"{field}.Date.Day", day),
            ($"{field}.Date.Month", "11"),
            ($"{field}.Date.Year", "2026"),
            ($"{field}.Time", time),
        ];
}
