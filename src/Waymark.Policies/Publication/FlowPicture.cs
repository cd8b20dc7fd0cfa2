using System.Globalization;

namespace Waymark.Policies.Publication;

/// <summary>
/// A step as a picture: one box under another with an arrow between, 320 units wide so that a phone shows it at full size. Who cannot see
/// it has the list beside it, which says the same and more.
/// </summary>
internal sealed class FlowPicture
{
    private const int Width = 320;
    private const int Pad = 12;
    private const int LineHeight = 19;
    private const int Arrow = 24;
    private const int LettersInLine = 38;
    private const int BoldLettersInLine = 33;
    private const int LongestCondition = 150;

    private readonly Markup svg = new();
    private int top;

    public static string Of(Step step, IReadOnlyList<FlowPart> parts)
    {
        var picture = new FlowPicture();
        foreach (var part in parts)
            picture.Draw(part);
        return picture.Whole(step);
    }

    private string Whole(Step step)
    {
        var name = $"picture-{step.Anchor}";
        var size = string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {top}");
        return new Markup()
            .Open(
                "svg",
                ("class", "policy-flow__picture"),
                ("viewBox", size),
                ("role", "img"),
                ("aria-labelledby", $"{name}-title {name}-desc"),
                ("xmlns", "http://www.w3.org/2000/svg")
            )
            .Element("title", $"{step.Title}: what is done, in order", ("id", $"{name}-title"))
            .Element(
                "desc",
                "Boxes from top to bottom, each with what is done, by whom and by when. The list beside the picture says the same.",
                ("id", $"{name}-desc")
            )
            .Raw(svg.ToString())
            .Close("svg")
            .ToString();
    }

    private void Draw(FlowPart part)
    {
        if (top > 0)
            DrawArrow();
        var when = part.When is null
            ? []
            : Lines($"If {WordingMarkup.Briefly(part.When, LongestCondition)}");
        var what = Lines(part.Do, BoldLettersInLine);
        var who = Lines(part.ByWhen is null ? part.Who : $"{part.Who}, {part.ByWhen}");
        var count = when.Count + what.Count + who.Count;
        var height = count * LineHeight + 2 * Pad;
        svg.Open(
                "rect",
                ("x", "1"),
                ("y", Number(top + 1)),
                ("width", Number(Width - 2)),
                ("height", Number(height - 2)),
                ("rx", "6"),
                // For readers that pass over style sheets: a filled box would hide its words.
                ("fill", "none"),
                ("stroke", "currentColor"),
                (
                    "class",
                    when.Count == 0 ? "policy-flow__box" : "policy-flow__box policy-flow__box--if"
                )
            )
            .Close("rect");
        top += Pad;
        Write(when, "policy-flow__if");
        Write(what, "policy-flow__do");
        Write(who, "policy-flow__who");
        top += Pad;
    }

    private void DrawArrow()
    {
        var middle = Width / 2;
        svg.Open(
                "path",
                ("class", "policy-flow__arrow"),
                ("fill", "none"),
                ("stroke", "currentColor"),
                (
                    "d",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"M{middle} {top}v{Arrow - 3}m-5 -6l5 6l5 -6"
                    )
                )
            )
            .Close("path");
        top += Arrow;
    }

    private void Write(IReadOnlyList<string> lines, string look)
    {
        foreach (var line in lines)
        {
            top += LineHeight;
            svg.Element("text", line, ("x", Number(Pad)), ("y", Number(top - 5)), ("class", look));
        }
    }

    private static List<string> Lines(string words, int longest = LettersInLine)
    {
        var lines = new List<string> { "" };
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > longest)
                lines.Add("");
            lines[^1] += lines[^1].Length == 0 ? word : $" {word}";
        }
        return lines;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
