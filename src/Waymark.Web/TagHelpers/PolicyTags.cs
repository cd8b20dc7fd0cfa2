using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Waymark.Policies;

namespace Waymark.Web.TagHelpers;

/// <summary>"Why?": the words of the clauses that something rests on, and the edition they stand in. Shows nothing where there are none.</summary>
[HtmlTargetElement("way-why", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WhyTag : TagHelper
{
    /// <summary>Said of what rests on a clause that nobody has yet held against its source.</summary>
    public const string NotChecked = "Not yet checked against the published text";

    public Policy Policy { get; set; } = null!;

    /// <summary>The ids of the clauses, in the order in which they are shown.</summary>
    public IEnumerable<string> Clauses { get; set; } = [];

    /// <summary>What is being explained, read out where several such lines stand on one page.</summary>
    public string? Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var clauses = Clauses
            .Distinct()
            .Select(id => Policy.Clauses.GetValueOrDefault(id))
            .OfType<Clause>()
            .ToList();
        if (clauses.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-details");
        var text = new HtmlContentBuilder();
        foreach (var clause in clauses)
        {
            text.AppendHtml(Words(clause));
        }

        text.AppendHtml(Html.Element("p", Source(), "govuk-body-s"));
        if (Policy.StandingOf(clauses.Select(clause => clause.Id)) == Standing.Unverified)
        {
            // Outside of what unfolds, so that it is seen and printed in any case.
            output.PreElement.SetHtmlContent(Html.Element("p", NotChecked, "govuk-body-s"));
        }

        output.Content.SetHtmlContent(Summary());
        output.Content.AppendHtml(Html.Around("div", text, "govuk-details__text"));
    }

    private TagBuilder Summary()
    {
        var line = Html.Element("span", "Why?", "govuk-details__summary-text");
        if (Of is not null)
        {
            line.InnerHtml.AppendHtml(Html.Hidden(" " + Of));
        }

        return Html.Around("summary", line, "govuk-details__summary");
    }

    private static HtmlContentBuilder Words(Clause clause)
    {
        var heading = $"{clause.Step.Title}: {clause.Heading}";
        var words = new HtmlContentBuilder();
        words.AppendHtml(Html.Element("p", heading, "govuk-body govuk-!-font-weight-bold"));
        foreach (var paragraph in clause.Text.Split("\n\n", StringSplitOptions.TrimEntries))
        {
            if (paragraph.Length > 0)
            {
                words.AppendHtml(Html.Element("p", paragraph, "govuk-body"));
            }
        }

        words.AppendHtml(Html.Element("p", $"Clause {clause.Id}", "govuk-body-s"));
        return words;
    }

    private string Source() => $"{Policy.Edition.Title}, edition {Policy.Edition.Id}";
}

/// <summary>What an edition says of itself on every page that concerns devices or looking. Shows nothing where it says nothing.</summary>
[HtmlTargetElement("way-edition-banner", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EditionBannerTag : TagHelper
{
    public Policy Policy { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Policy.Edition.Banner is not { Length: > 0 } banner)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-warning-text");
        var sign = Html.Element("span", "!", "govuk-warning-text__icon");
        sign.Attributes["aria-hidden"] = "true";
        var text = Html.Around("strong", Html.Hidden("Warning"), "govuk-warning-text__text");
        text.InnerHtml.Append(" ").Append(banner);
        output.Content.SetHtmlContent(new HtmlContentBuilder([sign, text]));
    }
}
