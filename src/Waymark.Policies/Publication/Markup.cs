using System.Net;
using System.Text;

namespace Waymark.Policies.Publication;

/// <summary>HTML as it is written. Whatever is given as text or as the value of an attribute is encoded.</summary>
internal sealed class Markup
{
    private readonly StringBuilder html = new();

    public Markup Text(string text)
    {
        html.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    /// <summary>HTML that was encoded already.</summary>
    public Markup Raw(string encoded)
    {
        html.Append(encoded);
        return this;
    }

    public Markup Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        html.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
            html.Append(' ')
                .Append(name)
                .Append("=\"")
                .Append(WebUtility.HtmlEncode(value))
                .Append('"');
        html.Append('>');
        return this;
    }

    public Markup Close(string tag)
    {
        html.Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>An element that holds nothing but text.</summary>
    public Markup Element(
        string tag,
        string text,
        params ReadOnlySpan<(string Name, string Value)> attributes
    ) => Open(tag, attributes).Text(text).Close(tag);

    /// <summary>A place of the same document.</summary>
    public Markup Link(string anchor, string text) => Element("a", text, ("href", $"#{anchor}"));

    public Markup Line()
    {
        html.Append('\n');
        return this;
    }

    public override string ToString() => html.ToString();
}
