using System.Globalization;

namespace Waymark.Policies.Publication;

/// <summary>Headings that never leave out a level, whatever levels the chapters use.</summary>
/// <param name="first">The level of what chapters write as their second.</param>
internal sealed class Headings(int first)
{
    private const int Deepest = 6;
    private int last = first - 1;

    /// <param name="level">As the chapter writes it, from 2.</param>
    public void Add(Markup to, int level, string words, string? anchor, string? after = null)
    {
        last = Math.Min(Math.Min(first + level - 2, last + 1), Deepest);
        var tag = string.Create(CultureInfo.InvariantCulture, $"h{last}");
        to.Line();
        if (anchor is null)
            to.Open(tag);
        else
            to.Open(tag, ("id", anchor));
        to.Text(words);
        if (after is not null)
            to.Text(" ").Element("span", after, ("class", "policy-clause"));
        to.Close(tag).Line();
    }
}
