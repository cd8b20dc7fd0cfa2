using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Waymark.Web.TagHelpers;

/// <summary>One line of text.</summary>
[HtmlTargetElement("way-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTag : Field
{
    public string Type { get; set; } = "text";

    /// <summary>Room for about so many characters (2, 3, 4, 5, 10, 20); 0 fills the column.</summary>
    public int Width { get; set; }

    public string? Inputmode { get; set; }

    /// <summary>What the browser may fill in. Off by default: most fields are about a child, not about the person typing.</summary>
    public string Autocomplete { get; set; } = "off";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Group(output);
        AppendLabel(output.Content);
        AppendHintAndError(output.Content);
        output.Content.AppendHtml(Control());
    }

    private TagBuilder Control()
    {
        var width = Width > 0 ? $" govuk-input--width-{Width}" : "";
        var input = Html.Around(
            "input",
            null,
            "govuk-input" + width + (Wrong is null ? "" : " govuk-input--error")
        );
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Type;
        input.Attributes["autocomplete"] = Autocomplete;
        input.Attributes["spellcheck"] = "false";
        if (Inputmode is not null)
        {
            input.Attributes["inputmode"] = Inputmode;
        }

        if (Type != "password" && Current is { Length: > 0 } current)
        {
            input.Attributes["value"] = current;
        }

        Describe(input);
        return input;
    }
}
