using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;

namespace Waymark.Policies.Chapters;

/// <summary>A fenced block with its kind, as it stands in a chapter.</summary>
/// <param name="Before">The lines and columns that stand before its text.</param>
internal sealed record FencedBlock(string Kind, string Text, Place Place, Place Before);

/// <summary>One file of a policy taken apart: its title, the clauses of its headings, and its fenced blocks.</summary>
internal sealed partial record Chapter(
    Step Step,
    IReadOnlyList<Passage> Passages,
    IReadOnlyList<Clause> Clauses,
    IReadOnlyList<FencedBlock> Blocks
)
{
    private const string ParentsFile = "parents.md";

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .Build();

    public static Chapter Read(PolicyText file, int order)
    {
        var document = Markdig.Markdown.Parse(file.Text, Markdown);
        var title = document.OfType<HeadingBlock>().FirstOrDefault();
        var step = StepOf(file, title, order);
        var passages = new List<Passage>();
        var clauses = new List<Clause>();
        foreach (var heading in document.OfType<HeadingBlock>())
        {
            var passage = PassageOf(file, document, heading, step, heading == title);
            passages.Add(passage);
            if (passage.Clause is { } id)
                clauses.Add(
                    new Clause(
                        id,
                        passage.Heading,
                        passage.Text,
                        step,
                        new Place(file.Path, heading.Line + 1, heading.Column + 1)
                    )
                );
        }
        var blocks = document
            .Descendants<FencedCodeBlock>()
            .Where(block => !string.IsNullOrWhiteSpace(block.Info))
            .Select(block => BlockOf(file, block))
            .ToList();
        return new Chapter(step, passages, clauses, blocks)
        {
            IsForParents = Naming.FileName(file.Path) == ParentsFile,
        };
    }

    /// <summary>Whether it is the part for parents: prose and where to find help, and no rule.</summary>
    public bool IsForParents { get; private init; }

    private static Passage PassageOf(
        PolicyText file,
        MarkdownDocument document,
        HeadingBlock heading,
        Step step,
        bool isTitle
    )
    {
        var (words, anchor) = Anchored(Slice(file, heading));
        var text = document
            .SkipWhile(block => block != heading)
            .Skip(1)
            .TakeWhile(block => block is not HeadingBlock)
            .Where(block => block is not FencedCodeBlock)
            .Select(block => Slice(file, block).Trim());
        return new Passage(
            step,
            heading.Level,
            isTitle ? step.Title : words,
            isTitle ? null : anchor,
            string.Join("\n\n", text)
        );
    }

    private static FencedBlock BlockOf(PolicyText file, FencedCodeBlock block)
    {
        var place = new Place(file.Path, block.Line + 1, block.Column + 1);
        var before = new Place(file.Path, block.Line + 1, block.IndentCount);
        return new FencedBlock(block.Info!.Trim(), block.Lines.ToString(), place, before);
    }

    private static Step StepOf(PolicyText file, HeadingBlock? heading, int order)
    {
        var name = Naming.FileName(file.Path);
        var (words, anchor) = heading is null ? (name, null) : Anchored(Slice(file, heading));
        var numbered = NumberedTitle().Match(words);
        var number =
            numbered.Success ? Number(numbered.Groups["number"].Value)
            : LeadingNumber().Match(name) is { Success: true } leading ? Number(leading.Value)
            : name == ParentsFile ? int.MaxValue
            : order;
        var title = numbered.Success ? numbered.Groups["title"].Value : words;
        return new Step(number, title, anchor ?? $"step-{number}");
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static (string Words, string? Anchor) Anchored(string heading)
    {
        var line = heading.ReplaceLineEndings("\n").Split('\n')[0].TrimStart('#').Trim();
        var match = Anchor().Match(line);
        return match.Success
            ? (line[..match.Index].Trim(), match.Groups["id"].Value)
            : (line, null);
    }

    private static string Slice(PolicyText file, Markdig.Syntax.Block block) =>
        file.Text.Substring(block.Span.Start, block.Span.Length);

    [GeneratedRegex(@"\{#(?<id>[^\s{}]+)\}\s*#*$")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"^Step (?<number>[0-9]{1,4})[.:]?\s+(?<title>.+)$")]
    private static partial Regex NumberedTitle();

    [GeneratedRegex("^[0-9]{1,4}")]
    private static partial Regex LeadingNumber();
}
