using Waymark.Policies;
using Waymark.Policies.Checks;
using Waymark.Policies.Scenarios;
using Waymark.Tests.Policies.Proof;
using Waymark.Tests.Support;

namespace Waymark.Tests.Policies;

/// <summary>What `policy check` says of policies that can be read.</summary>
public sealed class PolicyCheckTests
{
    private static string Folder { get; } = Path.Combine(SmallPolicy.Folder, "checks");

    public static TheoryData<string> Checked =>
        new(
            Directory
                .EnumerateFiles(Folder, "*.md")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order()
        );

    [Theory]
    [MemberData(nameof(Checked))]
    public void A_policy_that_runs_is_told_what_it_should_mend(string name)
    {
        var text = new PolicyText(
            $"{name}.md",
            File.ReadAllText(Path.Combine(Folder, $"{name}.md"))
        );
        var reading = PolicyReader.Read([SmallPolicy.Vocabulary], [text]);
        Assert.Empty(reading.Findings);
        var findings = PolicyChecks.Of(
            reading.Policy!,
            reading.Policy!.Scenarios,
            null,
            SmallPolicy.Now
        );
        Approved.Text(
            string.Join('\n', findings.Select(PolicyReaderTests.Line)),
            $"checks/{name}.approved.txt"
        );
    }

    [Fact]
    public void A_term_that_a_layer_narrows_is_looser_in_a_case_that_shows_it()
    {
        var lower = Layered(
            "base",
            "",
            "{ fact: kind, is: [large, odd] }",
            "{ fact: seen, is: yes }"
        );
        var upper = Layered(
            "over",
            "replaces: grave\nbecause: It is easier.\n",
            "{ fact: kind, is: large }",
            null
        );
        var beside = new Dictionary<string, IReadOnlyList<PolicyText>> { ["base"] = [lower] };
        var reading = PolicyReader.Read([SmallPolicy.Vocabulary], [upper], null, beside);
        Assert.DoesNotContain(reading.Findings, finding => finding.Severity == Severity.Error);
        var below = PolicyReader.Read([SmallPolicy.Vocabulary], [lower]).Policy!;
        var scenario = ScenarioReader.Read(
            new PolicyText("s.yaml", "id: S\ncases:\n  - { name: odd, facts: { kind: odd } }\n")
        );
        IEnumerable<string> Errors(Policy? lowerPolicy) =>
            PolicyChecks
                .Of(reading.Policy!, [scenario.Value!], lowerPolicy, SmallPolicy.Now)
                .Where(finding => finding.Severity == Severity.Error)
                .Select(finding => $"{finding.Message}; {finding.Help}");

        Assert.Equal(
            [
                "looser than the edition below: no absolute duty rests on `base.1`, where `tell` did; it is so in S, odd; look at what this edition puts in the place of rules or terms below",
                "looser than the edition below: `look` is not refused by `base.1` as it was; it is so in S, odd; look at what this edition puts in the place of rules or terms below",
            ],
            Errors(below)
        );
        Assert.Empty(Errors(null));
    }

    [Fact]
    public void Words_that_change_while_their_rules_stay_are_told_until_somebody_accepts_them()
    {
        var before = new PolicyText("0.md", Words("It is done.", "must"));
        var kept = WordsLock.Of([before]);
        string[] Told(string words, string strength) =>
            [
                .. WordsLock
                    .Compare(kept, [before with { Text = Words(words, strength) }])
                    .Select(finding => $"{finding.Line}: {finding.Message}"),
            ];

        Assert.Empty(Told("It is done.", "must"));
        Assert.Empty(Told("It\nis   done.", "must"));
        Assert.Empty(Told("It is done.", "absolute"));
        Assert.Empty(Told("It is left.", "absolute"));
        Assert.Equal(
            ["3: the words of `C.1` have changed, and its rules have not"],
            Told("It is left.", "must")
        );
        var changed = before with { Text = Words("It is left.", "must") };
        Assert.Empty(WordsLock.Compare(WordsLock.Of([changed]), [changed]));
        Assert.Empty(WordsLock.Compare("", [changed]));
    }

