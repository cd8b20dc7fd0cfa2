using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>Why, where it hangs on people, on acts and on who said what.</summary>
public sealed partial class ReasonTests
{
    [Theory]
    [InlineData($"{{ some: person, where: {Upset} }}", "yes", "no", "Yes a: Are they upset? Yes.")]
    [InlineData($"{{ some: person, where: {Upset} }}", "no", "yes", "Yes b: Are they upset? Yes.")]
    [InlineData(
        $"{{ some: person, where: {Upset} }}",
        "yes",
        "yes",
        "Yes Of each person in the case [a: Are they upset? Yes. | b: Are they upset? Yes.]"
    )]
    [InlineData($"{{ every: person, holds: {Upset} }}", "yes", "no", "No b: Are they upset? No.")]
    [InlineData(
        $"{{ every: person, holds: {Upset} }}",
        "yes",
        "yes",
        "Yes Of each person in the case [a: Are they upset? Yes. | b: Are they upset? Yes.]"
    )]
    [InlineData(
        $"{{ some: person, where: {{ term: upset }} }}",
        "no",
        "yes",
        "Yes Someone is upset [b: Are they upset? Yes.]"
    )]
    [InlineData(
        $"{{ some: person, where: {{ term: upset }} }}",
        "yes",
        "yes",
        "Yes Of each person in the case [Someone is upset [a: Are they upset? Yes.] | Someone is upset [b: Are they upset? Yes.]]"
    )]
    public void Of_several_people_those_who_decide_are_named(
        string condition,
        string one,
        string other,
        string tree
    ) =>
        Assert.Equal(
            tree,
            Tree(
                condition,
                SmallPolicy.Case(
                    "",
                    SmallPolicy.Person("a", $"person.upset: {one}"),
                    SmallPolicy.Person("b", $"person.upset: {other}")
                )
            )
        );

    [Theory]
    [InlineData("at least: 18", "", "Unknown p: The age is not known.")]
    [InlineData("at least: 18", "person.age: 17", "No p: Age today: 17.")]
    [InlineData("at least: 18", "person.born: 2008-11-16", "Yes p: Age today: 18.")]
    [InlineData(
        "at least: 18, on: made-on",
        "person.age: 17",
        "No p: Age on 1 January 2026: 16 or 17."
    )]
    [InlineData(
        "at least: 17, on: made-on",
        "person.age: 17",
        "Unknown p: Age on 1 January 2026: 16 or 17."
    )]
    [InlineData(
        "at least: 18, on: made-on",
        "person.born: 2009-01-01",
        "No p: Age on 1 January 2026: 17."
    )]
    public void An_age_is_told_with_the_day_on_which_it_counts(
        string asked,
        string person,
        string tree
    ) =>
        Assert.Equal(
            tree,
            Tree(
                $"{{ some: person, where: {{ age: person, {asked} }} }}",
                SmallPolicy.Case("made-on: 2026-01-01", SmallPolicy.Person("p", person))
            )
        );

    [Fact]
    public void A_departure_says_what_was_done_and_what_stood_against_it() =>
        Assert.Equal(
            "Yes All of these hold [What has happened? A look. | Did the head agree? No.]",
            Tree(
                "{ departed: yes }",
                SmallPolicy.Case("", SmallPolicy.Act("act.happened: look, act.agreed: no"))
            )
        );

    [Fact]
    public void What_was_said_is_told_with_who_said_it_and_when_each_became_known()
    {
        var facts = new CaseFacts(
            new Dictionary<string, FactValue>
            {
                ["seen"] = new(["yes"], SmallPolicy.Now),
                ["told"] = new(["yes"], SmallPolicy.Now.AddHours(1), "the head"),
            },
            [],
            []
        );
        Assert.Equal(
            "Yes All of these hold [Has anyone seen it? Yes, known at 10:00 on 16 November 2026."
                + " | Has the lead been told? Yes, said by the head, known at 11:00 on 16 November 2026.]",
            Tree($"{{ all: [{Seen}, {Told}] }}", facts)
        );
    }

    [Fact]
    public void A_switch_says_from_which_day_it_counts()
    {
        var guidance = SmallPolicy
            .Of(
                $$"""
                ```switch
                id: later
                state: on
                from: 2026-12-01
                because: It is not known.
                ```

                ```duty
                id: act
                clauses: [C.1]
                do: Do something.
                by: lead
                strength: must
                when: {{Seen}}
                switch: later
                ```
                """
            )
            .Evaluate(SmallPolicy.Case("seen: yes"), Deeds.None, SmallPolicy.Now);
        Assert.Equal(
            ["It counts from 1 December 2026"],
            guidance.Because(guidance.Duties[0]).Sentences()
        );
    }

    [Fact]
    public void A_duty_for_one_person_says_why_for_that_person_and_leaves_the_rest_as_it_was()
    {
        var guidance = SmallPolicy
            .Of(
                $"```duty\nid: act\nclauses: [C.1]\ndo: Do something.\nby: lead\nstrength: must\nfor each: person\nwhere: {Upset}\n```"
            )
            .Evaluate(
                SmallPolicy.Case(
                    "",
                    SmallPolicy.Person("a", "person.upset: yes"),
                    SmallPolicy.Person("b", "person.upset: yes"),
                    SmallPolicy.Person("c", "")
                ),
                Deeds.None,
                SmallPolicy.Now
            );
        Assert.Equal(
            [
                "Yes a: Are they upset? Yes.",
                "Yes b: Are they upset? Yes.",
                "Unknown c: Are they upset? Not known.",
            ],
            guidance.Duties.Select(duty => Tree(guidance.Because(duty).Because[0]))
        );
        Assert.Equal(
            ["", "", "person.upset@c"],
            guidance.Duties.Select(duty =>
                string.Concat(guidance.SettledBy(duty).Select(fact => $"{fact.Fact}@{fact.Entity}"))
            )
        );
        Assert.Equal("Do something.", guidance.Because(guidance.Duties[0]).Says);
    }
}
