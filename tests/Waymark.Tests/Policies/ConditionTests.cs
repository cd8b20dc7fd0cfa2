using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>Every operator, with every kind of answer and with none.</summary>
public sealed class ConditionTests
{
    private const string A = "{ fact: seen, is: yes }";
    private const string B = "{ fact: told, is: yes }";

    [Theory]
    [InlineData("yes", "yes", Truth.Yes, Truth.Yes)]
    [InlineData("yes", "no", Truth.No, Truth.Yes)]
    [InlineData("yes", null, Truth.Unknown, Truth.Yes)]
    [InlineData("no", "yes", Truth.No, Truth.Yes)]
    [InlineData("no", "no", Truth.No, Truth.No)]
    [InlineData("no", null, Truth.No, Truth.Unknown)]
    [InlineData(null, "yes", Truth.Unknown, Truth.Yes)]
    [InlineData(null, "no", Truth.No, Truth.Unknown)]
    [InlineData(null, null, Truth.Unknown, Truth.Unknown)]
    public void All_and_any_leave_unknown_what_is_not_settled(
        string? seen,
        string? told,
        Truth all,
        Truth any
    )
    {
        var facts = SeenAndTold(seen, told);
        Assert.Equal(all, SmallPolicy.Truth($"{{ all: [{A}, {B}] }}", facts));
        Assert.Equal(any, SmallPolicy.Truth($"{{ any: [{A}, {B}] }}", facts));
    }

    [Theory]
    [InlineData("yes", Truth.No, Truth.Yes, Truth.Yes, Truth.Yes)]
    [InlineData("no", Truth.Yes, Truth.No, Truth.No, Truth.Yes)]
    [InlineData(null, Truth.Unknown, Truth.Yes, Truth.No, Truth.No)]
    public void Not_keeps_unknown_and_the_other_three_settle_it(
        string? seen,
        Truth not,
        Truth unless,
        Truth isKnown,
        Truth known
    )
    {
        var facts = SeenAndTold(seen, null);
        Assert.Equal(not, SmallPolicy.Truth($"{{ not: {A} }}", facts));
        Assert.Equal(unless, SmallPolicy.Truth($"{{ unless known to be: {A} }}", facts));
        Assert.Equal(isKnown, SmallPolicy.Truth($"{{ is known: {A} }}", facts));
        Assert.Equal(known, SmallPolicy.Truth("{ known: seen }", facts));
    }

    [Theory]
    [InlineData("{ fact: kind, is: large }", "kind: large", Truth.Yes)]
    [InlineData("{ fact: kind, is: large }", "kind: small", Truth.No)]
    [InlineData("{ fact: kind, is: large }", "", Truth.Unknown)]
    [InlineData("{ fact: kind, is: [large, odd] }", "kind: odd", Truth.Yes)]
    [InlineData("{ fact: kind, is: [large, odd] }", "kind: small", Truth.No)]
    [InlineData("{ fact: parts, has: one }", "parts: one|two", Truth.Yes)]
    [InlineData("{ fact: parts, has: three }", "parts: one|two", Truth.No)]
    [InlineData("{ fact: parts, has: [one, three] }", "parts: three", Truth.Yes)]
    [InlineData("{ fact: parts, has: one }", "parts: none", Truth.No)]
    [InlineData("{ fact: parts, has: one }", "", Truth.Unknown)]
    [InlineData("{ known: parts }", "parts: none", Truth.Yes)]
    [InlineData("{ fact: words, given: yes }", "words: something", Truth.Yes)]
    [InlineData("{ fact: words, given: yes }", "words:  ", Truth.Unknown)]
    [InlineData("{ fact: words, given: yes }", "", Truth.Unknown)]
    [InlineData("{ fact: count, at least: 3 }", "count: 3", Truth.Yes)]
    [InlineData("{ fact: count, at least: 3 }", "count: 2", Truth.No)]
    [InlineData("{ fact: count, at least: 3 }", "", Truth.Unknown)]
    [InlineData("{ fact: count, under: 3 }", "count: 3", Truth.No)]
    [InlineData("{ fact: count, under: 3 }", "count: 2", Truth.Yes)]
    [InlineData("{ fact: count, under: 3 }", "", Truth.Unknown)]
    [InlineData(
        "{ fact: began-at, before: ended-at }",
        "began-at: 2026-11-16T09:59, ended-at: 2026-11-16T10:00",
        Truth.Yes
    )]
    [InlineData(
        "{ fact: began-at, before: ended-at }",
        "began-at: 2026-11-16T10:00, ended-at: 2026-11-16T10:00",
        Truth.No
    )]
    [InlineData(
        "{ fact: began-at, before: ended-at }",
        "began-at: 2026-11-16T10:00",
        Truth.Unknown
    )]
    [InlineData(
        "{ fact: began-at, before: ended-at }",
        "ended-at: 2026-11-16T10:00",
        Truth.Unknown
    )]
    public void A_fact_says_what_its_operator_asks(string condition, string facts, Truth truth) =>
        Assert.Equal(truth, SmallPolicy.Truth(condition, SmallPolicy.Case(facts)));

