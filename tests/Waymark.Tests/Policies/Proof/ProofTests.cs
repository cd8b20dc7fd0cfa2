using Waymark.Policies;
using Waymark.Policies.Proof;

namespace Waymark.Tests.Policies.Proof;

public sealed class ProofTests
{
    /// <summary>A duty while it is not known to be small, one that only what is large brings, and an act with a need, a bar and a bar on its target.</summary>
    private const string Rules = """
        ```duty
        id: act
        clauses: [C.1]
        do: Do something.
        by: lead
        strength: absolute
        when: { unless known to be: { not: { fact: kind, is: small } } }
        ```

        ```duty
        id: weigh
        clauses: [C.1]
        do: Weigh it.
        by: lead
        strength: must
        for each: person
        when: { fact: kind, is: large }
        ```

        ```permission
        act: look
        needs:
          - clauses: [C.1]
            that: { fact: act.agreed, is: yes }
            say: The head must agree.
        refused:
          - clauses: [C.1]
            when: { some: person, where: { age: person, under: 13 } }
            say: Somebody is too young.
        ```
        """;

    [Theory]
    [InlineData("model-2019", null, 25)]
    [InlineData("england-2026", "model-2019", 90)]
    public void What_an_edition_that_ships_says_of_every_case_holds_in_every_case(
        string edition,
        string? below,
        int least
    )
    {
        var proved = Proved(Shipped.Policy(edition), below is null ? null : Shipped.Policy(below));

        Assert.True(proved.Count >= least);
        Assert.DoesNotContain(proved, one => one.Outcome != ProofOutcome.Holds);
    }

    [Theory]
    [InlineData(
        true,
        "never: { all: [ { allowed: look }, { not: { fact: act.agreed, is: yes } } ] }"
    )]
    [InlineData(false, "never: { allowed: look }")]
    [InlineData(false, "always: { allowed: look }")]
    [InlineData(
        true,
        "when: { not: { is known: { fact: act.agreed, is: yes } } }|always: { refused: look, citing: [C.1] }"
    )]
    [InlineData(
        false,
        "when: { fact: act.agreed, is: yes }|always: { refused: look, citing: [C.1] }"
    )]
    [InlineData(
        true,
        "when: { some: person, where: { age: person, under: 13 } }|always: { refused: look }"
    )]
    [InlineData(
        false,
        "when: { some: person, where: { age: person, under: 14 } }|always: { refused: look }"
    )]
    [InlineData(true, "when: { not: { known: kind } }|always: { owed: act }")]
    [InlineData(false, "always: { open: act }")]
    [InlineData(true, "never: { all: [ { allowed: close }, { open: must } ] }")]
    [InlineData(false, "never: { open: must }")]
    [InlineData(true, "for each: person|when: { fact: kind, is: large }|always: { owed: weigh }")]
    [InlineData(false, "for each: person|always: { owed: weigh }")]
    [InlineData(true, "changing: reasons|never: { ended: absolute }")]
    [InlineData(false, "changing: reasons|never: { ended: must }")]
    [InlineData(true, "changing: reasons|never: { ended: any, but not: [weigh] }")]
    [InlineData(true, "changing: kind|from: [odd]|to: [unknown]|never: { ended: any }")]
    [InlineData(false, "changing: kind|from: [unknown]|to: [small]|never: { ended: act }")]
    [InlineData(
        true,
        "changing: kind|from: [large]|to: [unknown]|never: { after: { owed: weigh } }"
    )]
    [InlineData(
        false,
        "changing: kind|from: [large]|to: [known]|always: { before: { owed: weigh } }"
    )]
    [InlineData(false, "changing: kind|from: [large]|to: [unknown]|never: { in doubt: weigh }")]
    [InlineData(true, "changing: kind|from: [large]|to: [known]|never: { in doubt: any }")]
    [InlineData(false, "changing: anything|from: [unknown]|never: { no longer allowed: look }")]
    [InlineData(
        true,
        "changing: anything|but not: [person.age, person.born]|from: [unknown]|never: { no longer allowed: look }"
    )]
    [InlineData(false, "never: { some: person }")]
    [InlineData(
        true,
        "when: { some: person, where: { age: person, under: 3 } }|always: { some: person }"
    )]
    [InlineData(true, "adding: person|never: { ended: any }")]
    [InlineData(false, "adding: person|never: { no longer allowed: look }")]
    public void A_claim_holds_or_a_case_goes_against_it(bool holds, string claim)
    {
        var proved = Assert.Single(Proved(SmallPolicy.Of($"{Rules}\n\n{Property(claim)}")));

        Assert.Equal(holds ? ProofOutcome.Holds : ProofOutcome.Fails, proved.Outcome);
        Assert.Equal(holds, proved.Story.Count == 0);
    }

    [Fact]
    public void A_case_that_goes_against_a_property_is_told_as_a_story()
    {
        var claim =
            "changing: kind|from: [unknown]|to: [small]|never: { any: [ { ended: act }, { after: { not: { refused: look } } } ] }";
        var proved = Assert.Single(Proved(SmallPolicy.Of($"{Rules}\n\n{Property(claim)}")));

        Assert.Equal(
            [
                "Then:",
                "  Look at it: refused, by C.1.",
                "And later:",
                "  What kind of thing is it? A small thing.",
                "Then:",
                "  Look at it: refused, by C.1.",
                "  No longer to do: Do something.",
            ],
            proved.Story
        );
    }

    [Theory]
    [InlineData("never: { ended: act }", "`ended` speaks of two states of a case")]
    [InlineData("never: { allowed: lok }", "there is no act `lok`")]
    [InlineData("never: { open: ac }", "there is no duty `ac`")]
    [InlineData("says: twice", "a `property` says `always` or `never`, one of them")]
    [InlineData(
        "changing: kind|from: [huge]|never: { ended: act }",
        "`huge` is not a value of what changes"
    )]
    [InlineData(
        "over: { persons: 9 }|never: { allowed: look }",
        "`persons` must be a number from 1 to 4"
    )]
    public void What_a_property_cannot_say_is_a_finding(string claim, string message)
    {
        var text = new PolicyText(
            "0-small.md",
            $"# Small\n\n### One {{#C.1}}\n\n{Rules}\n\n{Property(claim)}"
        );
        var findings = PolicyReader.Read([SmallPolicy.Vocabulary], [text]).Findings;

        Assert.Contains(findings, finding => finding.Message == message);
    }

    [Fact]
    public void Without_a_solver_a_sentence_says_what_to_install()
    {
        var missing = Assert.Throws<IOException>(() => new Waymark.Cli.Solver("/no/z3").Answer(""));

        Assert.Equal(
            "The solver /no/z3 is not installed. On Debian or Ubuntu: apt-get install z3. Or name another with --solver.",
            missing.Message
        );
    }

    private static string Property(string claim) =>
        $"""
            ```property
            id: claimed
            clauses: [C.1]
            says: Something holds.
            {claim.Replace('|', '\n')}
            ```
            """;

    private static List<Proved> Proved(Policy policy, Policy? below = null)
    {
        var proof = new PolicyProof(policy, below);
        return proof
            .Read(Z3.Answer(proof.Script()))
            .Select(one =>
                one.Outcome == ProofOutcome.Fails
                    ? one with
                    {
                        Story = proof.Tell(one.Property, Z3.Answer(proof.AskForCase(one.Property))),
                    }
                    : one
            )
            .ToList();
    }
}
