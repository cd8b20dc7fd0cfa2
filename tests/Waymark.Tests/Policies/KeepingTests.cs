using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>How long files are kept, under which condition, and who finds out what the day cannot be said without.</summary>
public sealed class KeepingTests
{
    private const string Rule = """
        ```retention
        id: longer
        clauses: [C.1]
        says: Seventy-five years where it was seen
        years: 75
        after: closing
        when: { fact: seen, is: yes }
        basis: guidance
        find out: Find out when this person was born
        by: lead
        within: 2 school days
        clock: ours
        ```
        """;

    [Theory]
    [InlineData("seen: yes", Truth.Yes)]
    [InlineData("", Truth.Unknown)]
    [InlineData("seen: no", null)]
    public void A_rule_counts_unless_it_is_known_not_to_hold(string facts, Truth? holds)
    {
        var policy = SmallPolicy.Of(Rule);
        var found = policy
            .Evaluate(SmallPolicy.Case(facts), Deeds.None, SmallPolicy.Now)
            .Retention.SingleOrDefault();

        Assert.Equal(holds, found?.Holds);
        Assert.True(policy.Retention.Single().IsConditional);
    }

    [Fact]
    public void A_rule_says_who_finds_out_what_and_by_when()
    {
        var task = SmallPolicy.Of(Rule).Retention.Single().FindOut!;

        Assert.Equal("lead", task.By);
        // A Friday: the weekend between is not counted.
        var friday = new DateTime(2026, 11, 13, 15, 0, 0);
        var due = task.Within.DueAfter(friday, SchoolCalendar.WeekendsOnly);
        Assert.Equal(friday.AddDays(4), due);
    }

    [Theory]
    [InlineData("by: lead", "by: nobody", "role")]
    [InlineData("within: 2 school days\nclock: ours", "", "within")]
    [InlineData("clock: ours", "", "clock")]
    [InlineData("seen, is: yes", "seem, is: yes", "fact")]
    public void What_cannot_be_is_found(string written, string wrong, string word)
    {
        var text = $"""
            # A small policy

            ```edition
            id: small
            title: A small policy
            policy: tests
            ```

            ### The only clause {"{#C.1}"}
            Something is done.

            {Rule.Replace(written, wrong, StringComparison.Ordinal)}
            """;
        var reading = PolicyReader.Read([SmallPolicy.Vocabulary], [new PolicyText("0.md", text)]);

        Assert.Null(reading.Policy);
        Assert.Contains(
            reading.Findings,
            finding =>
                finding.Severity == Severity.Error
                && finding.Message.Contains(word, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_is_watched_is_written_once_with_the_keys_it_has()
    {
        const string Watch =
            "```watch\nid: many\nsays: Many files.\nlooks for: many-files\nmore than: 20\ndays: 14\nbasis: ours\n```\n";
        var findings = PolicyReader
            .Read(
                [
                    SmallPolicy.Vocabulary,
                    new PolicyText(
                        "watch.md",
                        $"{Watch}\n{Watch.Replace("days:", "extra: yes\ndays:", StringComparison.Ordinal)}"
                    ),
                ],
                [new PolicyText("0.md", "# A small policy")]
            )
            .Findings.Where(finding => finding.File == "watch.md")
            .Select(finding => finding.Message);

        Assert.Equal(
            ["the watch `many` is written twice", "a `watch` has no key `extra`"],
            findings
        );
    }

    [Fact]
    public void What_every_edition_shares_hangs_on_no_case()
    {
        var shared = new PolicyText(
            "keeping.md",
            Rule.Replace("clauses: [C.1]\n", "", StringComparison.Ordinal)
        );
        var reading = PolicyReader.Read(
            [SmallPolicy.Vocabulary, shared],
            [new PolicyText("0.md", "# A small policy")]
        );

        Assert.Contains(
            reading.Findings,
            finding =>
                finding.File == "keeping.md"
                && finding.Message.Contains("when", StringComparison.Ordinal)
        );
    }
}
