using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Waymark.Policies;
using Waymark.Policies.Publication;
using Waymark.Tests.Policies.Proof;

namespace Waymark.Tests.Policies;

/// <summary>The document that a school publishes.</summary>
public sealed class PublicationTests
{
    private static readonly DateOnly s_today = new(2026, 11, 22);

    private static readonly PublicationSettings s_settings = new(s_today, "Alder Grove Primary");

    private static readonly IHtmlDocument s_whole = Show(Model2019.Policy, s_settings);

    [Fact]
    public void Every_clause_says_how_it_is_made_sure_of()
    {
        var assurances = new Assurances(Model2019.Policy);
        Assert.All(Model2019.Policy.Clauses.Keys, clause => Assert.True(assurances.Has(clause)));
        Assert.Equal(
            Model2019.Policy.Clauses.Count,
            s_whole.QuerySelectorAll(".policy-how").Length
        );
    }

    [Fact]
    public void Every_duty_act_and_decision_is_told_in_full_once()
    {
        string[] anchors =
        [
            .. Model2019.Policy.Duties.Select(duty => Anchors.Duty(duty.Id)),
            .. Model2019.Policy.Decisions.Keys.Select(Anchors.Decision),
            .. Model2019
                .Policy.Rules.Acts.Where(act => act.Bars.Count > 0)
                .Select(act => Anchors.Act(act.Act.Id)),
        ];
        Assert.DoesNotContain(anchors, anchor => Count(anchor) != 1);

        static int Count(string anchor) => s_whole.QuerySelectorAll($"[id=\"{anchor}\"]").Length;
    }

    [Fact]
    public void A_duty_says_who_how_strongly_when_by_whose_clock_and_how_it_is_met()
    {
        var duty = s_whole.GetElementById("duty-tell-police-about-adult")!.TextContent;
        Assert.Contains("Designated safeguarding lead.", duty, StringComparison.Ordinal);
        Assert.Contains("No reason can set it aside.", duty, StringComparison.Ordinal);
        Assert.Contains("an adult is involved, or may be", duty, StringComparison.Ordinal);
        Assert.Contains("Within 1 hour (our own time limit).", duty, StringComparison.Ordinal);
        Assert.Contains("Refer to the police", duty, StringComparison.Ordinal);
    }