    [Theory]
    [InlineData("model-2019")]
    [InlineData("england-2026")]
    public void The_words_of_an_edition_that_ships_were_read_with_their_rules(string edition)
    {
        var folder = Shipped.Folder(edition);
        var kept = File.ReadAllText(Path.Combine(folder.Folder, WordsLock.FileName));

        Assert.Empty(WordsLock.Compare(kept, folder.Chapters));
        Assert.Equal(WordsLock.Of(folder.Chapters), kept.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("facts: {sen: yes}", "2:9: there is no fact `sen`; did you mean `seen`?")]
    [InlineData(
        "facts: {kind: hugge}",
        "2:15: `hugge` is not a value of `kind`; there are `small`, `large`, `odd`"
    )]
    [InlineData(
        "facts: {count: many}",
        "2:16: `many` is not a value of `count`; write a whole number"
    )]
    [InlineData(
        "facts: {parts: [one, tow]}",
        "2:22: `tow` is not a value of `parts`; did you mean `two`?"
    )]
    [InlineData(
        "people: {a: {rols: [child]}}",
        "2:14: there is no fact `person.rols`; did you mean `person.roles`?"
    )]
    [InlineData(
        "cases: [{name: one, expect: {must: [C.2@a]}}]",
        "2:37: there is no clause `C.2`; did you mean `C.1`?"
    )]
    [InlineData(
        "cases: [{name: one, expect: {refuse: {lok: [C.1]}}}]",
        "2:39: there is no act `lok`; did you mean `look`?"
    )]
    [InlineData(
        "cases: [{name: one, facts: {seen: maybe}, editions: [other], expect: {must: [C.2]}}]",
        "2:35: `maybe` is not a value of `seen`; there are `yes`, `no`"
    )]
    [InlineData("cases: [{name: one, editions: [small, other], expect: {not: [C.2]}}]", null)]
    [InlineData(
        "cases: [{name: one, expect: {not: [C.2]}}]",
        "2:36: there is no clause `C.2`; did you mean `C.1`?"
    )]
    [InlineData("facts: {person.age@a: 3, kind: null}\npeople: {a: {age: 4}}", null)]
    public void A_word_of_a_scenario_that_the_policy_does_not_have_is_told_where_it_stands(
        string text,
        string? finding
    )
    {
        var policy = SmallPolicy.When("{ fact: seen, is: yes }");
        var found = ScenarioWords.Check(new PolicyText("s.yaml", $"id: X\n{text}\n"), policy);
        Assert.Equal(
            finding is null ? [] : [finding],
            found.Select(one => $"{one.Line}:{one.Column}: {one.Message}; {one.Help}")
        );
    }

    private static string Words(string words, string strength) =>
        $"""
            # A policy

            ### One {"{"}#C.1{"}"}
            {words}

            ```duty
            id: one
            clauses: [C.1]
            do: Do it.
            by: lead
            strength: {strength}
            ```
            """;

    private static PolicyText Layered(string id, string replaces, string grave, string? seen)
    {
        var rules = seen is null
            ? ""
            : $"""
                ```duty
                id: tell
                clauses: [base.1]
                do: Tell somebody.
                by: lead
                strength: absolute
                when: {"{"} term: grave {"}"}
                ```

                ```permission
                act: look
                clauses: [base.1]
                refused:
                  - {"{"} clauses: [base.1], when: {"{"} term: grave {"}"}, say: It is grave. {"}"}
                ```
                """;
        return new PolicyText(
            $"{id}.md",
            $"""
            # A policy

            ```edition
            id: {id}
            title: A policy
            policy: tests
            builds on: {(seen is null ? "base" : "none")}
            ```

            ### One {"{"}#{id}.1{"}"}
            Something.

            ```term
            id: grave
            clauses: [{id}.1]
            {replaces}means: It is grave
            holds: {grave}
            ```

            ```source
            clauses: [{id}.1]
            from: Somebody
            dated: unknown
            standing: unverified
            ```

            {rules}
            """
        );
    }
}
