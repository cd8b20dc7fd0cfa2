using System.CommandLine;
using System.Globalization;
using Waymark.Policies;
using Waymark.Policies.Review;

namespace Waymark.Cli;

/// <summary><c>waymark policy review FILE</c>: what is out of date, dangerous or missing in a school's own policy.</summary>
internal static class PolicyReviewCommand
{
    private const string ChecksFolder = "policies/review";

    private static readonly Argument<string> FilePath = new("FILE")
    {
        Description =
            "The school's policy: Markdown, plain text or a Word document; or the folder of an edition.",
    };

    private static readonly Option<string> Checks = new("--checks")
    {
        Description = "The folder of the checks.",
        DefaultValueFactory = _ => ChecksFolder,
    };

    private static readonly Option<string?> At = new("--at")
    {
        Description = "The day of the review, such as 2026-11-16, in place of today.",
    };

    private static readonly Option<bool> AsJson = Shared.Json();

    public static Command Command
    {
        get
        {
            var command = new Command(
                "review",
                "Say what is out of date, dangerous or missing in a school's own policy."
            )
            {
                FilePath,
                Checks,
                At,
                AsJson,
            };
            command.SetAction(Run);
            return command;
        }
    }

    private static int Run(ParseResult parsed)
    {
        var today = DateOnly.FromDateTime(Shared.Now);
        if (
            parsed.GetValue(At) is { } at
            && !DateOnly.TryParseExact(
                at,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out today
            )
        )
            return Refuse($"--at {at} is not a date: write 2026-11-16.");
        if (ReadChecks(parsed.GetRequiredValue(Checks)) is not { } checks)
            return Shared.Wrong;
        ReviewedText text;
        try
        {
            text = Read(parsed.GetRequiredValue(FilePath));
        }
        catch (InvalidDataException wrong)
        {
            return Refuse(wrong.Message);
        }
        var findings = PolicyReview.Of(text, checks, today);
        if (parsed.GetValue(AsJson))
            Shared.WriteJson(findings.Select(finding => ReviewJson.Of(finding, text)));
        else
            ReviewInWords.Print(parsed.GetRequiredValue(FilePath), text, findings, Console.Out);
        return findings.Count == 0 ? Shared.Done : Shared.Wrong;
    }

    private static IReadOnlyList<ReviewCheck>? ReadChecks(string folder)
    {
        var files = MarkdownOf(folder).ToList();
        var reading = ReviewChecks.Read(files);
        Shared.Print(reading.Findings, Console.Error);
        if (reading.Findings.Count == 0 && reading.Checks.Count == 0)
            Console.Error.WriteLine($"There are no checks in {folder}.");
        return reading.Checks.Count == 0 ? null : reading.Checks;
    }

    private static ReviewedText Read(string path) =>
        Directory.Exists(path) ? ReadEdition(path)
        : Path.GetExtension(path).Equals(".docx", StringComparison.OrdinalIgnoreCase)
            ? ReviewedText.FromParagraphs(DocxText.Read(path))
        : ReviewedText.FromLines(ReadText(path));

    /// <summary>A text has line ends, tabs and page breaks, and no other control characters. What has, such as a PDF, is bytes in which words are found by chance, or none.</summary>
    private static string ReadText(string path)
    {
        var text = File.ReadAllText(path);
        return text.Any(one => one < ' ' && one is not ('\n' or '\r' or '\t' or '\f' or '\v'))
            ? throw new InvalidDataException(
                $"{path} is not plain text. Save the policy as a Word document (.docx) or as plain text, and review that."
            )
            : text;
    }

    /// <summary>A folder of chapters, with those of the editions that it builds on.</summary>
    private static ReviewedText ReadEdition(string folder)
    {
        var whole = Path.TrimEndingDirectorySeparator(folder);
        var parent = Path.GetDirectoryName(Path.GetFullPath(whole));
        var below = Shared.ReadFolder(whole).Reading.Policy?.BuiltFrom.SkipLast(1) ?? [];
        return ReviewedText.FromFiles(
            MarkdownOf(folder),
            below.SelectMany(edition => MarkdownOf(Path.Combine(parent ?? "", edition)))
        );
    }

    private static IEnumerable<PolicyText> MarkdownOf(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.md")
            .Order(
                StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering)
            )
            .Select(file => new PolicyText(file, File.ReadAllText(file)));

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Shared.Wrong;
    }
}
