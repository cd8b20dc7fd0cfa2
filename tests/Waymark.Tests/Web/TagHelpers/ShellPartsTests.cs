using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Waymark.Tests.Web.Support;
using Waymark.Web.TagHelpers;

namespace Waymark.Tests.Web.TagHelpers;

public sealed class ShellPartsTests
{
    private const string Markup = "<b onclick=x>&\"'";
    private readonly ModelStateDictionary _state = new();

    [Fact]
    public async Task A_field_ties_label_hint_and_error_to_its_control()
    {
        _state.AddModelError("Words", "Write something");
        var page = await Render(
            new TextareaTag
            {
                Name = "Words",
                Label = "What?",
                Hint = "Briefly.",
                View = View(),
            },
            "way-textarea"
        );

        var area = page.QuerySelector("textarea")!;
        Assert.Equal("Words", page.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("Words", area.Id);
        Assert.Equal("true", area.GetAttribute("aria-invalid"));
        Assert.Equal("false", area.GetAttribute("spellcheck"));
        Assert.All(
            area.GetAttribute("aria-describedby")!.Split(' '),
            id => Assert.NotNull(page.QuerySelector("#" + id))
        );
        Assert.Equal("Error: Write something", page.QuerySelector("#Words-error")!.TextContent);
    }

    [Fact]
    public async Task What_was_typed_is_shown_again_as_text()
    {
        _state.SetModelValue("Words", "\nfirst\n" + Markup, "\nfirst\n" + Markup);
        var page = await Render(
            new TextareaTag
            {
                Name = "Words",
                Label = Markup,
                View = View(),
            },
            "way-textarea"
        );

        Assert.Equal("\nfirst\n" + Markup, page.QuerySelector("textarea")!.TextContent);
        Assert.Equal(Markup, page.QuerySelector("label")!.TextContent);
        Assert.Null(page.QuerySelector("b"));
    }

    [Fact]
    public async Task A_password_is_never_shown_again()
    {
        _state.SetModelValue("Password", "secret", "secret");
        var page = await Render(
            new InputTag
            {
                Name = "Password",
                Type = "password",
                Label = "Password",
                View = View(),
            },
            "way-input"
        );

        Assert.DoesNotContain("secret", page.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_have_ids_of_their_own_and_the_first_has_the_fields()
    {
        var radios = new RadiosTag
        {
            Name = "Safe.Now",
            Value = "no",
            Label = "Safe?",
            View = View(),
        };
        var page = await Render(
            radios,
            "way-radios",
            new OptionTag { Value = "yes", Hint = "with me" },
            new OptionTag { Value = "no" }
        );

        var inputs = page.QuerySelectorAll("input");
        Assert.Equal(["Safe_Now", "Safe_Now-2"], inputs.Select(input => input.Id));
        Assert.Equal(
            ["Safe_Now", "Safe_Now-2"],
            page.QuerySelectorAll("label").Select(label => label.GetAttribute("for"))
        );
        Assert.Equal([false, true], inputs.Select(input => input.HasAttribute("checked")));
        Assert.Equal(
            "with me",
            page.QuerySelector("#" + inputs[0].GetAttribute("aria-describedby"))!.TextContent
        );
        Assert.Equal("Safe?", page.QuerySelector("fieldset > legend")!.TextContent);
    }

    [Fact]
    public async Task Several_ticks_stay_ticked_when_the_page_is_shown_again()
    {
        _state.SetModelValue("Held", new[] { "it", "staff" }, "it,staff");
        var page = await Render(
            new CheckboxesTag
            {
                Name = "Held",
                Label = "Parts",
                View = View(),
            },
            "way-checkboxes",
            new OptionTag { Value = "staff" },
            new OptionTag { Value = "head" },
            new OptionTag { Value = "it" }
        );

        Assert.Equal(
            ["staff", "it"],
            page.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")!)
        );
    }

    [Fact]
    public async Task The_error_summary_leads_to_each_field_and_is_not_there_without_errors()
    {
        Assert.Equal(
            "",
            (await Render(new ErrorSummaryTag { View = View() }, "way-error-summary")).InnerHtml
        );
        _state.AddModelError("When.Date", "Enter a real date");
        _state.AddModelError("", "Somebody else was first");

        var page = await Render(new ErrorSummaryTag { View = View() }, "way-error-summary");

        Assert.Equal("#When_Date", page.QuerySelector("li a")!.GetAttribute("href"));
        Assert.Equal(2, page.QuerySelectorAll("li").Length);
        Assert.NotNull(page.QuerySelector("[role=alert] h2"));
    }

    [Fact]
    public async Task A_date_has_three_boxes_and_its_first_is_where_the_error_leads()
    {
        _state.SetModelValue("Born.Day", "31", "31");
        var page = await Render(
            new DateTag
            {
                Name = "Born",
                Label = "Born",
                View = View(),
            },
            "way-date"
        );

        var boxes = page.QuerySelectorAll("input");
        Assert.Equal(
            ["Born.Day", "Born.Month", "Born.Year"],
            boxes.Select(box => box.GetAttribute("name"))
        );
        Assert.Equal("Born", boxes[0].Id);
        Assert.Equal("31", boxes[0].GetAttribute("value"));
        Assert.Equal(
            boxes.Select(box => box.Id),
            page.QuerySelectorAll("label").Select(label => label.GetAttribute("for"))
        );
    }

    [Fact]
    public async Task Never_lists_say_so_in_words()
    {
        var page = await Render(new DoListTag { Items = ["Do not look", Markup] }, "way-never");

        Assert.Equal("Never", page.QuerySelector("h2")!.TextContent);
        Assert.Equal(
            ["Do not look", Markup],
            page.QuerySelectorAll("li").Select(item => item.TextContent)
        );
    }

    [Fact]
    public async Task Pages_show_only_when_there_are_several_and_name_the_one_shown()
    {
        Assert.Equal(
            "",
            (
                await Render(
                    new PagesTag
                    {
                        At = 1,
                        Of = 1,
                        Href = "/cases",
                    },
                    "way-pages"
                )
            ).InnerHtml
        );

        var page = await Render(
            new PagesTag
            {
                At = 2,
                Of = 3,
                Href = "/cases?open=yes",
            },
            "way-pages"
        );

        Assert.Equal("2", page.QuerySelector("[aria-current=page]")!.TextContent);
        Assert.Equal(
            "/cases?open=yes&page=3",
            page.QuerySelector("[rel=next]")!.GetAttribute("href")
        );
        Assert.Equal(
            "/cases?open=yes&page=1",
            page.QuerySelector("[rel=prev]")!.GetAttribute("href")
        );
    }

    [Fact]
    public async Task A_form_gets_one_submission_id_and_keeps_it_when_shown_again()
    {
        var clock = new MovedClock(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var first = (await Render(new FormTag(clock) { View = View() }, "form"))
            .QuerySelector("input")!
            .GetAttribute("value");
        var second = (await Render(new FormTag(clock) { View = View() }, "form"))
            .QuerySelector("input")!
            .GetAttribute("value");
        _state.SetModelValue("Submission", first, first);
        var again = (await Render(new FormTag(clock) { View = View() }, "form"))
            .QuerySelector("input")!
            .GetAttribute("value");

        Assert.True(Guid.TryParse(first, out _));
        Assert.NotEqual(first, second);
        Assert.Equal(first, again);
    }

    private ViewContext View() =>
        new()
        {
            HttpContext = new DefaultHttpContext(),
            ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), _state),
        };

    private static async Task<IElement> Render(
        TagHelper tag,
        string name,
        params TagHelper[] children
    )
    {
        var items = new Dictionary<object, object>();
        var context = new TagHelperContext([], items, "id");
        tag.Init(context);
        var inside = new DefaultTagHelperContent();
        foreach (var child in children)
        {
            inside.AppendHtml(
                await Output(child, "way-option", context, new DefaultTagHelperContent())
            );
        }

        using var writer = new StringWriter();
        (await Output(tag, name, context, inside)).WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(writer.ToString()).Body!;
    }

    private static async Task<TagHelperOutput> Output(
        TagHelper tag,
        string name,
        TagHelperContext context,
        TagHelperContent inside
    )
    {
        var output = new TagHelperOutput(name, [], (_, _) => Task.FromResult(inside));
        await tag.ProcessAsync(context, output);
        return output;
    }
}
