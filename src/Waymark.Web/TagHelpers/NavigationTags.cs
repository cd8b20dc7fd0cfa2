using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Waymark.Web.TagHelpers;

/// <summary>The sections of one thing, as real links between pages.</summary>
[HtmlTargetElement("way-subnav")]
public sealed class SubnavTag : TagHelper
{
    public string Label { get; set; } = "Sections";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var links = await output.GetChildContentAsync();
        output.TagName = "nav";
        output.Attributes.SetAttribute("class", "way-subnav");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(Html.Around("ul", links, "way-subnav__list"));
    }
}

/// <summary>A link of a navigation; marks itself when it leads to the page being shown.</summary>
[HtmlTargetElement("way-nav-link")]
public sealed class NavLinkTag : TagHelper
{
    public string Href { get; set; } = "/";

    /// <summary>Also current on every page below its address.</summary>
    public bool Below { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var main = context.AllAttributes.ContainsName("main");
        output.TagName = "li";
        output.Attributes.RemoveAll("main");
        var link = Html.Around("a", words, main ? "way-nav__link" : "way-subnav__link");
        link.Attributes["href"] = Href;
        var path = View.HttpContext.Request.Path;
        var here = string.Equals(path.Value, Href, StringComparison.OrdinalIgnoreCase);
        if (here || (Below && Href != "/" && path.StartsWithSegments(Href)))
        {
            link.Attributes["aria-current"] = here ? "page" : "true";
        }

        output.Content.SetHtmlContent(link);
    }
}

/// <summary>Pages of a long list. Shows nothing when there is only one.</summary>
[HtmlTargetElement("way-pages", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagesTag : TagHelper
{
    /// <summary>The page being shown, from 1.</summary>
    public int At { get; set; } = 1;
    public int Of { get; set; } = 1;

    /// <summary>The address of the list, to which ?page=N is added.</summary>
    public string Href { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of < 2)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-pagination");
        output.Attributes.SetAttribute("aria-label", "Pages of this list");
        AppendStep(output.Content, At - 1, "prev", "Previous page");
        var list = Html.Around("ul", null, "govuk-pagination__list");
        for (var page = 1; page <= Of; page++)
        {
            list.InnerHtml.AppendHtml(Number(page));
        }

        output.Content.AppendHtml(list);
        AppendStep(output.Content, At + 1, "next", "Next page");
    }

    private TagBuilder Number(int page)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var link = Html.Link(To(page), number, "govuk-link govuk-pagination__link");
        link.Attributes["aria-label"] = $"Page {number}";
        var css = "govuk-pagination__item";
        if (page == At)
        {
            link.Attributes["aria-current"] = "page";
            css += " govuk-pagination__item--current";
        }

        return Html.Around("li", link, css);
    }

    private void AppendStep(TagHelperContent content, int page, string rel, string words)
    {
        if (page < 1 || page > Of)
        {
            return;
        }

        var link = Html.Link(To(page), words, "govuk-link govuk-pagination__link");
        link.Attributes["rel"] = rel;
        content.AppendHtml(Html.Around("div", link, $"govuk-pagination__{rel}"));
    }

    private string To(int page) =>
        Href
        + (Href.Contains('?', StringComparison.Ordinal) ? "&" : "?")
        + "page="
        + page.ToString(CultureInfo.InvariantCulture);
}
