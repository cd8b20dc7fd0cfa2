using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Waymark.Web.TagHelpers;

/// <summary>Small pieces of markup. Every text goes through here as text, never as markup.</summary>
internal static class Html
{
    public static TagBuilder Element(
        string name,
        string? text,
        string? css = null,
        string? id = null
    )
    {
        var element = Around(name, null, css, id);
        element.InnerHtml.Append(text ?? "");
        return element;
    }

    public static TagBuilder Around(
        string name,
        IHtmlContent? content,
        string? css = null,
        string? id = null
    )
    {
        var element = new TagBuilder(name);
        if (css is not null)
        {
            element.Attributes["class"] = css;
        }

        if (id is not null)
        {
            element.Attributes["id"] = id;
        }

        if (content is not null)
        {
            element.InnerHtml.AppendHtml(content);
        }

        return element;
    }

    public static TagBuilder Error(string sentence, string? id)
    {
        var error = Around("p", Hidden("Error:"), "govuk-error-message", id);
        error.InnerHtml.Append(" " + sentence);
        return error;
    }

    /// <summary>Words for a screen reader only.</summary>
    public static TagBuilder Hidden(string text) => Element("span", text, "govuk-visually-hidden");

    public static TagBuilder Link(string href, string text, string css = "govuk-link")
    {
        var link = Element("a", text, css);
        link.Attributes["href"] = href;
        return link;
    }
}
