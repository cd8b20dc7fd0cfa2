using System.Globalization;
using Waymark.Policies;
using Waymark.Policies.Publication;
using Waymark.Tests.Support;

namespace Waymark.Tests.Policies;

/// <summary>The published page as it is, of an edition that holds every kind of rule once: what a change of the markup changes is seen in review.</summary>
public sealed class PublishedPageTests
{
    private static readonly PublicationSettings s_settings = new(
        new DateOnly(2026, 11, 22),
        "Alder Grove Primary"
    );

    [Fact]
    public void Every_kind_of_rule_is_told_in_full_under_its_clause_in_the_order_of_the_policy() =>
        Approve(Policy(), s_settings, "published");

    [Fact]
    public void An_edition_upon_another_tells_where_each_clause_comes_from_and_what_it_changed() =>
        Approve(
            LayerTests.Over,
            s_settings with
            {
                For = Audience.Staff,
                Ratified = new DateOnly(2026, 3, 4),
            },
            "published-layer"
        );

    [Theory]
    [InlineData("2026-11", "2026-11-30", false)]
    [InlineData("2026-11", "2026-12-01", true)]
    [InlineData("2026-11-22", "2026-11-22", false)]
    [InlineData("2026-11-22", "2026-11-23", true)]
    [InlineData("2026", "2027-01-01", false)]
    public void A_review_is_overdue_from_the_day_after_the_last_one_it_was_due_on(
        string due,
        string today,
        bool isOverdue
    )
    {
        var page = PublishedPolicy.Document(
            Policy($"review due: {due}"),
            s_settings with
            {
                Today = DateOnly.Parse(today, CultureInfo.InvariantCulture),
            }
        );
        Assert.Equal(isOverdue, page.Contains("It is overdue.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_decision_put_as_a_question_ends_with_its_question_mark()
    {
        var page = PublishedPolicy.Document(
            SmallPolicy.Of(
                """
                ```decision
                id: refer
                clauses: [C.1]
                title: Do we refer it?
                options: { yes: We do, no: We do not }
                ```
                """
            ),
            s_settings
        );

        Assert.Contains(
            "<strong>A decision: Do we refer it? </strong>It is one of these",
            page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Whoever_hears_it_first_is_named_as_any_role_is()
    {
        var page = PublishedPolicy.Document(
            SmallPolicy.Of(
                """
                ```duty
                id: pass-it-on
                clauses: [C.1]
                do: Tell the lead
                by: first-recipient
                strength: absolute
                within: 1 hour
                clock: ours
                ```
                """
            ),
            s_settings
        );

        Assert.Contains(">First recipient, within 1 hour</text>", page, StringComparison.Ordinal);
        Assert.Contains("</a> First recipient, within 1 hour.", page, StringComparison.Ordinal);
        Assert.Contains("<dd>First recipient.</dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_school_that_is_not_named_has_no_name_on_the_page() =>
        Assert.Equal(
            "",
            PublicationTests
                .Show(Policy(), s_settings with { School = null })
                .QuerySelector(".policy-school")!
                .TextContent
        );

    [Fact]
    public void An_act_that_nothing_stands_against_is_told_as_allowed() =>
        Assert.StartsWith(
            "Look at it. This is always allowed.",
            PublicationTests
                .Show(
                    SmallPolicy.Of(
                        "```permission\nact: look\nclauses: [C.1]\nallowed: always\n```"
                    ),
                    s_settings
                )
                .GetElementById("act-look")!
                .TextContent,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_clause_whose_rules_were_withdrawn_says_so_where_they_stood()
    {
        var reading = LayerTests.Read(
            new PolicyText(
                "top.md",
                """
                # On top

                ```edition
                id: top
                title: Top
                policy: tests
                builds on: base
                ```
                ### Ours {#T.1}
                ```withdraw
                rule: look-into-it
                because: Others look into it.
                clauses: [T.1]
                ```
                ```withdraw
                rule: write-it-down
                because: Others write it down.
                clauses: [T.1]
                ```
                ```source
                clauses: [T.1]
                from: Our governors
                dated: 2026-11
                standing: verified
                ```
                """
            )
        );
        var page = PublicationTests.Show(reading.Policy!, s_settings with { For = Audience.Staff });

        Assert.Equal(
            "Later advice has taken the place of the rule that stood here.",
            page.GetElementById("B.2")!.NextElementSibling!.NextElementSibling!.TextContent
        );
    }

    private static Policy Policy(string due = "review due: 2026-11")
    {
        var path = Path.Combine(SmallPolicy.Folder, "good/published.md");
        var text = File.ReadAllText(path)
            .Replace("review due: 2026-11", due, StringComparison.Ordinal);
        var reading = PolicyReader.Read(
            [SmallPolicy.Vocabulary],
            [new PolicyText("1-published.md", text)]
        );
        return reading.Policy
            ?? throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }

    /// <summary>One element a line, and without the style sheet.</summary>
    private static void Approve(Policy policy, PublicationSettings settings, string name)
    {
        var page = PublishedPolicy.Document(policy, settings);
        Approved.Text(
            page.Replace(PublishedPolicy.Style, "", StringComparison.Ordinal)
                .Replace("><", ">\n<", StringComparison.Ordinal),
            $"good/{name}.approved.txt"
        );
    }
}
