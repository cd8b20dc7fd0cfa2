using Waymark.Cli;
using Waymark.Policies;
using Waymark.Policies.Scenarios;

namespace Waymark.Tests.Policies;

public sealed class InterviewTests
{
    private const string Rules = """
        ```duty
        id: act
        clauses: [C.1]
        do: Do something.
        by: lead
        strength: must
        when: { fact: kind, is: large }
        ```

        ```duty
        id: weigh
        clauses: [C.1]
        do: Weigh each part.
        by: lead
        strength: consider
        when: { all: [ { fact: kind, is: large }, { fact: seen, is: yes } ] }
        ```

        ```permission
        act: look
        needs:
          - clauses: [C.1]
            that: { fact: told, is: yes }
            say: The lead must be told.
        ```
        """;

    private static Policy Policy => SmallPolicy.Of(Rules);

    [Fact]
    public void The_most_urgent_question_comes_first_and_an_answer_ends_those_that_no_longer_matter()
    {
        var told = Talk("small", "yes");

        Assert.Equal(["What kind of thing is it?", "Has the lead been told?"], Asked(told));
        Assert.Contains("  Refused no longer: Look at it", told, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_is_a_number_or_a_word_and_what_it_changed_is_said()
    {
        var told = Talk("2", "Yes");

        Assert.Equal(
            ["What kind of thing is it?", "Has anyone seen it?", "Has the lead been told?"],
            Asked(told)
        );
        Assert.Contains("  To do now: Do something.", told, StringComparison.Ordinal);
        Assert.Contains("  To do now: Weigh each part.", told, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_does_not_fit_is_asked_for_again()
    {
        var told = Talk("huge", "small", "no");

        Assert.Contains(
            "That does not fit: the fact `kind` cannot be `huge`",
            told,
            StringComparison.Ordinal
        );
        Assert.Equal(["What kind of thing is it?", "Has the lead been told?"], Asked(told));
    }

    [Fact]
    public void What_cannot_be_known_is_put_down_with_its_reason_and_what_is_left_is_not_put_again()
    {
        var interview = new Interview(Policy, CaseFacts.None, SmallPolicy.Now);

        interview.NotKnown(interview.Next()!, "Nobody saw it.");
        Assert.Equal("seen", interview.Next()!.Fact.Id);
        interview.Leave(interview.Next()!);
        interview.Leave(interview.Next()!);

        Assert.Null(interview.Next());
        Assert.Equal([new NotKnown("kind", null, "Nobody saw it.")], interview.Facts.AskedNotKnown);
        Assert.Equal(
            ["What kind of thing is it?", "Has anyone seen it?", "Has the lead been told?"],
            Asked(Talk("?", "Nobody saw it.", "", ""))
        );
    }

    [Fact]
    public void When_the_input_ends_the_guidance_is_told_as_it_stands()
    {
        var told = Talk("large");

        Assert.EndsWith("Close: refused", told.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains(
            "To do\n  Do something.",
            told.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Of_every_scenario_it_is_counted_how_many_questions_are_needed()
    {
        var reading = ScenarioReader.Read(
            new PolicyText(
                "one.yaml",
                """
                id: ONE
                title: One
                source: C.1
                basis: derived
                cases:
                  - name: small
                    facts: {kind: small, told: yes}
                    expect: {}
                  - name: large
                    facts: {kind: large}
                    people: {child: {age: 3}}
                    expect: {}
                """
            )
        );

        var lengths = InterviewLengths.Of(Policy, [reading.Value!], SmallPolicy.Now).ToList();

        Assert.Equal([2, 3], lengths.Select(one => one.Needed));
        Assert.Equal(4, lengths[1].All - lengths[0].All);
    }

    [Fact]
    public void Answers_about_a_person_and_an_act_are_kept_with_each_and_none_is_made_twice()
    {
        var policy = SmallPolicy.Of(
            """
            ```duty
            id: comfort
            clauses: [C.1]
            do: Comfort them.
            by: lead
            strength: must
            for each: person
            when: { all: [ { fact: person.upset, is: yes }, { age: person, under: 13 } ] }
            ```

            ```permission
            act: look
            needs:
              - { clauses: [C.1], that: { fact: act.agreed, is: yes }, say: The head must agree. }
            refused:
              - { clauses: [C.1], when: { fact: act.happened, has: look }, say: It was looked at. }
            ```
            """
        );
        var people = SmallPolicy.Case(
            "",
            SmallPolicy.Device("phone", ""),
            SmallPolicy.Person("one", ""),
            SmallPolicy.Person("two", "")
        );
        var interview = new Interview(policy, people, SmallPolicy.Now);

        while (interview.Next() is { } question)
            interview.Answer(
                question,
                new FactValue([
                    question.Fact.Id switch
                    {
                        "person.upset" => "yes",
                        "person.age" => question.Entity == "one" ? "12" : "14",
                        "person.born" => "2014-01-01",
                        "act.agreed" => "yes",
                        _ => "other",
                    },
                ])
            );

        Assert.Equal(
            ["phone", "one", "two", "act"],
            interview.Facts.Entities.Select(entity => entity.Name)
        );
        Assert.Equal(
            ["act.agreed", "act.happened"],
            interview.Facts.Entities[3].Facts.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["one"],
            interview
                .Guidance.Duties.Where(duty => duty.State == DutyState.Open)
                .Select(duty => duty.Entity)
        );
    }

    [Fact]
    public void What_a_scenario_says_of_its_people_and_its_act_is_what_they_answer()
    {
        var policy = SmallPolicy.Of(
            """
            ```duty
            id: comfort
            clauses: [C.1]
            do: Comfort them.
            by: lead
            strength: must
            for each: person
            when: { all: [ { fact: person.upset, is: yes }, { fact: person.roles, has: child } ] }
            ```

            ```permission
            act: look
            needs:
              - { clauses: [C.1], that: { fact: act.agreed, is: yes }, say: The head must agree. }
            ```
            """
        );
        int Needed(string scenario) =>
            InterviewLengths
                .Of(
                    policy,
                    [
                        ScenarioReader
                            .Read(new PolicyText("one.yaml", $"id: ONE\n{scenario}"))
                            .Value!,
                    ],
                    SmallPolicy.Now
                )
                .Single()
                .Needed;

        // A child is asked both questions, an adult only for the part; the act is asked about once.
        Assert.Equal(
            4,
            Needed(
                "facts: {act.agreed: yes}\npeople: {one: {upset: no, roles: [child]}, two: {upset: yes, roles: [adult]}}\ncases: [{name: a}]"
            )
        );
        Assert.Equal(
            3,
            Needed(
                "facts: {act.agreed: yes}\npeople: {one: {upset: yes, roles: [adult]}, two: {upset: yes, roles: [adult]}}\ncases: [{name: a}]"
            )
        );
    }

    private static string Talk(params string[] lines)
    {
        var said = new StringWriter();
        new Conversation(new StringReader(string.Join('\n', lines)), said).Ask(
            Policy,
            CaseFacts.None,
            SmallPolicy.Now
        );
        return said.ToString();
    }

    /// <summary>The questions that were put, in order, each once.</summary>
    private static List<string> Asked(string told) =>
        Policy
            .Facts.Values.Select(fact => fact.Asks)
            .Select(asks => (asks, At: told.IndexOf($"\n{asks}", StringComparison.Ordinal)))
            .Where(asked => asked.At >= 0)
            .OrderBy(asked => asked.At)
            .Select(asked => asked.asks)
            .ToList();
}
