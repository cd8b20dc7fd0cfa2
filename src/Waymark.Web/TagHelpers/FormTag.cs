using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Waymark.Web.Security;

namespace Waymark.Web.TagHelpers;

/// <summary>Gives every posted form a random submission id, so that sending it twice is one act, and leaves checking to the server.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class FormTag(TimeProvider clock) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("novalidate", "novalidate");
        output.Attributes.SetAttribute("data-once", "");
        var hidden = Html.Around("input", null);
        hidden.TagRenderMode = TagRenderMode.SelfClosing;
        hidden.Attributes["type"] = "hidden";
        hidden.Attributes["name"] = FormFields.Submission;
        hidden.Attributes["value"] = Posted() ?? Guid.CreateVersion7(clock.GetUtcNow()).ToString();
        output.PostContent.AppendHtml(hidden);
    }

    // A form shown again is the same act still being told.
    private string? Posted() =>
        View.ViewData.ModelState.TryGetValue(FormFields.Submission, out var entry)
            ? entry.AttemptedValue
            : null;
}
