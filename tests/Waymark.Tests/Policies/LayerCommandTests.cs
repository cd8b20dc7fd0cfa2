using System.Text.Json;

namespace Waymark.Tests.Policies;

/// <summary>The policy commands on an edition that builds on one beside it.</summary>
public sealed class LayerCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("waymark-");
    private readonly string over;

    public LayerCommandTests()
    {
        Write("vocabulary.md", Read("good/vocabulary.md"));
        Write("base/0-about.md", Read("layers/base.md"));
        over = Path.GetDirectoryName(Write("over/0-about.md", Read("layers/over.md")))!;
        Write(
            "base/scenarios/S.yaml",
            """
            id: S
            cases:
              - {name: names no edition, expect: {not: [B.1]}}
              - {name: of both, editions: [base, over], facts: {kind: large}, expect: {absolute: [B.1]}}
              - {name: of the base alone, editions: [base], facts: {kind: odd}, expect: {not: [B.1]}}
            """
        );
        Write(
            "over/scenarios/T.yaml",
            """
            id: T
            cases:
              - {name: odd, facts: {kind: odd}, expect: {absolute: [B.1]}}
              - {name: in force, switched-on: [law], expect: {absolute: [L.4]}}
            """
        );
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Test_plays_the_cases_below_that_name_the_edition()
    {
        var (status, output, _) = CommandLineTests.Run("policy", "test", over, "--json");
        Assert.Equal(0, status);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(
            ["T odd", "T in force", "S of both"],
            json.RootElement.GetProperty("results")
                .EnumerateArray()
                .Select(one => $"{one.GetProperty("scenario")} {one.GetProperty("case")}")
        );
    }

    [Fact]
    public void Standing_lists_what_is_unverified_first_and_the_switches()
    {
        var (status, output, _) = CommandLineTests.Run("policy", "standing", over);
        Assert.Equal(0, status);
        Assert.Equal(
            """
            Over the base (over)

            unverified (1)
              L.4  A law, date unknown.

            second-hand (1)
              L.3  Other guidance, 2023. Read in a summary.

            verified (2)
              L.1  Some guidance, 2024-03-11.
              L.2  Some guidance, 2024-03-11.

            4 clauses are a policy's own words and name no source.

            Switch law: off. The day on which it comes into force is not known.
              Report it. [L.4]

            Replaced: term serious, by grave. Later guidance counts odd things too.

            Replaced: duty tell-the-lead, by tell-both. Later guidance is quicker.

            Withdrawn: letter note. Later guidance sends none.
            """.ReplaceLineEndings("\n"),
            output.ReplaceLineEndings("\n").TrimEnd()
        );
    }

    [Fact]
    public void Standing_as_json_has_every_clause_with_its_source()
    {
        var (status, output, _) = CommandLineTests.Run("policy", "standing", over, "--json");
        Assert.Equal(0, status);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(
            ["edition", "builtFrom", "digest", "clauses", "help", "switches", "changes"],
            json.RootElement.EnumerateObject().Select(part => part.Name)
        );
        var first = json.RootElement.GetProperty("clauses")[0];
        Assert.Equal(
            ("L.4", "unverified", JsonValueKind.Null),
            (
                first.GetProperty("id").GetString(),
                first.GetProperty("standing").GetString(),
                first.GetProperty("dated").ValueKind
            )
        );
        Assert.Equal(
            "off",
            json.RootElement.GetProperty("switches")[0].GetProperty("state").GetString()
        );
    }

    [Fact]
    public void Check_speaks_of_words_that_changed_alone_until_they_are_accepted()
    {
        const string Told = "0-about.md:12:1: notice: the words of `L.1` have changed";
        Assert.DoesNotContain(Told, Check("--accept"), StringComparison.Ordinal);
        var text = Read("layers/over.md");
        Write(
            "over/0-about.md",
            text.Replace("is told sooner", "is told far sooner", StringComparison.Ordinal)
        );
        Assert.Contains(Told, Check(), StringComparison.Ordinal);
        Assert.DoesNotContain(Told, Check("--accept"), StringComparison.Ordinal);
        Assert.DoesNotContain(Told, Check(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_tells_nothing_of_the_edition_below_that_is_no_error_here()
    {
        const string Missed = "no scenario has `look` refused by this row";
        var below = CommandLineTests.Run("policy", "check", Path.Combine(folder.FullName, "base"));
        Assert.Contains(Missed, below.Output, StringComparison.Ordinal);
        Assert.Equal("0 errors, 0 notices", Check().TrimEnd());
    }

    private string Check(params string[] options)
    {
        var (status, output, _) = CommandLineTests.Run(["policy", "check", over, .. options]);
        Assert.Equal(0, status);
        return output;
    }

    private string Write(string path, string text)
    {
        var file = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    private static string Read(string path) =>
        File.ReadAllText(Path.Combine(SmallPolicy.Folder, path));
}
