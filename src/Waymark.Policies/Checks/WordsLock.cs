using System.Security.Cryptography;
using System.Text;
using Waymark.Policies.Chapters;

namespace Waymark.Policies.Checks;

/// <summary>
/// A fingerprint of the words of each clause and of the rules that name it, kept in a file beside an edition once somebody has read
/// both together. Where the words have changed since and the rules have not, somebody should read them together again.
/// </summary>
public static class WordsLock
{
    /// <summary>The name of the file in the edition's folder.</summary>
    public const string FileName = "words.lock";

    private const string Head =
        "# Fingerprints of each clause's words and of its rules, as last read together. `waymark policy check FOLDER --accept` writes it anew.";

    // A source tells where the words are from; it runs nothing.
    private const string NoRule = "source";

    private static readonly char[] Breaks =
    [
        ' ',
        '\n',
        '\r',
        '\t',
        ',',
        '[',
        ']',
        '{',
        '}',
        '"',
        '\'',
    ];

    /// <summary>The text of the file for an edition's own chapters.</summary>
    public static string Of(IReadOnlyList<PolicyText> chapters)
    {
        var lines = Read(chapters).Select(mark => $"{mark.Clause.Id} {mark.Words} {mark.Rules}");
        return string.Join('\n', lines.Prepend(Head)) + "\n";
    }

    /// <summary>A notice for each clause whose words have changed since the file was written, and whose rules have not.</summary>
    public static IReadOnlyList<Finding> Compare(string file, IReadOnlyList<PolicyText> chapters)
    {
        var kept = file.ReplaceLineEndings("\n")
            .Split('\n')
            .Select(line => line.Split(' '))
            .Where(parts => parts.Length == 3)
            .ToLookup(parts => parts[0], parts => (Words: parts[1], Rules: parts[2]));
        var findings = new FindingList();
        foreach (var mark in Read(chapters))
        {
            if (kept[mark.Clause.Id].Any(was => was.Words != mark.Words && was.Rules == mark.Rules))
                findings.Notice(
                    mark.Clause.Place,
                    $"the words of `{mark.Clause.Id}` have changed, and its rules have not",
                    "read them together; if the rules still say the same, run `waymark policy check` with `--accept`"
                );
        }
        return findings.InOrder(chapters.Select(text => text.Path).ToList());
    }

    private sealed record Mark(Clause Clause, string Words, string Rules);

    private static IEnumerable<Mark> Read(IReadOnlyList<PolicyText> texts)
    {
        var chapters = texts.Select(Chapter.Read).ToList();
        var rules = chapters
            .SelectMany(chapter => chapter.Blocks)
            .Where(block => block.Kind != NoRule)
            .Select(block => (block.Text, Names: block.Text.Split(Breaks).ToHashSet()))
            .ToList();
        return chapters
            .SelectMany(chapter => chapter.Clauses)
            .DistinctBy(clause => clause.Id)
            .Select(clause => new Mark(
                clause,
                Print([clause.Heading, clause.Text]),
                Print(rules.Where(rule => rule.Names.Contains(clause.Id)).Select(rule => rule.Text))
            ));
    }

    /// <summary>Short: it guards against a slip, not against anybody. Spaces and line ends do not count.</summary>
    private static string Print(IEnumerable<string> texts)
    {
        var words = texts.Select(text =>
            string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        );
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', words));
        return Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
    }
}
