using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Waymark.Web.TagHelpers;

/// <summary>All that is wrong with the form, first on the page, each a link to its field. Shows nothing when nothing is.</summary>
[HtmlTargetElement("way-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTag : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var wrong = View
            .ViewData.ModelState.SelectMany(field =>
                field.Value?.Errors.Select(error => (field.Key, error.ErrorMessage)) ?? []
            )
            .ToList();
        if (wrong.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("data-error-summary", "");
        output.Attributes.SetAttribute("tabindex", "-1");
        var alert = Html.Around(
            "div",
            Html.Element("h2", "There is a problem", "govuk-error-summary__title")
        );
        alert.Attributes["role"] = "alert";
        var list = Html.Around("ul", null, "govuk-list govuk-error-summary__list");
        foreach (var (key, sentence) in wrong)
        {
            list.InnerHtml.AppendHtml(
                key.Length == 0
                    ? Html.Element("li", sentence)
                    : Html.Around("li", Html.Link("#" + Field.IdOf(key), sentence, ""))
            );
        }

        alert.InnerHtml.AppendHtml(Html.Around("div", list, "govuk-error-summary__body"));
        output.Content.SetHtmlContent(alert);
    }
}

/// <summary>What is wrong with one answer, beside a control that is not one of ours.</summary>
[HtmlTargetElement("way-error", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorTag : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (
            View.ViewData.ModelState.GetValidationState(For.Name) == ModelValidationState.Invalid
            && View.ViewData.ModelState[For.Name]!.Errors is [var first, ..]
        )
        {
            output.Content.SetHtmlContent(
                Html.Error(first.ErrorMessage, Field.IdOf(For.Name) + "-error")
            );
        }
    }
}
