using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Waymark.Policies.Publication;

/// <summary>
/// Prose of a policy as HTML. Markup in it stays text, nothing is fetched from elsewhere, and links lead only to pages,
/// telephones and mail.
/// </summary>
internal static class ProseMarkup
{
    private static readonly string[] Schemes = ["https", "http", "tel", "mailto"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .Build();

    public static string Of(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage || !LeadsSomewhere(link.Url))
                Unlink(link);
        }
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (!link.IsEmail && !LeadsSomewhere(link.Url))
                link.ReplaceBy(new LiteralInline(link.Url));
        }
        return document.ToHtml(Pipeline).Trim();
    }

    private static bool LeadsSomewhere(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme);

    /// <summary>Leaves the words of a link and takes its address away.</summary>
    private static void Unlink(LinkInline link)
    {
        var words = new ContainerInline();
        link.ReplaceBy(words, copyChildren: true);
    }
}
