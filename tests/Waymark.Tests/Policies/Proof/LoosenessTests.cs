using Waymark.Policies;
using Waymark.Policies.Proof;

namespace Waymark.Tests.Policies.Proof;

/// <summary>A layer that is looser in what no single block shows is read without a finding, and a solver finds the case.</summary>
public sealed class LoosenessTests
{
    private const string NarrowDuty = """
        ```duty
        id: tell-the-lead
        replaces: tell-the-lead
        because: Only once it was seen.
        clauses: [O.1, B.1]
        do: Tell the lead, once it was seen.
        by: head
        strength: absolute
        when: { all: [ { term: serious }, { known: seen } ] }
        within: 1 hour
        clock: source
        ```
        """;

    private const string NarrowTerm = """
        ```term
        id: serious
        replaces: serious
        because: It is easier.
        clauses: [O.1]
        means: It is large, and was seen
        holds: { all: [ { fact: kind, is: large }, { fact: seen, is: yes } ] }
        ```
        """;

    private const string WideTerm = """
        ```term
        id: serious
        replaces: serious
        because: It is safer.
        clauses: [O.1]
        means: It is large, or may be
        holds: { unless known to be: { fact: kind, is: large } }
        ```
        """;

    [Theory]
    [InlineData(NarrowDuty, false, "tell-the-lead")]
    [InlineData(NarrowTerm, false, "tell-the-lead, police")]
    [InlineData(NarrowTerm, true, "tell-the-lead, look-into-it, police")]
    [InlineData(WideTerm, false, "")]
    [InlineData(WideTerm, true, "")]
    public void What_is_looser_in_some_case_is_found(string rule, bool isOwnLayer, string found)
    {
        var proof = ProofOf(rule, isOwnLayer);

        var looser = proof
            .Read(Z3.Answer(proof.Script()))
            .Where(one => one.Outcome == ProofOutcome.Fails)
            .Select(one => one.Property.Id.Replace("never-looser.", "", StringComparison.Ordinal));
        Assert.Equal(found, string.Join(", ", looser));
    }

    [Fact]
    public void The_case_is_told_with_what_each_edition_says_of_it()
    {
        var proof = ProofOf(NarrowDuty, isOwnLayer: false);
        var looser = Assert.Single(
            proof.Read(Z3.Answer(proof.Script())),
            one => one.Outcome == ProofOutcome.Fails
        );

        Assert.Equal(
            [
                "A case in which:",
                "  What kind of thing is it? A large thing.",
                "By base:",
                "  To do: Tell the lead.",
                "By ours:",
                "  Not owed: Tell the lead, once it was seen.",
            ],
            proof.Tell(looser.Property, Z3.Answer(proof.AskForCase(looser.Property)))
        );
    }

    [Fact]
    public void An_act_that_a_layer_refuses_less_often_is_told_with_its_clauses()
    {
        var narrow = LayerTests.ReadBase(
            ("when: { fact: seen, is: yes }, say", "when: { term: serious }, say")
        );
        var lower = LayerTests.ReadBase(
            (
                "when: { fact: seen, is: yes }, say",
                "when: { unless known to be: { term: serious } }, say"
            )
        );
        var proof = new PolicyProof(narrow, lower);
        var looser = Assert.Single(
            proof.Read(Z3.Answer(proof.Script())),
            one => one.Outcome == ProofOutcome.Fails
        );

        Assert.Equal("never-looser.look", looser.Property.Id);
        Assert.Equal(
            ["By base:", "  Look at it: refused, by B.4.", "By base:", "  Look at it: allowed."],
            proof.Tell(looser.Property, Z3.Answer(proof.AskForCase(looser.Property)))
        );
    }

    [Fact]
    public void A_decision_that_is_required_less_often_is_told_with_who_must_agree()
    {
        var proof = ProofOf(NarrowTerm, isOwnLayer: false);
        var police = proof.Properties.Single(one => one.Id == "never-looser.police");

        Assert.Equal(
            [
                "A case in which:",
                "  Has anyone seen it? No.",
                "  What kind of thing is it? A large thing.",
                "By base:",
                "  The police: Tell them is required.",
                "  The police: The head agrees.",
                "By ours:",
                "  The police: nothing is required.",
                "  The police: The head agrees.",
            ],
            proof.Tell(police, "sat\n((kind=large true) (seen=no true))")
        );
    }

    [Fact]
    public void What_is_only_presumed_does_not_stand_for_what_was_required()
    {
        var proof = ProofOf(
            $$"""
            {{NarrowTerm}}

            ```decision
            id: police
            replaces: police
            because: We presume it more often.
            clauses: [O.1]
            title: The police
            options: { tell: Tell them, leave: Do not tell them }
            required: [ { when: { term: serious }, option: tell, clauses: [B.3], say: It is serious. } ]
            presumed: [ { when: { fact: kind, is: large }, option: tell, say: It is large. } ]
            agreed by: [ { role: head, options: [leave], clauses: [B.3], say: The head agrees. } ]
            ```
            """,
            isOwnLayer: false
        );

        Assert.Contains(
            "never-looser.police",
            proof
                .Read(Z3.Answer(proof.Script()))
                .Where(one => one.Outcome == ProofOutcome.Fails)
                .Select(one => one.Property.Id)
        );
    }

    [Fact]
    public void A_duty_towards_each_person_is_kept_for_each_and_a_follow_up_where_what_it_follows_kept_its_name()
    {
        static Policy Lower(string where) =>
            LayerTests.ReadBase(
                (
                    "### The police {#B.3}",
                    $$"""
                    ```duty
                    id: comfort
                    clauses: [B.2]
                    do: Comfort them.
                    by: lead
                    strength: absolute
                    for each: person
                    where: { fact: person.roles, has: child }
                    {{where}}
                    ```

                    ```follow-up
                    id: ask-again
                    clauses: [B.4]
                    after: look-into-it
                    do: Ask again.
                    by: lead
                    strength: absolute
                    ```

                    ### The police {#B.3}
                    """
                )
            );
        var proof = new PolicyProof(
            Lower("when: { fact: person.upset, is: yes }"),
            Lower("when: { unless known to be: { not: { fact: person.upset, is: yes } } }")
        );

        var read = proof.Read(Z3.Answer(proof.Script()));

        Assert.Equal(
            ["tell-the-lead", "comfort", "ask-again", "look", "police"],
            read.Select(one =>
                one.Property.Id.Replace("never-looser.", "", StringComparison.Ordinal)
            )
        );
        var comfort = Assert.Single(read, one => one.Outcome == ProofOutcome.Fails).Property;
        Assert.Equal("never-looser.comfort", comfort.Id);
        Assert.Equal(
            ["By base:", "  To do (Person 1): Comfort them."],
            proof.Tell(comfort, Z3.Answer(proof.AskForCase(comfort))).Skip(2).Take(2)
        );
    }

    private static PolicyProof ProofOf(string rule, bool isOwnLayer)
    {
        var reading = LayerTests.Read(
            new PolicyText(
                "ours.md",
                $$"""
                # Ours

                ```edition
                id: ours
                title: Ours
                policy: tests
                builds on: base
                {{(isOwnLayer ? "school layer: yes\n" : "")}}approved by: The governors
                ratified: 2026-11
                ```

                ### Ours {#O.1}
                We do it our way.

                ```source
                clauses: [O.1]
                from: Our governors
                dated: 2026-11
                standing: verified
                ```

                {{rule}}
                """
            )
        );
        Assert.Empty(reading.Findings);
        return new PolicyProof(reading.Policy!, LayerTests.Lower);
    }
}
