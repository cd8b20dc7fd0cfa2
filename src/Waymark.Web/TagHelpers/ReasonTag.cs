using Microsoft.AspNetCore.Razor.TagHelpers;
using Waymark.Policies;

namespace Waymark.Web.TagHelpers;

/// <summary>How the policy came to what it says: the reasons as a tree, each with whether it holds, behind a line to press.</summary>
[HtmlTargetElement("way-because", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ReasonTag : TagHelper
{
    public Reason Reason { get; set; } = null!;

    /// <summary>Puts the names that people use into a sentence; none leaves it as it is.</summary>
    public Func<string, string>? Say { get; set; }

    /// <summary>What is being explained, read out where several such lines stand on one page.</summary>
    public string? Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-details");
        var line = Html.Element("span", "What this rests on", "govuk-details__summary-text");
        if (Of is not null)
        {
            line.InnerHtml.AppendHtml(Html.Hidden(": " + Of));
        }

        output.Content.SetHtmlContent(Html.Around("summary", line, "govuk-details__summary"));
        output.Content.AppendHtml(
            Html.Around("div", List([Reason]), "govuk-details__text way-because")
        );
    }

    private Microsoft.AspNetCore.Mvc.Rendering.TagBuilder List(IEnumerable<Reason> reasons)
    {
        var list = Html.Around("ul", null, "govuk-list govuk-list--bullet");
        foreach (var reason in reasons)
        {
            var says = Say is null ? reason.Says : Say(reason.Says);
            var item = Html.Element("li", $"{says} ");
            item.InnerHtml.AppendHtml(Html.Element("strong", Holds(reason.Truth)));
            if (reason.Because.Count > 0)
            {
                item.InnerHtml.AppendHtml(List(reason.Because));
            }

            list.InnerHtml.AppendHtml(item);
        }

        return list;
    }

    private static string Holds(Truth truth) =>
        truth switch
        {
            Truth.Yes => "Holds.",
            Truth.No => "Does not hold.",
            _ => "Not settled.",
        };
}
