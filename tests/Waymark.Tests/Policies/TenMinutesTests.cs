using System.Text.RegularExpressions;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Policies;

/// <summary>The steps of docs/policy-language.md, made from its own words on a copy of the folder.</summary>
public sealed partial class TenMinutesTests : IDisposable
{
    private const string Policy = "policies/mobile-phones";
    private readonly string _root = Directory.CreateTempSubdirectory("waymark-").FullName;

    public TenMinutesTests()
    {
        foreach (var file in Repository.Files(Policy, ".md", ".yaml"))
        {
            var copy = In(Repository.Relative(file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_steps_of_the_document_give_a_policy_that_passes_as_the_document_says()
    {
        MakeTheSteps();

        var runs = Runs().ToList();
        Assert.Equal(2, runs.Count);
        foreach (var (command, said) in runs)
        {
            var (status, output) = Waymark(command);
            Assert.Equal(0, status);
            Assert.Equal(said, output.TrimEnd().Split('\n')[^1]);
        }
    }

    [Fact]
    public void The_slip_of_the_document_is_found_as_the_document_says()
    {
        MakeTheSteps();
        var slip = SlipSaid().Match(Section);
        var (chapter, wrong) = (In($"{Policy}/2026/2-a-phone-is-seen.md"), slip.Groups[1].Value);
        var text = File.ReadAllText(chapter);
        Assert.Contains($"fact: {wrong}s,", text, StringComparison.Ordinal);
        File.WriteAllText(chapter, text.Replace($"{wrong}s", wrong, StringComparison.Ordinal));

        var (status, output) = Waymark($"policy check {Policy}/2026");

        Assert.Equal(1, status);
        Assert.Contains(Plain(slip.Groups[2].Value), output, StringComparison.Ordinal);
    }

    /// <summary>The part of the document, to the next heading of its size.</summary>
    private static string Section
    {
        get
        {
            var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/policy-language.md"));
            var from = text.IndexOf("## Add a fact, a duty", StringComparison.Ordinal);
            return text[from..text.IndexOf("\n## Prose", from, StringComparison.Ordinal)];
        }
    }

    private void MakeTheSteps()
    {
        var steps = StepSaid().Matches(Section);
        Assert.Equal(3, steps.Count);
        foreach (Match step in steps)
        {
            var path = In(step.Groups[2].Value);
            Assert.Equal(step.Groups[1].Value == "At the end of", File.Exists(path));
            File.AppendAllText(path, $"\n{Plain(step.Groups[3].Value)}");
        }
    }

    private static IEnumerable<(string Command, string Said)> Runs() =>
        RunSaid().Matches(Section).Select(run => (run.Groups[1].Value, run.Groups[2].Value));

    private (int Status, string Output) Waymark(string command)
    {
        var words = command.Split(' ');
        var (status, output, _) = CommandLineTests.Run([.. words[..^1], In(words[^1])]);
        return (status, output.Replace($"{_root}/", "", StringComparison.Ordinal));
    }

    private string In(string path) => Path.Combine(_root, path);

    /// <summary>A block of the document without the four spaces before each line.</summary>
    private static string Plain(string block) => Indent().Replace(block, "");

    [GeneratedRegex(
        @"(At the end of|Make\s+the\s+file) `([^`]+)`(?:, add)?:\n\n((?:(?:    .*)?\n)+?)(?=\*\*|\S)"
    )]
    private static partial Regex StepSaid();

    [GeneratedRegex(@"    \$ \./waymark (.+)\n    (.+)")]
    private static partial Regex RunSaid();

    [GeneratedRegex(@"Had step 2 said `([^`]+)`, [^:]+:\n\n((?:    .*\n)+)")]
    private static partial Regex SlipSaid();

    [GeneratedRegex("^    ", RegexOptions.Multiline)]
    private static partial Regex Indent();
}