    [Theory]
    [InlineData("", "", Truth.No, Truth.Yes)]
    [InlineData("person.upset: yes", "person.upset: no", Truth.Yes, Truth.No)]
    [InlineData("person.upset: yes", "person.upset: yes", Truth.Yes, Truth.Yes)]
    [InlineData("person.upset: no", "person.upset: no", Truth.No, Truth.No)]
    [InlineData("person.age: 9", "person.upset: yes", Truth.Yes, Truth.Unknown)]
    [InlineData("person.age: 9", "person.upset: no", Truth.Unknown, Truth.No)]
    public void Some_and_every_ask_each_person(string one, string other, Truth some, Truth every)
    {
        var people =
            one.Length == 0
                ? []
                : new[] { SmallPolicy.Person("one", one), SmallPolicy.Person("other", other) };
        var facts = SmallPolicy.Case("", people);
        Assert.Equal(
            some,
            SmallPolicy.Truth("{ some: person, where: { fact: person.upset, is: yes } }", facts)
        );
        Assert.Equal(
            every,
            SmallPolicy.Truth("{ every: person, holds: { fact: person.upset, is: yes } }", facts)
        );
    }

    [Fact]
    public void Some_without_where_asks_whether_there_is_any()
    {
        Assert.Equal(Truth.No, SmallPolicy.Truth("{ some: device }", SmallPolicy.Case("")));
        Assert.Equal(
            Truth.Yes,
            SmallPolicy.Truth(
                "{ some: device }",
                SmallPolicy.Case("", SmallPolicy.Device("phone", ""))
            )
        );
    }

    [Theory]
    [InlineData("person.roles: child, person.upset: no", Truth.No)]
    [InlineData("person.roles: adult, person.upset: no", Truth.Yes)]
    [InlineData("person.upset: no", Truth.Unknown)]
    [InlineData("person.upset: yes", Truth.Yes)]
    public void Every_leaves_out_those_of_whom_it_does_not_speak(string person, Truth truth) =>
        Assert.Equal(
            truth,
            SmallPolicy.Truth(
                "{ every: person, where: { fact: person.roles, has: child }, holds: { fact: person.upset, is: yes } }",
                SmallPolicy.Case("", SmallPolicy.Person("one", person))
            )
        );

    [Fact]
    public void A_term_speaks_of_the_entity_at_hand()
    {
        var facts = SmallPolicy.Case(
            "",
            SmallPolicy.Person("one", "person.roles: child, person.upset: no"),
            SmallPolicy.Person("other", "person.roles: adult, person.upset: yes")
        );
        const string term = """
            ```term
            id: upset-child
            means: A child is upset
            holds: { all: [ { fact: person.roles, has: child }, { fact: person.upset, is: yes } ] }
            ```
            """;
        Assert.Equal(
            Truth.No,
            SmallPolicy.Truth("{ some: person, where: { term: upset-child } }", facts, term)
        );
    }

