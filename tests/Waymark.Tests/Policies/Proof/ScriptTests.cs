using Waymark.Policies;
using Waymark.Policies.Proof;
using Waymark.Tests.Support;

namespace Waymark.Tests.Policies.Proof;

/// <summary>What a solver is asked, as `policy prove --smt` writes it: what a change of the encoding changes is seen in review.</summary>
public sealed class ScriptTests
{
    private const string Properties = """
        ### Counted again {#C.2}
        It is counted again.

        ```switch
        id: law
        state: on
        from: 2026-09-01
        because: It is in force from then.
        ```

        ```duty
        id: report
        clauses: [C.2]
        do: Report it.
        by: lead
        strength: absolute
        switch: law
        ```

        ```term
        id: size
        means: how large it is
        choose: [ { value: big, when: { term: large } } ]
        otherwise: small
        ```

        ```duty
        id: measure
        clauses: [C.2]
        do: Measure it.
        by: lead
        strength: must
        when: { any: [ { term: size, is: [big] }, { fact: act.agreed, is: no } ] }
        ```

        ```follow-up
        id: count-again
        clauses: [C.2]
        after: count
        do: Count again.
        by: lead
        strength: must
        ```

        ```question
        clauses: [C.1]
        facts: [told, person.upset]
        ```

        ```property
        id: no-look-unasked
        clauses: [C.1]
        says: Nobody looks without the head.
        over: { persons: 1, devices: 2, places: 1, acts: 2 }
        never: { all: [ { allowed: look }, { not: { fact: act.agreed, is: yes } } ] }
        ```

        ```property
        id: no-close-over-must
        clauses: [C.1]
        says: |
          No case is closed
          over what must be done.
        over: { persons: 2, devices: 1 }
        when: { all: [ { term: class, is: [high, unclear] }, { some: person, where: { term: upset-child } } ] }
        always: { any: [ { refused: close }, { not: { open: must, but not: [count, before] } } ] }
        ```

        ```property
        id: stays
        clauses: [C.1]
        says: What is owed stays.
        over: { persons: 2, devices: 1 }
        changing: [kind, person.upset, count, made-on, parts]
        but not: [count]
        from: [unknown, large]
        to: [known]
        never: { any: [ { ended: any }, { in doubt: hear }, { no longer allowed: look } ] }
        ```

        ```property
        id: stays-for-each
        clauses: [C.1]
        says: Somebody more takes nothing away.
        for each: person
        over: { persons: 2, devices: 1 }
        adding: person
        changing: reasons
        when: { before: { open: hear } }
        always: { after: { any: [ { open: hear }, { refused: look, citing: [C.1] } ] } }
        ```
        """;

    [Fact]
    public void Every_kind_of_condition_and_claim_is_put_to_the_solver_as_approved()
    {
        var text = File.ReadAllText(Path.Combine(SmallPolicy.Folder, "good/conditions.md"))
            .Replace(
                "holds open: duties",
                "holds open: duties\nquestions: [C.1]",
                StringComparison.Ordinal
            );
        var reading = PolicyReader.Read(
            [SmallPolicy.Vocabulary],
            [new PolicyText("0-conditions.md", $"{text}\n\n{Properties}")]
        );
        Assert.True(reading.Policy is not null, string.Join('\n', reading.Findings));
        var proof = new PolicyProof(reading.Policy);

        Approved.Text(
            $"{proof.Script()}\n{proof.AskForCase(proof.Properties[0])}",
            "conditions.approved.txt"
        );
    }

    [Fact]
    public void What_stands_against_an_act_in_either_edition_is_held_clause_by_clause_for_each_target()
    {
        var lower = LayerTests.ReadBase(
            (
                "when: { fact: seen, is: yes }, say: It was seen already. }",
                "when: { fact: device.off, is: no }, target: yes, say: It is on. }"
            )
        );

        Approved.Text(
            new PolicyProof(LayerTests.Over, lower)
                .Script()
                .Split("(reset)\n")
                .Single(script =>
                    script.StartsWith("; never-looser.look", StringComparison.Ordinal)
                ),
            "never-looser-target.approved.txt"
        );
    }

    [Fact]
    public void That_an_edition_is_nowhere_looser_is_put_to_the_solver_as_approved() =>
        Approved.Text(
            new PolicyProof(LayerTests.Over, LayerTests.Lower).Script(),
            "never-looser.approved.txt"
        );
}
