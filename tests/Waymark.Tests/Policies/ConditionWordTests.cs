using Waymark.Policies;
using Waymark.Policies.Conditions;

namespace Waymark.Tests.Policies;

/// <summary>Every kind of condition as people read it, said and denied. Parts stand in brackets.</summary>
public sealed class ConditionWordTests
{
    private const string Seen = "{ fact: seen, is: yes }";
    private const string Told = "{ fact: told, is: yes }";
    private const string IsSeen = "“Has anyone seen it?” is answered “Yes”";
    private const string IsNotSeen = "“Has anyone seen it?” is answered “No”";
    private const string IsTold = "“Has the lead been told?” is answered “Yes”";
    private const string IsNotTold = "“Has the lead been told?” is answered “No”";
    private const string Several = $"{{ any: [{Seen}, {Told}] }}";

    [Theory]
    [InlineData(
        $"{{ all: [{Seen}, {Told}] }}",
        $"all of these hold [{IsSeen} | {IsTold}]",
        $"at least one of these holds [{IsNotSeen} | {IsNotTold}]"
    )]
    [InlineData(
        Several,
        $"at least one of these holds [{IsSeen} | {IsTold}]",
        $"all of these hold [{IsNotSeen} | {IsNotTold}]"
    )]
    [InlineData($"{{ all: [{Seen}] }}", IsSeen, IsNotSeen)]
    [InlineData(
        $"{{ all: [{Seen}, {Several}] }}",
        $"all of these hold [{IsSeen} | at least one of these holds [{IsSeen} | {IsTold}]]",
        $"at least one of these holds [{IsNotSeen} | all of these hold [{IsNotSeen} | {IsNotTold}]]"
    )]
    [InlineData(
        $"{{ any: [{{ known: kind }}, {Several}] }}",
        $"at least one of these holds [“What kind of thing is it?” is answered | {IsSeen} | {IsTold}]",
        $"all of these hold [“What kind of thing is it?” is not answered yet | {IsNotSeen} | {IsNotTold}]"
    )]
    [InlineData(
        $"{{ unless known to be: {Several} }}",
        $"this holds, or is not known to be otherwise [at least one of these holds [{IsSeen} | {IsTold}]]",
        $"all of these hold [{IsNotSeen} | {IsNotTold}]"
    )]
    [InlineData($"{{ is known: {Seen} }}", IsSeen, $"{IsNotSeen}, or this is not known")]
    [InlineData("{ some: device }", "there is a device", "there is no device")]
    [InlineData(
        "{ some: device, where: { fact: device.off, is: yes } }",
        "there is a device of which this holds: “Is it off?” is answered “Yes”",
        "there is no device of which this holds: “Is it off?” is answered “Yes”"
    )]
    [InlineData(
        "{ some: person, where: { all: [ { known: person.age }, { known: person.upset } ] } }",
        "there is a person of whom this holds [all of these hold [“How old are they?” is answered | “Are they upset?” is answered]]",
        "there is no person of whom this holds [all of these hold [“How old are they?” is answered | “Are they upset?” is answered]]"
    )]
    [InlineData(
        "{ every: person, holds: { known: person.upset } }",
        "this holds of every person [“Are they upset?” is answered]",
        "there is a person of whom this holds: “Are they upset?” is not answered yet"
    )]
    [InlineData(
        "{ every: person, where: { known: person.age }, holds: { known: person.upset } }",
        "of every person of whom the first holds, the second holds too [“How old are they?” is answered | “Are they upset?” is answered]",
        "there is a person of whom this holds [all of these hold [“How old are they?” is answered | “Are they upset?” is not answered yet]]"
    )]
    [InlineData("{ term: noticed }", "it was noticed", "not so: it was noticed")]
    [InlineData("{ term: capitals }", "DBS says so", "not so: DBS says so")]
    [InlineData(
        "{ term: class, is: high }",
        "how it looks: high",
        "how it looks: low or unsettled"
    )]
    [InlineData(
        "{ owed: other }",
        "this is owed: Do something else",
        "this is not owed: Do something else"
    )]
    [InlineData(
        "{ departed: yes }",
        "something was done that was not permitted",
        "nothing was done that was not permitted"
    )]
    [InlineData(
        "{ fact: kind, is: [large, odd] }",
        "“What kind of thing is it?” is answered “A large thing” or “Something odd”",
        "“What kind of thing is it?” is answered “A small thing”"
    )]
    [InlineData(
        "{ fact: parts, has: one }",
        "“Which parts?” is answered with “The first” among the answers",
        "“Which parts?” is answered without “The first”"
    )]
    [InlineData(
        "{ fact: words, given: yes }",
        "“What was said?” is answered in writing",
        "“What was said?” is not answered in writing"
    )]
    [InlineData(
        "{ fact: count, at least: 3 }",
        "“How many?” is answered with at least 3",
        "“How many?” is answered with less than 3"
    )]
    [InlineData(
        "{ fact: count, under: 3 }",
        "“How many?” is answered with less than 3",
        "“How many?” is answered with at least 3"
    )]
    [InlineData(
        "{ fact: began-at, before: ended-at }",
        "“When did it begin?” is answered with an earlier moment than “When did it end?”",
        "“When did it begin?” is answered with no earlier moment than “When did it end?”"
    )]
    [InlineData(
        "{ some: person, where: { age: person, at least: 18, on: made-on } }",
        "there is a person of whom this holds: the person is 18 or older on the day that answers “On which day was it made?”",
        "there is no person of whom this holds: the person is 18 or older on the day that answers “On which day was it made?”"
    )]
    [InlineData(
        "{ every: person, holds: { age: person, at least: 18 } }",
        "this holds of every person [the person is 18 or older]",
        "there is a person of whom this holds: the person is under 18"
    )]
    public void A_condition_reads_as_words_and_its_denial_too(
        string condition,
        string holds,
        string fails
    )
    {
        var arises = Arises("when: " + condition);
        Assert.Equal(holds, Tree(Wordings.Of(arises)));
        Assert.Equal(fails, Tree(Wordings.Of(arises, holds: false)));
    }

