using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <content>What becomes of the rules below: names, refusals, clauses and chapters.</content>
public sealed partial class LayerTests
{
    [Fact]
    public void A_decision_and_a_switch_under_new_ids_are_still_what_the_rules_below_name()
    {
        var lower = Base with
        {
            Text =
                Base.Text
                + """

                    ```switch
                    id: law
                    state: off
                    from: none
                    because: It is not in force.
                    ```

                    ```duty
                    id: report
                    clauses: [B.3]
                    do: Report it.
                    by: lead
                    strength: must
                    switch: law
                    ```

                    ```duty
                    id: write-to-the-police
                    clauses: [B.3]
                    do: Write to the police.
                    by: lead
                    strength: must
                    met by: [decision.police.tell, letter.police]
                    ```
                    """,
        };
        var top = new PolicyText(
            "top.md",
            """
            # On top

            ```edition
            id: top
            title: Top
            policy: tests
            builds on: base
            approved by: The governors
            ratified: 2026-11
            ```
            ### Ours {#T.1}
            ```decision
            id: authorities
            replaces: police
            because: There are others.
            clauses: [T.1, B.3]
            title: The authorities
            options: { tell: Tell them, leave: Do not tell them }
            required: [ { when: { term: serious }, option: tell, clauses: [B.3], say: It is serious. } ]
            agreed by: [ { role: head, options: [leave], clauses: [B.3], say: The head agrees. } ]
            ```
            ```switch
            id: new-law
            replaces: law
            because: It is in force.
            state: on
            from: none
            ```
            ```source
            clauses: [T.1]
            from: Our governors
            dated: 2026-11
            standing: verified
            ```
            """
        );
        var reading = Read(top, lower);
        Assert.Empty(reading.Findings);
        Guidance Decided(string option) =>
            reading.Policy!.Evaluate(
                SmallPolicy.Case("kind: small"),
                Deeds.None with
                {
                    Decisions =
                    [
                        new(
                            "authorities",
                            option,
                            reading
                                .Policy.Evaluate(
                                    SmallPolicy.Case("kind: small"),
                                    Deeds.None,
                                    SmallPolicy.Now
                                )
                                .Decisions.Single()
                                .Basis,
                            SmallPolicy.Now,
                            null,
                            ["head"]
                        ),
                    ],
                },
                SmallPolicy.Now
            );

        Assert.Equal(DutyState.Open, State(Decided("tell"), "report"));
        Assert.Equal(DutyState.Met, State(Decided("tell"), "decide-on-police"));
        Assert.Equal(DutyState.Met, State(Decided("tell"), "write-to-the-police"));
        Assert.Equal(DutyState.Met, State(Decided("leave"), "decide-on-police"));
        Assert.Equal(DutyState.Open, State(Decided("leave"), "write-to-the-police"));
        Assert.Equal(
            ["decision.authorities.tell", "letter.police"],
            reading.Policy!.Duties.Single(duty => duty.Id == "write-to-the-police").MetBy
        );
    }

    [Fact]
    public void Duties_and_properties_below_that_name_a_replaced_duty_mean_what_stands_there()
    {
        var lower = Base with
        {
            Text =
                Base.Text
                + """

                    ```duty
                    id: inform
                    clauses: [B.4]
                    do: Say that the lead was told.
                    by: lead
                    strength: must
                    met by: [tell-the-lead]
                    ```

                    ```property
                    id: one-state
                    clauses: [B.1]
                    says: Something holds.
                    never: { all: [ { allowed: look }, { open: tell-the-lead }, { open: must, but not: [tell-the-lead] } ] }
                    ```

                    ```property
                    id: two-states
                    clauses: [B.1]
                    says: Something holds.
                    changing: kind
                    never: { any: [ { ended: tell-the-lead }, { in doubt: tell-the-lead } ] }
                    ```
                    """,
        };
        var reading = Read(Text("over.md"), lower);
        Assert.Empty(reading.Findings);
        var done = Deeds.None with { Done = [new Deed("tell-both", null, SmallPolicy.Now, null)] };

        Assert.Equal(
            DutyState.Met,
            State(reading.Policy!.Evaluate(SmallPolicy.Case(""), done, SmallPolicy.Now), "inform")
        );
        Assert.Equal(
            ["one-state", "two-states"],
            reading.Policy.Properties.Select(property => property.Id)
        );
    }