    [Fact]
    public void An_act_says_what_is_needed_what_refuses_it_and_what_to_do_instead()
    {
        var search = s_whole.GetElementById("act-search")!.TextContent;
        Assert.Contains("Needed: Write down the good reason", search, StringComparison.Ordinal);
        Assert.Contains("Head teacher can give this.", search, StringComparison.Ordinal);
        Assert.Contains("Refused: A search is likely to upset", search, StringComparison.Ordinal);
        Assert.Contains("Instead: Keep the device safe", search, StringComparison.Ordinal);
        Assert.Contains(
            "Nobody does this.",
            s_whole.GetElementById("act-print")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_link_within_the_document_leads_somewhere_and_no_name_stands_twice()
    {
        var ids = s_whole.QuerySelectorAll("[id]").Select(one => one.Id!).ToList();
        Assert.Equal(ids.Distinct().Order(), ids.Order());
        var links = s_whole
            .QuerySelectorAll("a[href^='#']")
            .Select(link => link.GetAttribute("href")![1..]);
        Assert.Empty(links.Except(ids));
    }

    [Theory]
    [InlineData(Audience.Everyone)]
    [InlineData(Audience.Staff)]
    [InlineData(Audience.Parents)]
    public void Headings_begin_with_one_title_and_leave_out_no_level(Audience audience)
    {
        var levels = Show(Model2019.Policy, s_settings with { For = audience })
            .QuerySelectorAll("h1,h2,h3,h4,h5,h6")
            .Select(heading => heading.TagName[1] - '0')
            .ToList();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.DoesNotContain(levels.Zip(levels.Skip(1)), pair => pair.Second > pair.First + 1);
    }

    [Fact]
    public void It_names_the_language_the_landmarks_and_a_way_past_the_contents()
    {
        Assert.Equal("en-GB", s_whole.DocumentElement.GetAttribute("lang"));
        foreach (var landmark in new[] { "header", "nav[aria-label]", "main", "footer" })
            Assert.Single(s_whole.QuerySelectorAll(landmark));
        Assert.Equal("#policy", s_whole.QuerySelector("a")!.GetAttribute("href"));
        Assert.DoesNotContain(
            s_whole.QuerySelectorAll("p"),
            paragraph => paragraph.ChildNodes.Length == 0
        );
    }

    [Fact]
    public void Each_picture_has_a_name_a_description_and_a_list_that_says_the_same()
    {
        var flows = s_whole.QuerySelectorAll(".policy-flow");
        Assert.NotEmpty(flows);
        foreach (var flow in flows)
        {
            var picture = flow.QuerySelector("svg[role=img]")!;
            var named = picture.GetAttribute("aria-labelledby")!.Split(' ');
            Assert.Equal(picture.QuerySelector("title")!.Id, named[0]);
            Assert.Equal(picture.QuerySelector("desc")!.Id, named[1]);
            Assert.Equal(
                flow.QuerySelectorAll("ol > li").Length,
                picture.QuerySelectorAll("rect").Length
            );
        }
    }

    [Fact]
    public void It_stands_alone_without_script_or_anything_fetched()
    {
        var html = PublishedPolicy.Document(Model2019.Policy, s_settings);
        Assert.Empty(
            s_whole.QuerySelectorAll("script,link,img,iframe,object,embed,base,[style],[src]")
        );
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"<[^>]*\son[a-z]+=", html);
    }

    [Fact]
    public void It_says_whose_it_is_who_ratified_it_and_that_its_review_is_overdue()
    {
        var about = Show(Model2019.Policy, s_settings with { Ratified = new DateOnly(2026, 9, 1) })
            .QuerySelector(".policy-about")!
            .TextContent;
        Assert.Contains("Alder Grove Primary", about, StringComparison.Ordinal);
        Assert.Contains("1 September 2026", about, StringComparison.Ordinal);
        Assert.Contains("January 2021. It is overdue.", about, StringComparison.Ordinal);
        Assert.Contains(Model2019.Policy.Digest[..12], about, StringComparison.Ordinal);
        Assert.Contains(
            "Not ratified yet",
            s_whole.QuerySelector(".policy-about")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Markup_in_names_and_prose_stays_text_and_no_link_runs_anything()
    {
        var policy = SmallPolicy.Of(
            """
            ### A clause {#C.2}
            <script>alert(1)</script> [here](javascript:alert(1)) ![seen](https://example.org/x.png) [there](https://example.org/)

            ```no-rule
            clauses: [C.1, C.2]
            because: <b>bold</b>
            ```
            """
        );
        var page = Show(policy, s_settings with { School = "</title><script>1</script>" });
        Assert.Empty(page.QuerySelectorAll("script,img,b"));
        Assert.Contains("<b>bold</b>", page.Body!.TextContent, StringComparison.Ordinal);
        var link = Assert.Single(page.QuerySelectorAll("main a:not([href^='#'])"));
        Assert.Equal("https://example.org/", link.GetAttribute("href"));
        Assert.Contains("here", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edition_with_a_date_of_its_own_does_not_say_that_the_date_has_passed()
    {
        var page = Show(Shipped.Policy("england-2026"), s_settings with { For = Audience.Staff });
        var duty = page.GetElementById("duty-review-the-policy")!.TextContent;
        Assert.DoesNotContain("The date has passed", duty, StringComparison.Ordinal);
        Assert.Contains("stands at the head", duty, StringComparison.Ordinal);
    }

    [Fact]
    public void A_duty_that_waits_for_its_switch_is_told_where_it_stands_and_asked_of_nobody()
    {
        var page = Show(Shipped.Policy("england-2026"), s_settings with { For = Audience.Staff });
        var duty = page.GetElementById("duty-report-it-yourself")!.TextContent;
        Assert.Contains("Not in force", duty, StringComparison.Ordinal);
        Assert.Contains(
            "In every case in which there may be an illegal picture of a child",
            duty,
            StringComparison.Ordinal
        );
        Assert.Empty(page.QuerySelectorAll("a[href='#duty-report-it-yourself']"));
        Assert.DoesNotContain(
            page.QuerySelectorAll(".policy-flow"),
            flow => flow.TextContent.Contains("council yourself", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_edition_upon_another_labels_what_is_not_checked_and_says_what_it_changed()
    {
        var page = Show(LayerTests.Over, s_settings with { For = Audience.Staff });
        var sources = page.QuerySelectorAll(".policy-source")
            .Select(one => one.TextContent)
            .ToList();
        Assert.Contains(
            sources,
            says =>
                says.StartsWith(
                    "Not yet checked against its source. From: ",
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(
            sources,
            says => says.StartsWith("Checked against its source.", StringComparison.Ordinal)
        );
        var text = page.Body!.TextContent;
        Assert.Contains(
            "This takes the place of an earlier rule: Later guidance is quicker.",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "This withdraws an earlier rule: Later guidance sends none.",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            LayerTests.Over.Contradictions.Count > 0,
            text.Contains("Where advice has changed", StringComparison.Ordinal)
        );
        Assert.Contains(
            "The day on which it comes into force is not known.",
            page.GetElementById("duty-report-under-the-law")!.TextContent,
            StringComparison.Ordinal
        );
    }

    internal static IHtmlDocument Show(Policy policy, PublicationSettings settings) =>
        new HtmlParser().ParseDocument(PublishedPolicy.Document(policy, settings));
}
