using Waymark.Policies;
using Waymark.Policies.Proof;

namespace Waymark.Tests.Policies.Proof;

/// <summary>A solver's answer as a governor reads it. The answers are written out here, so that no solver is needed.</summary>
public sealed class StoryTests
{
    private const string Rules = """
        ```duty
        id: tell
        clauses: [C.1]
        do: Tell the lead.
        by: lead
        strength: absolute
        when: { fact: kind, is: large }
        met by: [told-to-lead]
        ```

        ```duty
        id: weigh
        clauses: [C.1]
        do: Weigh it.
        by: lead
        strength: must
        when: { fact: seen, is: yes }
        ```

        ```duty
        id: hear
        clauses: [C.1]
        do: Hear them.
        by: lead
        strength: must
        for each: person
        where: { fact: person.roles, has: child }
        ```

        ```duty
        id: keep
        clauses: [C.1]
        do: Keep it safe.
        by: lead
        strength: must
        ```

        ```permission
        act: look
        needs:
          - clauses: [C.1]
            that: { fact: act.agreed, is: yes }
            say: The head must agree.
          - clauses: [C.1]
            that: { fact: device.off, is: yes }
            say: It must be off.
            target: yes
        ```
        """;

    [Fact]
    public void Every_kind_of_fact_is_told_in_the_words_of_its_question() =>
        Assert.Equal(
            [
                "A case in which:",
                "  What kind of thing is it? A large thing.",
                "  Which parts? The first; The third.",
                "  What was said? Something is written.",
                "  How many? 3.",
                "  When did it begin? 10:20:30 on 16 November 2026.",
                "  On which day was it made? 1 February 2026.",
                "  Person 1: Which part? A child.",
                "  Person 1: How old are they? 12.",
                "  Did the head agree? Yes.",
                "Then:",
                "  To do: Tell the lead.",
            ],
            Told(
                """
                when: { all: [ { fact: kind, is: large }, { fact: parts, has: [one, three] }, { fact: words, given: yes }, { fact: count, at least: 3 }, { known: began-at }, { known: made-on }, { some: person, where: { all: [ { fact: person.roles, has: child }, { age: person, under: 13 } ] } }, { fact: act.agreed, is: yes } ] }
                never: { open: tell }
                """,
                """
                kind=large true / parts? true / parts=one true / parts=two false / parts=three true / words? true / count? true / count 3 / began-at? true / began-at 63930421230
                made-on? true / made-on 20260201 / today 20261116 / there.person1 true / there.person2 false / person.roles@person1? true / person.roles@person1=child true
                person.age@person1? true / person.age@person1 12 / act.agreed@act1=yes true
                """
            )
        );

    [Fact]
    public void What_the_property_speaks_of_is_told_where_it_is_not_known_and_a_list_of_nothing_as_none() =>
        Assert.Equal(
            [
                "A case in which:",
                "  Has anyone seen it? Not known.",
                "  Which parts? None.",
                "  Person 1: Are they upset? Not known.",
                "  Person 2: Are they upset? Not known.",
                "  Person 1 is there.",
                "  Person 2 is there.",
                "Then:",
                "  Not settled whether it is owed: Weigh it.",
            ],
            Told(
                """
                over: { persons: 2 }
                when: { all: [ { not: { known: seen } }, { not: { fact: parts, has: one } }, { some: person, where: { known: person.upset } } ] }
                never: { not: { owed: weigh } }
                """,
                "parts? true / parts=one false / there.person1 true / there.person2 true / person.roles@person1? false"
            )
        );

    [Fact]
    public void What_was_done_and_why_not_is_told_with_whom_it_was_for() =>
        Assert.Equal(
            [
                "A case in which:",
                "  What kind of thing is it? A large thing.",
                "  Person 1: Which part? A child.",
                "  Person 2: Which part? A child.",
                "  Done: told-to-lead",
                "  Done (Person 1): Hear them.",
                "  Somebody gave a reason for not doing this: Weigh it.",
                "  Somebody gave a reason for not doing this (Person 2): Hear them.",
                "Then:",
                "  To do: Keep it safe.",
            ],
            Told(
                "always: { not: { open: must } }",
                """
                kind=large true / seen=yes false / there.person1 true / there.person2 true / person.roles@person1? true / person.roles@person1=child true / person.roles@person2? true / person.roles@person2=child true
                done.told-to-lead true / done.tell false / done.hear@person1 true / done.hear@person2 false / reason-against.weigh true / reason-against.hear@person2 true / reason-against.keep false
                """
            )
        );

    [Theory]
    [InlineData("kind=large true", "To do: Tell the lead.")]
    [InlineData("kind=large true / done.tell true", "Done: Tell the lead.")]
    [InlineData("kind=small true", "Not owed: Tell the lead.")]
    [InlineData("kind=small false", "Not settled whether it is owed: Tell the lead.")]
    public void A_duty_of_which_the_property_speaks_is_told_as_it_stands(
        string answer,
        string stands
    ) => Assert.Equal($"  {stands}", Told("never: { open: tell }", answer)[^1]);