    [Fact]
    public void What_an_edition_below_allows_may_be_refused_above_it()
    {
        var lower = Base with
        {
            Text = Base
                .Text.ReplaceLineEndings("\n")
                .Replace(
                    "refused:\n  - { clauses: [B.4], when: { fact: seen, is: yes }, say: It was seen already. }",
                    "allowed: always",
                    StringComparison.Ordinal
                ),
        };
        Assert.Contains("allowed: always", lower.Text, StringComparison.Ordinal);

        var reading = Read(Text("over.md"), lower);

        Assert.Empty(reading.Findings);
        Assert.Equal(
            ["L.3"],
            reading
                .Policy!.Evaluate(SmallPolicy.Case(""), Deeds.None, SmallPolicy.Now)
                .May("look", null)
                .Clauses
        );
    }

    [Fact]
    public void What_to_do_instead_is_told_by_each_edition_that_says_it()
    {
        var lower = Base with
        {
            Text = Base
                .Text.ReplaceLineEndings("\n")
                .Replace(
                    "act: look\nclauses: [B.4]\n",
                    "act: look\nclauses: [B.4]\ninstead: Lock it away.\n",
                    StringComparison.Ordinal
                ),
        };
        var over = Text("over.md");
        var upper = over with
        {
            Text = over
                .Text.ReplaceLineEndings("\n")
                .Replace(
                    "act: look\nclauses: [L.3]\n",
                    "act: look\nclauses: [L.3]\ninstead: Ask the head.\n",
                    StringComparison.Ordinal
                ),
        };

        Assert.Equal(
            "Lock it away. Ask the head.",
            Read(upper, lower)
                .Policy!.Evaluate(SmallPolicy.Case("seen: yes"), Deeds.None, SmallPolicy.Now)
                .May("look", null)
                .Instead
        );
    }

    [Fact]
    public void A_clause_whose_rule_was_replaced_needs_no_other_rule()
    {
        const string Note = "rule: note\nbecause: Later guidance sends none.\nclauses: [L.2]";
        var over = Text("over.md");
        var without = over with
        {
            Text = over
                .Text.ReplaceLineEndings("\n")
                .Replace(
                    $"```withdraw\n{Note}\n```",
                    "```duty\nid: look-into-it\nreplaces: look-into-it\nbecause: Others do.\nclauses: [L.2]\ndo: See that others look into it.\nby: lead\nstrength: must\n```\n\n```withdraw\nrule: write-it-down\nbecause: Others do.\nclauses: [L.2]\n```",
                    StringComparison.Ordinal
                ),
        };

        var reading = Read(without);

        Assert.DoesNotContain(
            reading.Policy!.Duties.SelectMany(duty => duty.Clauses),
            clause => clause == "B.2"
        );
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void The_chapters_of_all_editions_stand_in_the_order_of_their_numbers()
    {
        static PolicyText Chapter(string number, string clause, string more = "") =>
            new(
                $"{number}.md",
                $"# Chapter {number}\n\n{more}\n### A clause {{#{clause}}}\nWords.\n\n```no-rule\nclauses: [{clause}]\nbecause: It is read.\n```\n"
            );
        static string Edition(string id, string on) =>
            $"```edition\nid: {id}\ntitle: T\npolicy: tests\nbuilds on: {on}\napproved by: The governors\nratified: 2026-11\n```\n";
        var reading = PolicyReader.Read(
            [SmallPolicy.Vocabulary],
            [
                Chapter("5", "T.5", Edition("top", "base")),
                Chapter("2", "T.2"),
                new(
                    "7.md",
                    "# Chapter 7\n\n```source\nclauses: [T.2, T.5]\nfrom: Us\ndated: 2026\nstanding: verified\n```\n"
                ),
            ],
            Today,
            new Dictionary<string, IReadOnlyList<PolicyText>>
            {
                ["base"] = [Chapter("3", "B.3", Edition("base", "none")), Chapter("5", "B.5")],
            }
        );

        Assert.Empty(reading.Findings);
        Assert.Equal([2, 3, 5, 7], reading.Policy!.Steps.Select(step => step.Number));
        Assert.Equal("Chapter 5", reading.Policy.Clauses["T.5"].Step.Title);
    }
}
