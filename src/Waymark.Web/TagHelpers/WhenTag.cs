using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Waymark.Web.TagHelpers;

/// <summary>An instant, in the school's own time: "10:36 today", "Mon 2 Nov 2026, 10:36".</summary>
[HtmlTargetElement("way-when", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WhenTag(TimeProvider clock) : TagHelper
{
    public DateTimeOffset? At { get; set; }

    /// <summary>The time of day only.</summary>
    public bool Time { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (At is not { } at)
        {
            output.TagName = null;
            output.Content.SetContent("not known");
            return;
        }

        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "datetime",
            at.UtcDateTime.ToString(
                "yyyy-MM-ddTHH:mm:ssZ",
                System.Globalization.CultureInfo.InvariantCulture
            )
        );
        output.Content.SetContent(Time ? Times.TimeOfDay(at) : Times.Words(at, clock.GetUtcNow()));
    }
}