    [Fact]
    public void A_duty_left_undone_is_told_so() =>
        Assert.Equal(
            "  Left undone: Weigh it.",
            Told("always: { open: weigh }", "seen=yes true / reason-against.weigh true")[^1]
        );

    [Fact]
    public void An_act_is_told_with_none_named_and_for_each_thing_it_can_be_done_to() =>
        Assert.Equal(
            [
                "  Look at it: allowed.",
                "  Look at it (Device 1): allowed.",
                "  Look at it (Device 2): refused, by C.1.",
            ],
            Told(
                "over: { devices: 2 }\nnever: { allowed: look }",
                "there.device1 true / there.device2 true / act.agreed@act1=yes true / device.off@device1=yes true / device.off@device2=no true"
            )[^3..]
        );

    [Fact]
    public void Of_a_later_state_only_what_is_otherwise_is_told_and_what_ended_by_it() =>
        Assert.Equal(
            [
                "A case in which:",
                "  Has anyone seen it? Yes.",
                "  What kind of thing is it? A large thing.",
                "  Person 1: Which part? A child.",
                "And later:",
                "  Has anyone seen it? No.",
                "  Person 1: Which part? An adult.",
                "Then:",
                "  No longer to do: Weigh it.",
                "  No longer to do (Person 1): Hear them.",
            ],
            Told(
                "changing: anything\nnever: { ended: any }",
                """
                kind=large true / after/kind=large true / seen=yes true / after/seen=no true / there.person1 true / there.person2 false
                person.roles@person1? true / person.roles@person1=child true / after/person.roles@person1? true / after/person.roles@person1=adult true
                """
            )
        );

    [Fact]
    public void Reasons_that_were_given_later_and_people_who_came_later_are_told_then()
    {
        Assert.Equal(
            [
                "A case in which:",
                "  Has anyone seen it? Yes.",
                "And later:",
                "  Somebody gave a reason for not doing this: Weigh it.",
                "Then:",
                "  No longer to do: Weigh it.",
            ],
            Told(
                "changing: reasons\nnever: { ended: weigh }",
                "seen=yes true / after/reason-against.weigh true"
            )
        );
        Assert.Equal(
            ["And later:", "  Person 2 is there."],
            Told(
                "over: { persons: 2 }\nadding: person\nnever: { after: { open: hear } }",
                "there.person1 false / after/there.person2 true"
            )[^4..^2]
        );
    }

    [Fact]
    public void Who_was_there_already_is_not_told_again() =>
        Assert.Equal(
            [
                "A case in which:",
                "  Has anyone seen it? Yes.",
                "  Person 1 is there.",
                "  Person 2 is there.",
                "And later:",
                "  Has anyone seen it? No.",
            ],
            Told(
                "over: { persons: 2 }\nchanging: seen\nnever: { any: [ { ended: weigh }, { ended: hear } ] }",
                "seen=yes true / after/seen=no true / there.person1 true / there.person2 true"
            )[..6]
        );

    [Fact]
    public void What_comes_into_doubt_is_told_as_no_longer_to_do() =>
        Assert.Equal(
            "  No longer to do: Tell the lead.",
            Told("changing: kind\nnever: { in doubt: tell }", "kind=large true")[^1]
        );

    [Fact]
    public void A_property_of_another_policy_is_not_told()
    {
        var other = new PolicyProof(Policy("never: { open: weigh }")).Properties[0];
        var proof = new PolicyProof(Policy("never: { open: tell }"));

        Assert.Equal(
            "the policy has no property `claimed`",
            Assert.Throws<ArgumentException>(() => proof.Tell(other, "")).Message
        );
    }

    [Fact]
    public void Each_answer_belongs_to_the_question_in_its_place_and_none_is_no_answer()
    {
        var proof = new PolicyProof(
            SmallPolicy.Of(
                $"{Rules}\n\n{Property("never: { open: tell }")}\n\n{Property("never: { open: weigh }", "second")}\n\n{Property("never: { open: keep }", "third")}\n\n{Property("never: { open: hear }", "fourth")}"
            )
        );

        Assert.Equal(
            [
                ("claimed", ProofOutcome.Holds),
                ("second", ProofOutcome.Fails),
                ("third", ProofOutcome.NotSettled),
                ("fourth", ProofOutcome.NotSettled),
            ],
            proof
                .Read("unsat\n(error \"line 3\")\n  sat\r\nunknown\n")
                .Select(one => (one.Property.Id, one.Outcome))
        );
    }

    private static Policy Policy(string claim) => SmallPolicy.Of($"{Rules}\n\n{Property(claim)}");

    private static string Property(string claim, string id = "claimed") =>
        $"```property\nid: {id}\nclauses: [C.1]\nsays: Something holds.\n{claim}\n```\n";

    /// <summary>The story of an answer, whose pairs of name and value stand between slashes.</summary>
    private static List<string> Told(string claim, string answer)
    {
        var proof = new PolicyProof(Policy(claim));
        var pairs = answer
            .Split([" / ", "\n"], StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => $"({pair.Trim()})");
        return proof.Tell(proof.Properties[0], $"sat\n({string.Join("\n ", pairs)})\n").ToList();
    }
}
