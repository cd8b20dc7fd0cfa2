using System.Text.RegularExpressions;

namespace Waymark.Policies.Review;

/// <summary>A stretch of a text that belongs together: a paragraph, a heading or an item of a list.</summary>
/// <param name="Where">The number of its first line, or of the paragraph.</param>
/// <param name="Lead">For an item of a list: the words before the list, such as Never. Else empty.</param>
/// <param name="CountsLines">Whether a line break inside it is another line, or the whole is one paragraph.</param>
internal sealed record Stretch(int Where, string Text, string Lead, bool CountsLines)
{
    /// <summary>The file it stands in; null where the text is of one file.</summary>
    public string? File { get; init; }

    /// <summary>The line on which a place of its text stands.</summary>
    public int LineOf(int index) => CountsLines ? Where + Text.AsSpan(0, index).Count('\n') : Where;
}

/// <summary>A school's own policy, taken apart for review.</summary>
public sealed partial class ReviewedText
{
    private static readonly string[] Told = ["edition", "help"];

    private ReviewedText(IReadOnlyList<Stretch> stretches, IReadOnlyList<Stretch>? own = null) =>
        (Stretches, Own) = (stretches, own ?? stretches);

    /// <summary>All of it.</summary>
    internal IReadOnlyList<Stretch> Stretches { get; }

    /// <summary>All but what it builds on.</summary>
    internal IReadOnlyList<Stretch> Own { get; }

    /// <summary>Whether places in it are lines, or paragraphs.</summary>
    public bool CountsLines => Stretches.All(stretch => stretch.CountsLines);

    /// <summary>Reads plain text or Markdown. Fenced blocks are left out, as they hold no prose; but for what an edition says of itself, and where it sends people for help.</summary>
    public static ReviewedText FromLines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var gathering = new Gathering();
        var isFenced = false;
        var isHidden = false;
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (Fence().Match(line) is { Success: true } fence)
            {
                isFenced = !isFenced;
                isHidden = isFenced && !Told.Contains(fence.Groups["kind"].Value);
                gathering.End();
            }
            else if (!isHidden)
                gathering.Add(number, line, isItem: Bullet().IsMatch(line));
        }
        return new ReviewedText(gathering.Done());
    }

    /// <summary>Reads several files as one text: what one of them says is not missing in the others.</summary>
    /// <param name="below">Files that these build on. They can say what would be missing; what is out of date in them stands corrected above.</param>
    public static ReviewedText FromFiles(
        IEnumerable<PolicyText> files,
        IEnumerable<PolicyText> below
    )
    {
        var own = StretchesOf(files);
        return new ReviewedText([.. own, .. StretchesOf(below)], own);
    }

    private static List<Stretch> StretchesOf(IEnumerable<PolicyText> files) =>
        files
            .SelectMany(
                file => FromLines(file.Text).Stretches,
                (file, stretch) => stretch with { File = file.Path }
            )
            .ToList();

    /// <summary>Reads paragraphs one by one, counted from 1.</summary>
    /// <param name="paragraphs">The words of each, and whether it is an item of a list.</param>
    public static ReviewedText FromParagraphs(IEnumerable<(string Text, bool IsItem)> paragraphs)
    {
        ArgumentNullException.ThrowIfNull(paragraphs);
        var stretches = new List<Stretch>();
        var lead = "";
        var number = 0;
        foreach (var (text, isItem) in paragraphs)
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var item = isItem || Bullet().IsMatch(text);
            stretches.Add(new Stretch(number, text, item ? lead : "", CountsLines: false));
            if (!item)
                lead = text;
        }
        return new ReviewedText(stretches);
    }

    /// <summary>Gathers lines into stretches: an empty line, a heading and a bullet end what came before.</summary>
    private sealed class Gathering
    {
        private readonly List<Stretch> stretches = [];
        private readonly List<string> lines = [];
        private string lead = "";
        private int first;
        private bool isItem;

        public void Add(int number, string line, bool isItem)
        {
            var isHeading = line.StartsWith('#');
            if (string.IsNullOrWhiteSpace(line) || isHeading || isItem)
                End();
            if (string.IsNullOrWhiteSpace(line))
                return;
            if (lines.Count == 0)
                (first, this.isItem) = (number, isItem);
            lines.Add(line);
            if (isHeading)
                End();
        }

        public void End()
        {
            if (lines.Count == 0)
                return;
            var text = string.Join('\n', lines);
            stretches.Add(new Stretch(first, text, isItem ? lead : "", CountsLines: true));
            if (!isItem)
                lead = text;
            lines.Clear();
        }

        public List<Stretch> Done()
        {
            End();
            return stretches;
        }
    }

    [GeneratedRegex(@"^\s*(?:[-*+•◦▪●☐☒✗✘–]|\(?(?:[0-9]{1,2}|[a-z])[.)])\s+\S")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\s*(?:```+|~~~+)\s*(?<kind>\S*)")]
    private static partial Regex Fence();
}
