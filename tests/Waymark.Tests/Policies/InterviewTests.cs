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
