using System.Text.Json;

namespace Waymark.Tests.Policies;

/// <summary>How <c>policy test</c> counts cases whose words the policy does not have.</summary>
public sealed class ScenarioWordsCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("waymark-");
    private readonly string edition;

    public ScenarioWordsCommandTests()
    {
        Write("vocabulary.md", Read("good/vocabulary.md"));
        edition = Path.GetDirectoryName(Write("base/0-about.md", Read("layers/base.md")))!;
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_case_whose_word_does_not_fit_fails_once()
    {
        Write(
            "base/scenarios/S.yaml",
            """
            id: S
            cases:
              - {name: fits, facts: {kind: large}, expect: {absolute: [B.1]}}
              - {name: does not, facts: {kind: enormous}, expect: {absolute: [B.1]}}
            """
        );
        Assert.Equal(["S fits: 0", "S does not: 2"], Results(passed: 1, failed: 1));
    }

    [Fact]
    public void A_case_that_would_pass_but_names_what_is_not_there_fails_once()
    {
        Write(
            "base/scenarios/S.yaml",
            """
            id: S
            cases:
              - {name: fits, facts: {kind: large}, expect: {absolute: [B.1]}}
              - {name: says too much, facts: {kind: large}, expect: {not: [B.999]}}
            """
        );
        Assert.Equal(["S fits: 0", "S says too much: 1"], Results(passed: 1, failed: 1));
    }

    [Fact]
    public void A_word_above_the_cases_fails_each_of_them_once()
    {
        Write(
            "base/scenarios/S.yaml",
            """
            id: S
            facts: {kind: enormous}
            cases:
              - {name: one, expect: {absolute: [B.1]}}
              - {name: other, facts: {kind: large}, expect: {absolute: [B.1]}}
            """
        );
        Assert.Equal(["S one: 2", "S other: 1"], Results(passed: 0, failed: 2));
    }

    [Fact]
    public void A_word_in_a_case_of_another_edition_counts_by_itself()
    {
        Write(
            "base/scenarios/S.yaml",
            """
            id: S
            cases:
              - {name: fits, facts: {kind: large}, expect: {absolute: [B.1]}}
              - {name: elsewhere, editions: [over], facts: {kind: enormous}}
            """
        );
        Assert.Equal(["S line 4: 1", "S fits: 0"], Results(passed: 1, failed: 1));
    }

    /// <summary>Each result with how many sentences say what is wrong.</summary>
    private string[] Results(int passed, int failed)
    {
        var (status, output, _) = CommandLineTests.Run("policy", "test", edition, "--json");
        Assert.Equal(1, status);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(passed, json.RootElement.GetProperty("passed").GetInt32());
        Assert.Equal(failed, json.RootElement.GetProperty("failed").GetInt32());
        return
        [
            .. json
                .RootElement.GetProperty("results")
                .EnumerateArray()
                .Select(one =>
                    $"{one.GetProperty("scenario")} {one.GetProperty("case")}: {one.GetProperty("failures").GetArrayLength()}"
                ),
        ];
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
