using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>Under which names a decision counts as done, for whom a deed begins something, and what an unanswered question says.</summary>
public sealed class DeedNameTests
{
    private const string Blocks = """
        ```decision
        id: size
        clauses: [C.1]
        title: Its size
        options: { small: Call it small, large: Call it large }
        required: [ { when: { fact: seen, is: yes }, option: large, say: It was seen. } ]
        ```

        ```decision
        id: size-again
        clauses: [C.1]
        title: Its size again
        options: { small: Call it small, large: Call it large }
        ```

        ```duty
        id: decide
        clauses: [C.1]
        do: Decide its size.
        by: lead
        strength: decide
        met by: [decision.size]
        ```

        ```duty
        id: large
        clauses: [C.1]
        do: Call it large.
        by: head
        strength: must
        met by: [decision.size.large]
        ```

        ```duty
        id: again
        clauses: [C.1]
        do: Decide its size again.
        by: head
        strength: must
        met by: [decision.size-again]
        ```

        ```follow-up
        id: write
        clauses: [C.1]
        after: looked
        for each: person
        do: Write it down.
        by: lead
        strength: must
        ```

        ```question
        clauses: [C.1]
        facts: [told]
        ```

        ```permission
        act: close
        clauses: [C.1]
        questions: [C.1]
        ```
        """;

    private static readonly Policy s_policy = SmallPolicy.Of(Blocks);

    [Theory]
    [InlineData("large", "decide Met, large Met, again Open")]
    [InlineData("small", "decide Met, large Open, again Open")]
    public void A_decision_counts_under_its_own_name_and_that_of_its_option(
        string option,
        string states
    )
    {
        Assert.Equal(states, States(Taken(option)));
        Assert.Equal(
            states,
            States(
                Taken(option) with
                {
                    Done =
                    [
                        new Deed("decision.size", null, SmallPolicy.Now, null),
                        new Deed("decision.size.large", null, SmallPolicy.Now, null),
                    ],
                }
            )
        );
    }

    [Fact]
    public void A_decision_speaks_for_itself_and_not_for_one_whose_name_begins_with_its_own() =>
        Assert.Equal(
            "decide Open, large Open, again Met",
            States(
                Taken("large") with
                {
                    Decisions =
                    [
                        new DecisionTaken("size", "large", "stale", SmallPolicy.Now, null, []),
                    ],
                    Done =
                    [
                        new Deed("decision.size.large", null, SmallPolicy.Now, null),
                        new Deed("decision.size-again", null, SmallPolicy.Now, null),
                    ],
                }
            )
        );

    [Fact]
    public void The_basis_of_a_decision_tells_what_was_required_and_presumed()
    {
        Assert.Equal("required: none; presumed: none", Evaluate("", Deeds.None).Decisions[0].Basis);
        Assert.Equal(
            "required: large; presumed: none",
            Evaluate("seen: yes", Deeds.None).Decisions[0].Basis
        );
        Assert.Null(Evaluate("", Deeds.None).Decisions[0].Taken);
        Assert.False(Evaluate("", Deeds.None).Decisions[0].IsStale);
    }

    [Fact]
    public void Of_two_decisions_the_last_counts()
    {
        var deeds = Taken("small") with
        {
            Decisions = [.. Taken("small").Decisions, .. Taken("large").Decisions],
        };
        Assert.Equal("large", Evaluate("", deeds).Decisions[0].Taken!.Option);
    }

    [Theory]
    [InlineData("a", "a Open, b NotArising")]
    [InlineData(null, "a Open, b Open")]
    public void A_follow_up_begins_for_those_that_its_deed_was_for(string? entity, string states)
    {
        var deeds = Deeds.None with
        {
            Done =
            [
                new Deed("looked", entity, SmallPolicy.Now.AddMinutes(5), null),
                new Deed("looked", "nobody", SmallPolicy.Now.AddMinutes(1), null),
            ],
        };
        var duties = Evaluate("", deeds).Duties.Where(duty => duty.Duty.Id == "write").ToList();
        Assert.Equal(
            states,
            string.Join(", ", duties.Select(duty => $"{duty.Entity} {duty.State}"))
        );
        Assert.Equal(SmallPolicy.Now.AddMinutes(5), duties[0].Since);
    }

    [Fact]
    public void A_question_without_an_answer_holds_the_case_open_and_says_what_to_do()
    {
        var ground = Evaluate("", Deeds.None).Close.Grounds[^1];
        Assert.Equal(
            "Answer, or say why it cannot be answered: Has the lead been told?",
            ground.Say
        );
        Assert.Equal([new FactAsked("told", null)], ground.Facts);
        Assert.True(ground.Known);
    }

    [Fact]
    public void A_value_of_a_list_that_is_given_twice_is_there() =>
        Assert.Equal(
            Truth.Yes,
            SmallPolicy.Truth("{ fact: parts, has: one }", SmallPolicy.Case("parts: one|one"))
        );

    private static string States(Deeds deeds) =>
        string.Join(
            ", ",
            new[] { "decide", "large", "again" }.Select(id =>
                $"{id} {Evaluate("", deeds).Duties.Single(duty => duty.Duty.Id == id).State}"
            )
        );

    private static Deeds Taken(string option) =>
        Deeds.None with
        {
            Decisions =
            [
                new DecisionTaken(
                    "size",
                    option,
                    "required: none; presumed: none",
                    SmallPolicy.Now,
                    null,
                    []
                ),
            ],
        };

    private static Guidance Evaluate(string facts, Deeds deeds) =>
        s_policy.Evaluate(
            SmallPolicy.Case(facts, SmallPolicy.Person("a", ""), SmallPolicy.Person("b", "")),
            deeds,
            SmallPolicy.Now
        );
}
