using System.Diagnostics;
using System.Text.Json;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Policies;

/// <summary>The policy commands as people and programs run them: in a process of their own.</summary>
public sealed class CommandLineTests
{
    private const string Edition = "policies/image-sharing/model-2019";

    [Fact]
    public void Check_has_no_error_in_the_edition_that_ships()
    {
        var (status, output, _) = Run("policy", "check", Edition);
        Assert.Equal(0, status);
        Assert.Contains(" 0 errors, ", $" {output.Split('\n')[^2]}", StringComparison.Ordinal);
    }

    [Fact]
    public void Check_names_the_place_of_an_error_and_fails()
    {
        var folder = Directory.CreateTempSubdirectory("waymark-");
        try
        {
            var edition = folder.CreateSubdirectory("edition").FullName;
            File.Copy(
                Path.Combine(SmallPolicy.Folder, "good/vocabulary.md"),
                Path.Combine(folder.FullName, "vocabulary.md")
            );
            File.Copy(
                Path.Combine(SmallPolicy.Folder, "bad/clocks.md"),
                Path.Combine(edition, "0-about.md")
            );
            var (status, output, _) = Run("policy", "check", edition);
            Assert.Equal(1, status);
            Assert.Contains(
                "0-about.md:20:9: error: `within` is said without `clock`",
                output,
                StringComparison.Ordinal
            );
            Assert.Contains(
                "  help: say whose the time limit is",
                output,
                StringComparison.Ordinal
            );
            Assert.EndsWith("\n3 errors, 1 notice\n", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Evaluate_prints_the_guidance_as_json()
    {
        using var facts = new FactsFile(
            """
            facts: {image.exists: yes, adult.involved: possible}
            people: {child: {roles: [depicted], age: 14}}
            """
        );
        var (status, output, _) = Run(
            "policy",
            "evaluate",
            Edition,
            "--facts",
            facts.Path,
            "--at",
            "2026-11-16T10:00",
            "--json"
        );
        Assert.Equal(0, status);
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        Assert.Equal(
            [
                "edition",
                "digest",
                "class",
                "duties",
                "permissions",
                "decisions",
                "questions",
                "letters",
                "close",
            ],
            root.EnumerateObject().Select(part => part.Name)
        );
        Assert.Equal("model-2019", root.GetProperty("edition").GetString());
        Assert.Equal("aggravated", root.GetProperty("class").GetString());
        Assert.Equal("refused", root.GetProperty("close").GetString());
        var duty = root.GetProperty("duties")
            .EnumerateArray()
            .First(one => Cites(one, "S2.always.1"));
        Assert.Equal(
            ["id", "clauses", "entity", "strength", "state", "owner", "dueAt", "because"],
            duty.EnumerateObject().Select(part => part.Name)
        );
        Assert.Equal(
            ("absolute", "open"),
            (duty.GetProperty("strength").GetString(), duty.GetProperty("state").GetString())
        );
        Assert.Equal(JsonValueKind.Null, duty.GetProperty("entity").ValueKind);
        Assert.StartsWith(
            "2026-11-16T",
            duty.GetProperty("dueAt").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["act", "entity", "state", "clauses", "instead"],
            root.GetProperty("permissions")[0].EnumerateObject().Select(part => part.Name)
        );
        Assert.Equal(
            ["fact", "entity", "why"],
            root.GetProperty("questions")[0].EnumerateObject().Select(part => part.Name)
        );
    }

    [Fact]
    public void The_same_input_gives_the_same_output_byte_for_byte()
    {
        using var facts = new FactsFile(
            "facts: {image.exists: yes}\npeople: {child: {roles: [depicted]}}\nat: 2026-11-16T10:00\n"
        );
        string[] command = ["policy", "evaluate", Edition, "--facts", facts.Path, "--json"];
        Assert.Equal(Run(command).Output, Run(command).Output);
    }

    [Fact]
    public void Why_tells_the_reasons_the_clauses_the_digest_and_what_would_change_it()
    {
        using var facts = new FactsFile("facts: {adult.involved: possible}");
        string[] why = ["policy", "evaluate", Edition, "--facts", facts.Path, "--why"];
        var (status, output, _) = Run([.. why, "tell-police-about-adult"]);
        Assert.Equal(0, status);
        Assert.Contains("Open [S2.always.1]", output, StringComparison.Ordinal);
        Assert.Contains("might one be? There may be.", output, StringComparison.Ordinal);
        Assert.Contains(
            "If the answer were No: this would not be asked of anybody.",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains(Model2019.Policy.Digest, output, StringComparison.Ordinal);

        Assert.Contains("No single other answer would.", Run([.. why, "print"]).Output);
        Assert.Contains("\n  Not to be said yet [", Run([.. why, "search"]).Output);
        Assert.Contains("\n  May arise [", Run([.. why, "get-help-now"]).Output);
        Assert.Contains("\n  Required: Refer to the police [", Run([.. why, "police"]).Output);
        var nothing = Run([.. why, "nothing-such"]);
        Assert.Equal(1, nothing.Status);
        Assert.Contains("no duty, act or decision `nothing-such`", nothing.Errors);
    }

    [Fact]
    public void Test_counts_the_cases_and_fails_where_one_does()
    {
        var folder = Directory.CreateTempSubdirectory("waymark-");
        try
        {
            File.WriteAllText(
                Path.Combine(folder.FullName, "one.yaml"),
                """
                id: ONE
                cases:
                  - {name: holds, expect: {absolute: [S8.must.1]}}
                  - {name: fails, expect: {not: [S8.must.1]}}
                  - {name: elsewhere, editions: [england-2026], expect: {not: [S8.must.1]}}
                """
            );
            var (status, output, _) = Run(
                "policy",
                "test",
                Edition,
                "--scenarios",
                folder.FullName,
                "--json"
            );
            Assert.Equal(1, status);
            using var json = JsonDocument.Parse(output);
            Assert.Equal(1, json.RootElement.GetProperty("passed").GetInt32());
            Assert.Equal(1, json.RootElement.GetProperty("failed").GetInt32());
            var failed = json.RootElement.GetProperty("results")[1];
            Assert.Equal("fails", failed.GetProperty("case").GetString());
            Assert.False(failed.GetProperty("passed").GetBoolean());
            Assert.NotEqual(0, failed.GetProperty("failures").GetArrayLength());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("There is no folder nowhere.", "policy", "check", "nowhere")]
    [InlineData("There is no folder nowhere.", "policy", "test", Edition, "--scenarios", "nowhere")]
    [InlineData("nowhere.yaml", "policy", "evaluate", Edition, "--facts", "nowhere.yaml")]
    public void A_path_that_leads_nowhere_gets_a_sentence(string sentence, params string[] command)
    {
        var (status, output, errors) = Run(command);
        Assert.Equal(1, status);
        Assert.Empty(output);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "facts: {image.exists: maybe}",
        "1:23: error: `maybe` is not a value of `image.exists`"
    )]
    [InlineData("facts: {image.exist: yes}", "1:9: error: there is no fact `image.exist`")]
    [InlineData("facts: [", "error: this cannot be read")]
    [InlineData("cases: []\ncase: 3", "a `scenario` has no key `case`")]
    public void Facts_that_do_not_fit_get_a_sentence(string text, string sentence)
    {
        using var facts = new FactsFile(text);
        var (status, output, errors) = Run(
            "policy",
            "evaluate",
            Edition,
            "--facts",
            facts.Path,
            "--json"
        );
        Assert.Equal(1, status);
        Assert.Empty(output);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
    }

    private static bool Cites(JsonElement duty, string clause) =>
        duty.GetProperty("clauses").EnumerateArray().Any(one => one.GetString() == clause);

    internal static (int Status, string Output, string Errors) Run(params string[] command)
    {
        using var process = Start(command);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    // Its own folder: the copy beside the tests lacks what the web's framework brings here.
    internal static string Program { get; } =
        Path.Combine(
            Repository.Root,
            "artifacts/bin/Waymark.Cli",
            new DirectoryInfo(AppContext.BaseDirectory).Name,
            "waymark.dll"
        );

    internal static Process Start(params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. command])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private sealed class FactsFile : IDisposable
    {
        public FactsFile(string text)
        {
            Path = System.IO.Path.GetTempFileName();
            File.WriteAllText(Path, text);
        }

        public string Path { get; }

        public void Dispose() => File.Delete(Path);
    }
}
