using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Waymark.Web.TagHelpers;

/// <summary>Words of more than one line.</summary>
[HtmlTargetElement("way-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTag : Field
{
    public int Rows { get; set; } = 5;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Group(output);
        AppendLabel(output.Content);
        AppendHintAndError(output.Content);
        var area = Html.Around(
            "textarea",
            null,
            "govuk-textarea" + (Wrong is null ? "" : " govuk-textarea--error")
        );
        area.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);

        // Some browsers' spell checkers send the text to their makers.
        area.Attributes["spellcheck"] = "false";
        area.Attributes["autocomplete"] = "off";
        area.Attributes["dir"] = "auto";
        Describe(area);

        // A parser drops the first line break of a textarea, so one is given for it to drop.
        area.InnerHtml.AppendHtml("\n");
        area.InnerHtml.Append(Current ?? "");
        output.Content.AppendHtml(area);
    }
}
