using System.Globalization;
using Waymark.Policies;
using Waymark.Tests.Support;

namespace Waymark.Tests.Policies;

public sealed class PolicyReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 16);

    public static TheoryData<string> Bad =>
        new(
            Directory
                .EnumerateFiles(Path.Combine(SmallPolicy.Folder, "bad"), "*.md")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order()
        );

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_policy_with_a_fault_is_told_as_to_its_author(string name)
    {
        var text = File.ReadAllText(Path.Combine(SmallPolicy.Folder, "bad", $"{name}.md"));
        var reading = PolicyReader.Read(
            [SmallPolicy.Vocabulary],
            [new PolicyText($"{name}.md", text)],
            Today
        );

        var hasErrors = reading.Findings.Any(finding => finding.Severity == Severity.Error);
        Assert.Equal(hasErrors, reading.Policy is null);
        Approved.Text(string.Join('\n', reading.Findings.Select(Line)), $"bad/{name}.approved.txt");
    }

    [Fact]
    public void Every_approved_file_belongs_to_a_policy() =>
        Assert.All(
            new[] { "bad", "checks", "layers/bad" }.SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(SmallPolicy.Folder, folder), "*.approved.txt")
            ),
            path =>
                Assert.True(
                    File.Exists(path.Replace(".approved.txt", ".md", StringComparison.Ordinal)),
                    path
                )
        );

    [Fact]
    public void The_edition_that_ships_has_no_error_and_only_the_notices_its_source_earns()
    {
        Assert.NotNull(Model2019.Folder.Reading.Policy);
        Assert.All(
            Model2019.Folder.Reading.Findings,
            finding =>
                Assert.Matches(
                    "never approved|never ratified|overdue|is ours|changes nothing",
                    finding.Message
                )
        );
    }

    [Fact]
    public void Findings_stand_in_the_order_of_the_files_and_within_each_from_top_to_bottom()
    {
        const string Wrong = "```fact\nid: x\n```\n";
        PolicyText Chapter(string path) =>
            new(path, "# Small\n\n```nonsense\n```\n\n```rubbish\n```\n");

        var places = PolicyReader
            .Read(
                [new PolicyText("words.md", $"# Words\n\n{Wrong}"), SmallPolicy.Vocabulary],
                [Chapter("2.md"), Chapter("1.md")]
            )
            .Findings.Select(finding => (finding.File, finding.Line))
            .ToList();

        Assert.Equal(["words.md", "2.md", "1.md"], places.Select(place => place.File).Distinct());
        Assert.All(
            places.GroupBy(place => place.File),
            file =>
                Assert.Equal(
                    file.Select(place => place.Line).Order(),
                    file.Select(place => place.Line)
                )
        );
    }

    [Fact]
    public void The_digest_names_the_words_and_not_the_folder_or_the_line_ends()
    {
        static string Digest(string path, string text) =>
            PolicyReader
                .Read([SmallPolicy.Vocabulary], [new PolicyText(path, text)])
                .Policy!.Digest;
        var text = File.ReadAllText(Path.Combine(SmallPolicy.Folder, "bad/only-notices.md"));

        Assert.Equal(Digest("a/0.md", text), Digest("b/0.md", text.ReplaceLineEndings("\r\n")));
        Assert.NotEqual(
            Digest("0.md", text),
            Digest("0.md", text.Replace("1 hour", "2 hours", StringComparison.Ordinal))
        );
        Assert.NotEqual(Digest("0.md", text), Digest("1.md", text));
    }

    [Fact]
    public void A_clause_holds_the_words_under_its_heading_without_the_blocks()
    {
        var policy = SmallPolicy.Of(
            """
            ## Devices {#C.2}
            We keep it *safe*.

            - switched off
            - locked away

            ```no-rule
            clauses: [C.1, C.2]
            because: It is only here to be read.
            ```

            And we say so.
            """
        );
        var clause = policy.Clauses["C.2"];
        Assert.Equal("Devices", clause.Heading);
        Assert.Equal(
            "We keep it *safe*.\n\n- switched off\n- locked away\n\nAnd we say so.",
            clause.Text
        );
        Assert.Equal(new Step(0, "A small policy", "step-0"), clause.Step);
    }

    [Fact]
    public void A_step_is_numbered_by_its_title()
    {
        var step = Model2019.Policy.Clauses["S2.always.1"].Step;
        Assert.Equal(2, step.Number);
        Assert.Equal("step-2", step.Anchor);
        Assert.Equal(
            Enumerable.Range(0, Model2019.Policy.Steps.Count),
            Model2019.Policy.Steps.Select(one => one.Number)
        );
    }

    internal static string Line(Finding finding) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{finding.File}:{finding.Line}:{finding.Column}: {finding.Severity.ToString().ToLowerInvariant()}: {finding.Message}{(finding.Help is null ? "" : $"\n  help: {finding.Help}")}"
        );
}