    [Theory]
    [InlineData("", "in every case", "never")]
    [InlineData(
        "switch: later",
        "the day is 1 December 2026 or later",
        "the day is before 1 December 2026"
    )]
    public void What_needs_no_fact_has_words_too(string more, string holds, string fails)
    {
        var arises = Arises(more);
        Assert.Equal(holds, Tree(Wordings.Of(arises)));
        Assert.Equal(fails, Tree(Wordings.Of(arises, holds: false)));
    }

    [Fact]
    public void A_follow_up_reads_by_the_name_of_its_deed()
    {
        var arises = Policy("").Rules.DutyOf("write")!.Arises;
        Assert.Equal("this was done: bag looked at", Tree(Wordings.Of(arises)));
        Assert.Equal("this was not done: bag looked at", Tree(Wordings.Of(arises, holds: false)));
    }

    [Fact]
    public void Where_many_answers_count_those_that_do_not_are_named()
    {
        var arises = Arises("when: { fact: colour, is: [red, blue] }");
        Assert.Equal("“Which colour?” is answered “Red” or “Blue”", Tree(Wordings.Of(arises)));
        Assert.Equal(
            "“Which colour?” is answered anything but “Red” or “Blue”",
            Tree(Wordings.Of(arises, holds: false))
        );
        Assert.Equal(
            "“Which colour?” is answered “Green”, “Black” or “White”",
            Tree(Wordings.Of(Arises("when: { fact: colour, is: [red, blue, grey] }"), holds: false))
        );
    }

    private static Condition Arises(string more) => Policy(more).Rules.DutyOf("act")!.Arises;

    private static Policy Policy(string more)
    {
        var words = new PolicyText(
            "more.md",
            """
            ```fact
            id: colour
            scope: case
            type: choice
            values: { red: Red, blue: Blue, green: Green, black: Black, white: White, grey: Grey }
            asks: Which colour?
            ```
            """
        );
        var text = $$"""
            # A small policy

            ```edition
            id: small
            title: A small policy
            policy: tests
            ```

            ### The only clause {#C.1}
            Something is done.

            ```switch
            id: later
            state: on
            from: 2026-12-01
            because: It is not known.
            ```

            ```term
            id: noticed
            means: It was noticed
            holds: {{Seen}}
            ```

            ```term
            id: capitals
            means: DBS says so
            holds: {{Seen}}
            ```

            ```term
            id: class
            means: How it looks
            choose:
              - { value: high, when: {{Seen}} }
              - { value: low, when: {{Told}} }
            otherwise: unsettled
            ```

            ```duty
            id: other
            clauses: [C.1]
            do: Do something else.
            by: lead
            strength: must
            when: {{Seen}}
            ```

            ```follow-up
            id: write
            clauses: [C.1]
            after: bag-looked.at
            do: Write it down.
            by: lead
            strength: must
            ```

            ```duty
            id: act
            clauses: [C.1]
            do: Do something.
            by: lead
            strength: must
            {{more}}
            ```
            """;
        var reading = PolicyReader.Read(
            [SmallPolicy.Vocabulary, words],
            [new PolicyText("0-small.md", text)]
        );
        Assert.DoesNotContain(reading.Findings, finding => finding.Severity == Severity.Error);
        return reading.Policy!;
    }

    private static string Tree(Wording wording) =>
        wording.Parts.Count == 0
            ? wording.Says
            : $"{wording.Says} [{string.Join(" | ", wording.Parts.Select(Tree))}]";
}
