using System.Globalization;
using Waymark.Policies.Chapters;

namespace Waymark.Policies.Review;

/// <summary>The list of checks, as it stands in <c>check</c> blocks of Markdown files.</summary>
/// <param name="Checks">Those that could be read.</param>
/// <param name="Findings">What is wrong with the others.</param>
public sealed record ReviewChecks(
    IReadOnlyList<ReviewCheck> Checks,
    IReadOnlyList<Finding> Findings
)
{
    private const string CheckBlock = "check";

    private static readonly Dictionary<string, ReviewKind> Kinds = new()
    {
        ["out-of-date"] = ReviewKind.OutOfDate,
        ["dangerous"] = ReviewKind.Dangerous,
        ["missing"] = ReviewKind.Missing,
    };

    /// <summary>Reads the checks of files, in the order given.</summary>
    public static ReviewChecks Read(IReadOnlyList<PolicyText> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var findings = new FindingList();
        var reader = new BlockReader(findings);
        var checks = new List<ReviewCheck>();
        foreach (
            var placed in files
                .Select(Chapter.Read)
                .SelectMany(file => reader.Read(file, [CheckBlock]))
        )
        {
            var check = ReadCheck(placed.Block, findings);
            if (checks.Exists(other => other.Id == check.Id))
                findings.Error(placed.Block.Place, $"the check `{check.Id}` is written twice");
            checks.Add(check);
        }
        return new ReviewChecks(
            findings.HasErrors ? [] : checks,
            findings.InOrder(files.Select(file => file.Path).ToList())
        );
    }

    private static ReviewCheck ReadCheck(Block block, FindingList findings)
    {
        var dated = block.Text("dated");
        if (dated is not null && WrittenDate.Last(dated.Text) is null)
            findings.Error(
                dated.Place,
                $"`{dated.Text}` is not a day, a month or a year",
                "write 2026-11-16, 2026-11 or 2026"
            );
        var check = new ReviewCheck(
            block.Words("id"),
            block.OneOf("kind", Kinds) ?? ReviewKind.Missing,
            block.Words("says"),
            block.Words("why"),
            block.Words("source"),
            dated?.Text ?? "",
            block.OneOf("standing", Vocables.Standings) ?? Standing.Unverified,
            block.Words("fix")
        )
        {
            Rows = ReadRows(block, findings),
            DateAfter = block.MaybeText("date after") is { } phrase
                ? ReadPattern(phrase, findings)
                : null,
            Months = ReadMonths(block, findings),
        };
        if (block.Has("looks for") == block.Has("date after"))
            findings.Error(
                block.Place,
                "a check has either `looks for` or `date after`",
                "write one of them"
            );
        block.Close();
        return check;
    }

    private static List<IReadOnlyList<WordPattern>> ReadRows(Block block, FindingList findings)
    {
        var rows = new List<IReadOnlyList<WordPattern>>();
        if (block.Find("looks for") is not { } written)
            return rows;
        foreach (var row in written is WrittenList list ? list.Items : [written])
        {
            var patterns = row is WrittenList several ? several.Items : [row];
            var read = patterns
                .Select(pattern => ReadPattern(pattern, findings))
                .OfType<WordPattern>()
                .ToList();
            if (read.Count == 0)
                findings.Error(
                    row.Place,
                    "this row looks for nothing",
                    "write words, or a list of words"
                );
            else
                rows.Add(read);
        }
        return rows;
    }

    private static WordPattern? ReadPattern(Written written, FindingList findings)
    {
        var pattern = written is WrittenText { IsNull: false } text
            ? WordPattern.TryParse(text.Text)
            : null;
        if (pattern is null)
            findings.Error(
                written.Place,
                "these are no words to look for",
                "write words with bars between them, such as `print*|make a copy`"
            );
        return pattern;
    }

    private static int ReadMonths(Block block, FindingList findings)
    {
        if (block.MaybeText("months") is not { } months)
            return 0;
        if (
            int.TryParse(
                months.Text,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var count
            )
            && count <= 120
        )
            return count;
        findings.Error(
            months.Place,
            $"`{months.Text}` is not a number of months",
            "write 0 to 120"
        );
        return 0;
    }
}