    [Theory]
    [InlineData("", Truth.Unknown)]
    [InlineData("act.happened: none", Truth.No)]
    [InlineData("act.happened: other", Truth.No)]
    [InlineData("act.happened: look", Truth.Unknown)]
    [InlineData("act.happened: look, act.agreed: yes", Truth.No)]
    [InlineData("act.happened: look, act.agreed: no", Truth.Yes)]
    public void An_act_departs_if_it_happened_and_its_own_facts_do_not_permit_it(
        string act,
        Truth truth
    ) =>
        Assert.Equal(
            truth,
            SmallPolicy.Truth(
                "{ departed: yes }",
                SmallPolicy.Case("", SmallPolicy.Act(act)),
                LookNeedsTheHead
            )
        );

    [Fact]
    public void Each_act_is_judged_by_its_own_facts()
    {
        var facts = SmallPolicy.Case(
            "",
            SmallPolicy.Act("act.happened: look, act.agreed: yes"),
            SmallPolicy.Act("act.happened: none, act.agreed: no") with
            {
                Name = "asked",
            }
        );
        Assert.Equal(Truth.No, SmallPolicy.Truth("{ departed: yes }", facts, LookNeedsTheHead));
    }

    [Fact]
    public void A_duty_that_is_owed_stays_owed_when_it_is_met()
    {
        var policy = SmallPolicy.When(
            "{ owed: other }",
            """
            ```duty
            id: other
            clauses: [C.1]
            do: Do something else.
            by: lead
            strength: must
            when: { fact: seen, is: yes }
            ```
            """
        );
        var met = Deeds.None with { Done = [new Deed("other", null, SmallPolicy.Now, null)] };
        Assert.Equal(DutyState.Open, StateOf(policy, SmallPolicy.Case("seen: yes"), met));
        Assert.Equal(DutyState.NotArising, StateOf(policy, SmallPolicy.Case(""), met));
    }

    [Theory]
    [InlineData("seen: yes", "high")]
    [InlineData("seen: no, told: yes", "low")]
    [InlineData("told: yes", "low")]
    [InlineData("", "unsettled")]
    [InlineData("told: yes, chosen: high", "high")]
    [InlineData("seen: yes, chosen: low", "high")]
    [InlineData("chosen: low", "unsettled")]
    [InlineData("chosen: high", "high")]
    public void A_choice_is_its_first_row_and_people_can_only_raise_it(string facts, string value)
    {
        var policy = SmallPolicy.When(
            "{ term: class, is: high }",
            """
            ```term
            id: class
            means: How it looks
            choose:
              - { value: high, when: { fact: seen, is: yes } }
              - { value: low, when: { fact: told, is: yes } }
            otherwise: unsettled
            floor: chosen
            ```
            """
        );
        var guidance = policy.Evaluate(SmallPolicy.Case(facts), Deeds.None, SmallPolicy.Now);
        Assert.Equal(value, guidance.Class);
        Assert.Equal(
            value == "high" ? DutyState.Open : DutyState.NotArising,
            guidance.Duties.Single().State
        );
    }

    private const string LookNeedsTheHead = """
        ```permission
        act: look
        clauses: [C.1]
        needs:
          - clauses: [C.1]
            that: { fact: act.agreed, is: yes }
            say: The head must agree.
            granted by: head
        ```
        """;

    private static DutyState StateOf(Policy policy, CaseFacts facts, Deeds deeds) =>
        policy
            .Evaluate(facts, deeds, SmallPolicy.Now)
            .Duties.Single(duty => duty.Duty.Id == "act")
            .State;

    private static CaseFacts SeenAndTold(string? seen, string? told) =>
        SmallPolicy.Case(
            string.Join(
                ", ",
                new[] { ("seen", seen), ("told", told) }
                    .Where(fact => fact.Item2 is not null)
                    .Select(fact => $"{fact.Item1}: {fact.Item2}")
            )
        );
}
