using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Waymark.Web.TagHelpers;

/// <summary>Facts, each with its name, and a way to change it.</summary>
[HtmlTargetElement("way-summary")]
public sealed class SummaryTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "govuk-summary-list");
    }
}

/// <summary>One fact of a summary. Its content is the value.</summary>
[HtmlTargetElement("way-row", ParentTag = "way-summary")]
public sealed class RowTag : TagHelper
{
    public string Name { get; set; } = "";
    public string? Href { get; set; }
    public string Action { get; set; } = "Change";

    // An address that a view leaves out arrives as an empty one.
    private bool IsPlain => string.IsNullOrEmpty(Href);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute(
            "class",
            "govuk-summary-list__row" + (IsPlain ? " govuk-summary-list__row--no-actions" : "")
        );
        output.Content.SetHtmlContent(Html.Element("dt", Name, "govuk-summary-list__key"));
        output.Content.AppendHtml(Html.Around("dd", value, "govuk-summary-list__value"));
        if (!IsPlain)
        {
            var link = Html.Link(Href!, Action);
            link.InnerHtml.AppendHtml(Html.Hidden(" " + Name.ToLower(CultureInfo.CurrentCulture)));
            output.Content.AppendHtml(Html.Around("dd", link, "govuk-summary-list__actions"));
        }
    }
}

/// <summary>What to do now, or what never to do. Stacked, never side by side; at most six items.</summary>
[HtmlTargetElement("way-do")]
[HtmlTargetElement("way-never")]
public sealed class DoListTag : TagHelper
{
    public string? Title { get; set; }
    public IEnumerable<string> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var never = output.TagName == "way-never";
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "class",
            "way-list-card way-list-card--" + (never ? "never" : "do")
        );
        var list = Html.Around("ul", null, "way-list-card__items");

        // Without its bullets a list is no list to some screen readers unless it says so.
        list.Attributes["role"] = "list";
        foreach (var item in Items)
        {
            list.InnerHtml.AppendHtml(Html.Element("li", item, "way-list-card__item"));
        }

        var title = Title ?? (never ? "Never" : "Do now");
        output.Content.SetHtmlContent(
            new HtmlContentBuilder([Html.Element("h2", title, "way-list-card__title"), list])
        );
    }
}

/// <summary>Work over several sittings, in any order; each row a link.</summary>
[HtmlTargetElement("way-tasks")]
public sealed class TasksTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ul";
        output.Attributes.SetAttribute("class", "govuk-task-list");
        output.Attributes.SetAttribute("role", "list");
    }
}

/// <summary>One piece of work. Its content, if any, stands under its name.</summary>
[HtmlTargetElement("way-task", ParentTag = "way-tasks")]
public sealed class TaskTag : TagHelper
{
    public string Name { get; set; } = "";

    /// <summary>Where it is done; none when it cannot start yet.</summary>
    public string? Href { get; set; }
    public string Status { get; set; } = "";

    /// <summary>The colour of the status; none for plain black words, as for what is done.</summary>
    public string? Colour { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var hint = await output.GetChildContentAsync();
        var id = "task-" + context.UniqueId;
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "class",
            "govuk-task-list__item" + (Href is null ? "" : " govuk-task-list__item--with-link")
        );
        var name = Html.Around("div", null, "govuk-task-list__name-and-hint");
        if (Href is null)
        {
            name.InnerHtml.AppendHtml(Html.Element("div", Name));
        }
        else
        {
            var link = Html.Link(Href, Name, "govuk-link govuk-task-list__link");
            link.Attributes["aria-describedby"] = id;
            name.InnerHtml.AppendHtml(link);
        }

        if (!hint.IsEmptyOrWhiteSpace)
        {
            name.InnerHtml.AppendHtml(Html.Around("div", hint, "govuk-task-list__hint"));
        }

        IHtmlContent status = Colour is null
            ? Html.Element("span", Status)
            : Html.Element("strong", Status, $"govuk-tag govuk-tag--{Colour}");
        output.Content.SetHtmlContent(name);
        output.Content.AppendHtml(
            Html.Around(
                "div",
                status,
                "govuk-task-list__status"
                    + (Href is null ? " govuk-task-list__status--cannot-start-yet" : ""),
                id
            )
        );
    }
}

/// <summary>What happened, one after the other.</summary>
[HtmlTargetElement("way-timeline")]
public sealed class TimelineTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.Attributes.SetAttribute("class", "way-timeline");
        output.Attributes.SetAttribute("role", "list");
    }
}

/// <summary>One thing that happened. Its content is a short text.</summary>
[HtmlTargetElement("way-event", ParentTag = "way-timeline")]
public sealed class EventTag : TagHelper
{
    public string Title { get; set; } = "";
    public string By { get; set; } = "";

    /// <summary>Corrected since: struck through, never lost.</summary>
    public bool Struck { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.TagName = "li";
        output.Attributes.SetAttribute("class", "way-timeline__item");
        var title = Html.Around("h3", null, "way-timeline__title");
        title.InnerHtml.AppendHtml(
            Struck ? Html.Element("s", Title, "way-struck") : Html.Element("span", Title)
        );
        output.Content.SetHtmlContent(
            new HtmlContentBuilder([
                title,
                Html.Element("p", By, "way-timeline__by"),
                Struck ? Html.Around("div", words, "way-struck") : words,
            ])
        );
    }
}
