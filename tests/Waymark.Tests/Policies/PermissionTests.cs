using Waymark.Policies;

namespace Waymark.Tests.Policies;

public sealed class PermissionTests
{
    private const string Blocks = """
        ### One {#C.need}
        ### Two {#C.refused}
        ### Three {#C.target}
        ### Four {#C.close}
        ### Five {#C.question}

        ```permission
        act: look
        clauses: [C.1]
        needs:
          - clauses: [C.need]
            that: { fact: act.agreed, is: yes }
            say: The head must agree.
            granted by: head
        refused:
          - clauses: [C.refused]
            when: { some: person, where: { fact: person.upset, is: yes } }
            unless: { fact: seen, is: yes }
            say: Someone would be upset.
          - clauses: [C.target]
            target: yes
            when: { fact: device.off, is: yes }
            say: It is off.
        instead: Leave it alone.
        ```

        ```permission
        act: close
        clauses: [C.close]
        holds open: duties
        questions: [C.question]
        ```

        ```question
        clauses: [C.question]
        facts: [told]
        ```

        ```duty
        id: act
        clauses: [C.1]
        do: Do something.
        by: lead
        strength: must
        ```

        ```letter
        id: note
        for each: device
        clauses: [C.1]
        unless refused: look
        title: A note
        ```
        """;

    private static readonly Policy Policy = SmallPolicy.Of(Blocks);
    private static readonly Entity Agreed = SmallPolicy.Act("act.agreed: yes");

    [Fact]
    public void What_is_needed_and_not_known_cannot_be_said()
    {
        var may = Evaluate("").May("look", null);
        Assert.Equal(Verdict.CannotSay, may.Verdict);
        var ground = Assert.Single(may.Grounds);
        Assert.Equal([new FactAsked("act.agreed", null)], ground.Facts);
        Assert.False(ground.Known);
        Assert.Equal("Leave it alone.", may.Instead);
    }

    [Fact]
    public void What_another_person_grants_never_keeps_people_from_asking()
    {
        Assert.True(Evaluate("").May("look", null).MayBeAsked);
        Assert.False(Evaluate("", Upset).May("look", null).MayBeAsked);
    }

    [Fact]
    public void What_is_needed_and_known_to_be_missing_refuses() =>
        Assert.Equal(
            Verdict.Refused,
            Evaluate("").May("look", null, SmallPolicy.Act("act.agreed: no")).Verdict
        );

    [Fact]
    public void Every_clause_that_refuses_is_cited()
    {
        var may = Evaluate("", Upset, Phone("device.off: yes"))
            .May("look", "phone", SmallPolicy.Act("act.agreed: no"));
        Assert.Equal(["C.need", "C.refused", "C.target"], may.Clauses);
    }

    [Theory]
    [InlineData("", Verdict.Refused)]
    [InlineData("seen: no", Verdict.Refused)]
    [InlineData("seen: yes", Verdict.Allowed)]
    public void An_exception_lifts_only_when_it_is_known(string facts, Verdict verdict) =>
        Assert.Equal(verdict, Evaluate(facts, Upset).May("look", null, Agreed).Verdict);

    [Fact]
    public void What_would_refuse_and_is_not_known_does_not_refuse() =>
        Assert.Equal(
            Verdict.Allowed,
            Evaluate("", SmallPolicy.Person("one", "")).May("look", null, Agreed).Verdict
        );

    [Fact]
    public void A_row_about_the_target_speaks_only_of_the_one_named()
    {
        var guidance = Evaluate(
            "",
            Phone("device.off: yes"),
            SmallPolicy.Device("laptop", "device.off: no")
        );
        Assert.Equal(Verdict.Refused, guidance.May("look", "phone", Agreed).Verdict);
        Assert.Equal(Verdict.Allowed, guidance.May("look", "laptop", Agreed).Verdict);
        Assert.Equal(Verdict.Allowed, guidance.May("look", null, Agreed).Verdict);
    }

    [Fact]
    public void An_act_of_the_case_is_judged_by_its_own_facts_and_the_list_by_the_first()
    {
        var guidance = Evaluate(
            "",
            SmallPolicy.Act("act.agreed: no"),
            Agreed with
            {
                Name = "second",
            }
        );
        var second = guidance.Policy.Evaluate(
            SmallPolicy.Case(
                "",
                SmallPolicy.Act("act.agreed: no"),
                Agreed with
                {
                    Name = "second",
                }
            ),
            Deeds.None,
            SmallPolicy.Now
        );
        Assert.Equal(
            Verdict.Refused,
            guidance.Permissions.First(act => act.Act.Id == "look").Verdict
        );
        Assert.Equal(
            Verdict.Allowed,
            second.May("look", null, Agreed with { Name = "second" }).Verdict
        );
        Assert.Equal(Verdict.CannotSay, guidance.May("look", null).Verdict);
    }

    [Fact]
    public void A_letter_is_not_offered_for_what_its_act_is_refused()
    {
        var guidance = Evaluate(
            "",
            Agreed,
            Phone("device.off: yes"),
            SmallPolicy.Device("laptop", "")
        );
        Assert.Equal("laptop", Assert.Single(guidance.Letters).Entity);
    }

    [Fact]
    public void Closing_waits_for_duties_and_for_the_questions_of_the_edition()
    {
        var open = Evaluate("").Close;
        Assert.Equal(["C.1", "C.question"], open.Clauses);

        var done = Deeds.None with { Done = [new Deed("act", null, SmallPolicy.Now, null)] };
        var asked = CaseFacts.None with
        {
            AskedNotKnown = [new NotKnown("told", null, "Nobody knows.")],
        };
        Assert.Equal(
            ["C.question"],
            Policy.Evaluate(CaseFacts.None, done, SmallPolicy.Now).Close.Clauses
        );
        Assert.Equal(Verdict.Allowed, Policy.Evaluate(asked, done, SmallPolicy.Now).Close.Verdict);
    }

    [Fact]
    public void An_act_or_target_that_is_not_there_is_a_fault()
    {
        Assert.Throws<ArgumentException>(() => Evaluate("").May("fly", null));
        Assert.Throws<ArgumentException>(() => Evaluate("").May("look", "phone"));
        Assert.Throws<ArgumentException>(() => Evaluate("").May("close", "phone"));
    }

    private static Entity Upset => SmallPolicy.Person("one", "person.upset: yes");

    private static Entity Phone(string facts) => SmallPolicy.Device("phone", facts);

    private static Guidance Evaluate(string facts, params Entity[] entities) =>
        Policy.Evaluate(SmallPolicy.Case(facts, entities), Deeds.None, SmallPolicy.Now);
}
