using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>In which order questions stand, and which are asked no more.</summary>
public sealed partial class QuestionExampleTests
{
    [Fact]
    public void Questions_stand_by_the_strongest_duty_that_an_answer_can_bring_and_those_of_an_act_last()
    {
        var policy = SmallPolicy.Of(
            $$"""
            {{Duty("inform", "inform", "when: { known: words }")}}

            {{Duty("must", "must", $"when: {Told}")}}

            {{Duty("absolute", "absolute", "when: { fact: kind, is: odd }")}}

            {{Duty("act", "absolute", "when: { fact: act.agreed, is: yes }")}}

            {{Duty("ends", "must", $"when: {{ unless known to be: {Seen} }}")}}

            {{Duty("met", "must", "when: { known: count }")}}

            {{Duty("each", "must", $"for each: person\nwhere: {Upset}")}}

            ```permission
            act: look
            clauses: [C.1]
            needs:
              - clauses: [C.1]
                that: { fact: device.off, is: yes }
                target: yes
                say: It must be off.
            ```

            ```question
            clauses: [C.1]
            facts: [parts, told]
            ```
            """
        );
        var guidance = policy.Evaluate(
            SmallPolicy.Case(
                "",
                SmallPolicy.Person("a", ""),
                SmallPolicy.Person("b", ""),
                SmallPolicy.Device("d", "")
            ) with
            {
                AskedNotKnown = [new NotKnown("person.upset", "b", "Nobody knows.")],
            },
            Deeds.None with
            {
                Done = [new Deed("met", null, SmallPolicy.Now, null)],
            },
            SmallPolicy.Now
        );
        Assert.Equal(
            [
                "kind@ Absolute: An answer may bring this duty: Do absolute.",
                "told@ Must: An answer may bring this duty: Do must. / This is asked in every case.",
                "person.upset@a Must: An answer may bring this duty: Do each.",
                "words@ Inform: An answer may show that this applies: Do inform.",
                "seen@ : An answer may end this duty: Do ends.",
                "parts@ : This is asked in every case.",
                "device.off@d : An answer may settle whether this is allowed: Look at it",
                "act.agreed@ Absolute: An answer may bring this duty: Do act.",
            ],
            guidance.Questions.Select(question =>
                $"{question.Fact.Id}@{question.Entity} {question.Urgency}: {string.Join(" / ", question.Why)}"
            )
        );
    }

    [Theory]
    [InlineData("1 school day", "20 minutes", "told,kind")]
    [InlineData("30 minutes", "1 hour", "kind,told")]
    [InlineData("", "20 school days", "told,kind")]
    public void Of_duties_as_strong_the_one_that_leaves_less_time_is_asked_about_first(
        string kind,
        string told,
        string order
    )
    {
        var policy = SmallPolicy.Of(
            $$"""
            {{Duty("one", "absolute", $"when: {{ fact: kind, is: odd }}{Within(kind)}")}}

            {{Duty("other", "absolute", $"when: {Told}{Within(told)}")}}
            """
        );

        var questions = policy
            .Evaluate(SmallPolicy.Case(""), Deeds.None, SmallPolicy.Now)
            .Questions.Select(question => question.Fact.Id);

        Assert.Equal(order, string.Join(',', questions));
    }

    [Fact]
    public void Whether_a_child_is_safe_is_asked_before_anything_else()
    {
        foreach (var edition in new[] { "model-2019", "england-2026" })
        {
            var asked = Proof
                .Shipped.Policy(edition)
                .Evaluate(CaseFacts.None, Deeds.None, Model2019.Now)
                .Questions;
            Assert.Equal("risk.immediate", asked[0].Fact.Id);
        }
    }

    private static string Within(string time) =>
        time.Length == 0 ? "" : $"\nwithin: {time}\nclock: ours";

    [Fact]
    public void What_was_set_aside_asks_nothing_more_and_what_can_begin_again_does()
    {
        var policy = SmallPolicy.Of(
            $$"""
            {{Duty("aside", "must", $"when: {Told}")}}

            {{Duty("absolute", "absolute", $"when: {Seen}")}}

            ```follow-up
            id: write
            clauses: [C.1]
            after: looked
            do: Write it down.
            by: lead
            strength: must
            when: { fact: kind, is: odd }
            ```
            """
        );
        var deeds = new Deeds(
            [
                new Deed("looked", null, SmallPolicy.Now, null),
                new Deed("write", null, SmallPolicy.Now, null),
            ],
            [
                new SettingAside("aside", null, "No need.", SmallPolicy.Now, null),
                new SettingAside("absolute", null, "No need.", SmallPolicy.Now, null),
            ],
            []
        );
        Assert.Equal(
            ["seen", "kind"],
            policy
                .Evaluate(SmallPolicy.Case(""), deeds, SmallPolicy.Now)
                .Questions.Select(question => question.Fact.Id)
        );
    }
}
