using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Waymark.Web.TagHelpers;

/// <summary>A button; with href a link that looks like one.</summary>
[HtmlTargetElement("way-button")]
public sealed class ButtonTag : TagHelper
{
    public string? Href { get; set; }
    public bool Secondary { get; set; }

    /// <summary>Red, for a final act that cannot be taken back.</summary>
    public bool Warning { get; set; }

    /// <summary>Name and value that the form sends when this button is pressed.</summary>
    public string? Name { get; set; }
    public string? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Href is null ? "button" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "class",
            "govuk-button"
                + (Secondary ? " govuk-button--secondary" : "")
                + (Warning ? " govuk-button--warning" : "")
        );
        if (Href is not null)
        {
            output.Attributes.SetAttribute("href", Href);
            output.Attributes.SetAttribute("role", "button");
            output.Attributes.SetAttribute("draggable", "false");
            return;
        }

        output.Attributes.SetAttribute("type", "submit");
        if (Name is not null)
        {
            output.Attributes.SetAttribute("name", Name);
            output.Attributes.SetAttribute("value", Value ?? "yes");
        }
    }
}

/// <summary>A word or two on how something stands.</summary>
[HtmlTargetElement("way-tag")]
public sealed class StatusTag : TagHelper
{
    /// <summary>blue, green, yellow, red, grey, purple, teal, orange; none for the plain one.</summary>
    public string? Colour { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "strong";
        output.Attributes.SetAttribute(
            "class",
            "govuk-tag" + (Colour is null ? "" : $" govuk-tag--{Colour}")
        );
    }
}

/// <summary>A side remark. Never a duty: some people miss it.</summary>
[HtmlTargetElement("way-inset")]
public sealed class InsetTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-inset-text");
    }
}

/// <summary>What has consequences in law. One a page.</summary>
[HtmlTargetElement("way-warning")]
public sealed class WarningTag : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-warning-text");
        var sign = Html.Element("span", "!", "govuk-warning-text__icon");
        sign.Attributes["aria-hidden"] = "true";
        var text = Html.Around("strong", Html.Hidden("Warning"), "govuk-warning-text__text");
        text.InnerHtml.Append(" ").AppendHtml(words);
        output.Content.SetHtmlContent(new HtmlContentBuilder([sign, text]));
    }
}

/// <summary>It worked: the page's h1 on a green ground. No links inside.</summary>
[HtmlTargetElement("way-panel")]
public sealed class PanelTag : TagHelper
{
    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-panel govuk-panel--confirmation");
        output.Content.SetHtmlContent(
            new HtmlContentBuilder([
                Html.Element("h1", Title, "govuk-panel__title"),
                Html.Around("div", words, "govuk-panel__body"),
            ])
        );
    }
}

/// <summary>What most people do not need, behind a line to press.</summary>
[HtmlTargetElement("way-details")]
public sealed class DetailsTag : TagHelper
{
    public string Summary { get; set; } = "";

    /// <summary>Open from the start, as when something inside is wrong.</summary>
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "govuk-details");
        if (Open)
        {
            output.Attributes.SetAttribute("open", "open");
        }

        var line = Html.Around(
            "summary",
            Html.Element("span", Summary, "govuk-details__summary-text"),
            "govuk-details__summary"
        );
        output.Content.SetHtmlContent(
            new HtmlContentBuilder([line, Html.Around("div", words, "govuk-details__text")])
        );
    }
}

/// <summary>Something happened that the person should know.</summary>
[HtmlTargetElement("way-banner")]
public sealed class BannerTag : TagHelper
{
    public string Title { get; set; } = "Important";

    /// <summary>Something worked: read out at once.</summary>
    public bool Success { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var id = "banner-" + context.UniqueId;
        output.TagName = "div";
        output.Attributes.SetAttribute(
            "class",
            "govuk-notification-banner" + (Success ? " govuk-notification-banner--success" : "")
        );
        output.Attributes.SetAttribute("role", Success ? "alert" : "region");
        output.Attributes.SetAttribute("aria-labelledby", id);
        var title = Html.Element("h2", Title, "govuk-notification-banner__title", id);
        output.Content.SetHtmlContent(
            new HtmlContentBuilder([
                Html.Around("div", title, "govuk-notification-banner__header"),
                Html.Around("div", words, "govuk-notification-banner__content"),
            ])
        );
    }
}

/// <summary>The way back to the page before.</summary>
[HtmlTargetElement("way-back", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BackTag : TagHelper
{
    public string Href { get; set; } = "/";
    public string Text { get; set; } = "Back";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", Href);
        output.Attributes.SetAttribute("class", "govuk-back-link");
        output.Content.SetContent(Text);
    }
}

/// <summary>Words that a person typed, shown as they were typed.</summary>
[HtmlTargetElement("way-words")]
public sealed class WordsTag : TagHelper
{
    public string Text { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "blockquote";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "way-words");
        output.Attributes.SetAttribute("dir", "auto");
        output.Content.SetContent(Text);
    }
}
