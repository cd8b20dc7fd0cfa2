using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <content>What would change is told in whole sentences.</content>
public sealed partial class WhatWouldChangeTests
{
    [Fact]
    public void An_answer_that_unsettles_a_duty_is_told_so() =>
        Assert.Equal(
            [
                "Has anyone seen it? If the answer were Yes: it would not be settled whether this must be done.",
            ],
            Of(
                "{ all: [ { fact: seen, is: yes }, { fact: kind, is: large }, { fact: told, is: yes } ] }",
                SmallPolicy.Case("seen: no, told: yes")
            )
        );

    [Theory]
    [InlineData(
        "{ known: began-at }",
        "When did it begin? If the answer were now: this would have to be done."
    )]
    [InlineData(
        "{ known: made-on }",
        "On which day was it made? If the answer were today: this would have to be done."
    )]
    [InlineData(
        "{ fact: words, given: yes }",
        "What was said? If the answer were written down: this would have to be done."
    )]
    public void What_can_only_come_to_be_known_is_told_as_known_now(
        string condition,
        string says
    ) => Assert.Equal([says], Of(condition, SmallPolicy.Case("")));

    [Fact]
    public void Of_a_duty_towards_several_people_each_is_told_what_would_change_it_for_them()
    {
        var guidance = SmallPolicy
            .Of(
                """
                ```duty
                id: comfort
                clauses: [C.1]
                do: Comfort them.
                by: lead
                strength: must
                for each: person
                when: { fact: person.upset, is: yes }
                ```
                """
            )
            .Evaluate(
                SmallPolicy.Case(
                    "",
                    SmallPolicy.Person("one", "person.upset: yes"),
                    SmallPolicy.Person("two", "person.upset: no")
                ),
                Deeds.None,
                SmallPolicy.Now
            );

        Assert.Equal(
            [
                (
                    "one",
                    "one: Are they upset? If the answer were No: this would not be asked of anybody."
                ),
                ("two", "two: Are they upset? If the answer were Yes: this would have to be done."),
            ],
            guidance.Duties.Select(duty =>
                (duty.Entity, Assert.Single(guidance.WhatWouldChange(duty)).Says)
            )
        );
    }

    [Fact]
    public void An_answer_about_an_act_says_what_would_go_and_what_would_come()
    {
        var guidance = SmallPolicy
            .Of(
                """
                ```permission
                act: look
                needs:
                  - { clauses: [C.1], that: { fact: told, is: yes }, say: The lead was told. }
                  - { clauses: [C.1], that: { fact: act.agreed, is: yes }, say: The head agrees. }
                refused:
                  - { clauses: [C.1], when: { fact: kind, is: odd }, say: It is odd. }
                  - { clauses: [C.1], when: { fact: kind, is: large }, say: It is large. }
                ```
                """
            )
            .Evaluate(
                SmallPolicy.Case("told: no, kind: odd", SmallPolicy.Act("act.agreed: yes")),
                Deeds.None,
                SmallPolicy.Now
            );

        Assert.Equal(
            [
                "Has the lead been told? If the answer were Yes: This would no longer stand against it: The lead was told.",
                "What kind of thing is it? If the answer were A small thing: This would no longer stand against it: It is odd.",
                "What kind of thing is it? If the answer were A large thing: This would no longer stand against it: It is odd. This would stand against it: It is large.",
                "Did the head agree? If the answer were No: This would stand against it: The head agrees.",
            ],
            guidance
                .WhatWouldChange("look", null, SmallPolicy.Act("act.agreed: yes"))
                .Select(turning => turning.Says)
        );
    }

    [Theory]
    [InlineData(
        "seen: yes",
        "Has anyone seen it? If the answer were No: “Leave it” would be presumed."
    )]
    [InlineData(
        "seen: no",
        "Has anyone seen it? If the answer were Yes: “Tell them” would be required."
    )]
    [InlineData(
        "told: yes",
        "Has the lead been told? If the answer were No: nothing would be required or presumed."
    )]
    public void An_answer_about_a_decision_says_what_would_be_required_or_presumed(
        string facts,
        string says
    )
    {
        var guidance = SmallPolicy
            .Of(
                """
                ```decision
                id: police
                clauses: [C.1]
                title: The police
                options: { tell: Tell them, leave: Leave it }
                required: [ { option: tell, when: { fact: seen, is: yes }, say: It was seen. } ]
                presumed:
                  - { option: leave, when: { any: [ { fact: seen, is: no }, { fact: told, is: yes } ] }, say: It was not. }
                ```
                """
            )
            .Evaluate(SmallPolicy.Case(facts), Deeds.None, SmallPolicy.Now);

        Assert.Contains(
            says,
            guidance.WhatWouldChange(guidance.Decisions.Single()).Select(turning => turning.Says)
        );
    }
}
