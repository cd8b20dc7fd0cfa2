using System.Text.RegularExpressions;
using Waymark.Policies;
using Waymark.Policies.Publication;
using Waymark.Tests.Policies.Proof;

namespace Waymark.Tests.Policies;

/// <summary>The part of the published document that parents read.</summary>
public sealed partial class ParentsPartTests
{
    private static readonly PublicationSettings s_settings = new(
        new DateOnly(2026, 11, 22),
        "Alder Grove Primary",
        For: Audience.Parents
    );

    [Theory]
    [InlineData("model-2019")]
    [InlineData("england-2026")]
    public void The_parents_part_says_where_to_get_help(string edition)
    {
        var page = PublicationTests.Show(Shipped.Policy(edition), s_settings);
        var help = page.QuerySelector(".policy-help")!;
        Assert.Contains("Report Remove", help.TextContent, StringComparison.Ordinal);
        Assert.Contains("CEOP", help.TextContent, StringComparison.Ordinal);
        Assert.NotNull(help.QuerySelector("a[href='tel:08001111']"));
        Assert.All(
            help.QuerySelectorAll("a[href^=http]"),
            link =>
                Assert.StartsWith("https://", link.GetAttribute("href"), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("model-2019")]
    [InlineData("england-2026")]
    public void Parents_read_of_each_address_when_it_was_checked_or_that_it_was_not(string edition)
    {
        var policy = Shipped.Policy(edition);
        var page = PublicationTests.Show(policy, s_settings);

        Assert.True(policy.Prose.Help.Count >= 4);
        Assert.All(
            policy.Prose.Help,
            help => Assert.Equal(help.Checked is null, help.Standing == Standing.Unverified)
        );
        Assert.Equal(
            policy.Prose.Help.Select(help =>
                help.Checked is null
                    ? "We have not checked this yet."
                    : "Last checked on 22 November 2026."
            ),
            page.QuerySelectorAll(".policy-help small").Select(small => small.TextContent)
        );
    }

    [Fact]
    public void Help_without_a_word_on_how_far_it_was_checked_is_a_finding()
    {
        var reading = PolicyReader.Read(
            [SmallPolicy.Vocabulary],
            [
                new PolicyText(
                    "parents.md",
                    "# For parents\n\n```help\nid: one\nname: One\nsays: Help.\nchecked: soon\n```\n"
                ),
            ]
        );
        var found = reading.Findings.Select(finding => finding.Message).ToList();
        Assert.Contains("`soon` is not a day", found);
        Assert.Contains(found, message => message.Contains("`standing`", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("model-2019")]
    [InlineData("england-2026")]
    public void The_parents_part_holds_nothing_of_how_staff_handle_a_device_or_a_picture(
        string edition
    )
    {
        var policy = Shipped.Policy(edition);
        var page = PublicationTests.Show(policy, s_settings);
        var text = page.Body!.TextContent;
        Assert.DoesNotMatch(HandlingWords(), text);
        Assert.DoesNotContain(HandlingSentences(policy), words => Holds(text, words));
        Assert.Empty(
            page.QuerySelectorAll(".policy-how,.policy-flow,.policy-clause,.policy-meanings")
        );
    }

    [Fact]
    public void The_parents_part_may_hold_no_clause_and_no_rule()
    {
        var reading = PolicyReader.Read(
            [SmallPolicy.Vocabulary],
            [
                new PolicyText(
                    "parents.md",
                    "# For parents\n\n### A clause {#C.1}\n\n```no-rule\nclauses: [C.1]\nbecause: So.\n```\n"
                ),
            ]
        );
        Assert.Contains(
            reading.Findings,
            finding => finding.Message == "the clause `C.1` stands in the part for parents"
        );
        Assert.Contains(
            reading.Findings,
            finding => finding.Message == "a `no-rule` stands in the part for parents"
        );
    }

    /// <summary>Whatever the rules of steps 2 and 3 tell staff, sentence by sentence, and the names of their clauses.</summary>
    private static IEnumerable<string> HandlingSentences(Policy policy)
    {
        var clauses = policy.Clauses.Values.Where(clause => clause.Step.Number is 2 or 3).ToList();
        var cited = clauses.Select(clause => clause.Id).ToHashSet();
        var acts = policy.Rules.Acts.Where(act =>
            act.Bars.Exists(bar => bar.Clauses.Any(cited.Contains))
        );
        var duties = policy.Duties.Where(duty => duty.Step.Number is 2 or 3);
        string?[] words =
        [
            .. clauses.SelectMany(clause => new[] { clause.Id, clause.Heading, clause.Text }),
            .. acts.SelectMany(act =>
                act.Bars.Select(bar => bar.Say).Append(act.Act.Title).Append(act.Instead)
            ),
            .. duties.SelectMany(duty => duty.Never.Append(duty.Do).Append(duty.Hint)),
        ];
        return words
            .SelectMany(word => Regex.Split(word ?? "", @"(?<=[.!?])\s+"))
            .Select(sentence => Spaces().Replace(sentence, " ").Trim())
            .Where(sentence => sentence.Length > 4);
    }

    private static bool Holds(string text, string words) =>
        Spaces().Replace(text, " ").Contains(words, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"\b(search\w*|confiscat\w*|seiz\w*|examin\w*|passcode\w*|lock\w*|seal\w*|view\w*|print\w*|isolat\w*|storage|network|protocol\w*|evidence|immediate problem)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex HandlingWords();
}
