using Waymark.Policies;
using Waymark.Policies.Scenarios;

namespace Waymark.Tests.Policies;

public sealed partial class ScenarioTests
{
    [Fact]
    public void Cases_of_other_editions_are_left_out()
    {
        var scenario = Read(
            "cases: [{name: here, editions: [small]}, {name: there, editions: [other]}]"
        );
        Assert.Equal("here", Assert.Single(Run(scenario)).Case);
    }

    [Theory]
    [InlineData("must: [C.1]", null)]
    [InlineData("decide: [C.1]", null)]
    [InlineData("absolute: [C.1]", "C.1: is only must, expected absolute")]
    [InlineData("must: [C.9]", "C.9: no open duty cites it, expected must")]
    [InlineData("must: [C.2@a]", null)]
    [InlineData("must: [C.2@b]", "C.2@b: no open duty cites it, expected must")]
    [InlineData("must: [C.2]", null)]
    [InlineData("not: [C.1]", "C.1: act is open, expected not")]
    [InlineData("not: [C.2@b]", null)]
    [InlineData("refuse: {look: [C.3]}", null)]
    [InlineData(
        "refuse: {look: [C.3, C.9]}",
        "look: is refused [C.3, C.1, C.4], expected also [C.9]"
    )]
    [InlineData("refuse: {look: []}", null)]
    [InlineData("refuse-only: {look: [C.4, C.3]}", null)]
    [InlineData("refuse-only: {look: [C.3]}", "look: is refused [C.4] too, expected only [C.3]")]
    [InlineData("refuse: {look@a: [C.3]}", null)]
    [InlineData("refuse: {look@nobody: [C.3]}", "look@nobody: there is no such action")]
    [InlineData("refuse: {fly: []}", "fly: there is no such action")]
    [InlineData("allow: [look]", "look: is refused [C.3, C.1, C.4], expected allowed")]
    [InlineData("ask: [told]", null)]
    [InlineData("ask: [seen]", "seen: is not asked, expected asked")]
    [InlineData("not-ask: [told]", "told: is asked, expected not")]
    [InlineData("letters: [note@a]", null)]
    [InlineData("letters: [note@b]", "note@b: the letter is not offered")]
    [InlineData("close: refused", null)]
    [InlineData("close: allowed", "close: is refused [C.1, C.2], expected allowed")]
    [InlineData("class: odd", "class: is none, expected odd")]
    [InlineData("not: [C.2@a]", "C.2@a: comfort@a is open, expected not")]
    [InlineData("allow: [fly]", "fly: there is no such action")]
    [InlineData("ask: [person.upset@c]", null)]
    [InlineData("ask: [person.upset@a]", "person.upset@a: is not asked, expected asked")]
    [InlineData("not-ask: [person.upset@c]", "person.upset@c: is asked, expected not")]
    [InlineData("not-ask: [person.upset@a]", null)]
    [InlineData("school: [C.4]", null)]
    [InlineData("school: [C.1]", "C.1: no duty of the school cites it")]
    [InlineData("kept: [long]", null)]
    [InlineData("kept: [maybe]", "maybe: it is not known whether the file is kept by it")]
    [InlineData("kept: [never]", "never: the file is not kept by it")]
    [InlineData("not-kept: [long]", "long: the file is, or may be, kept by it, expected not")]
    [InlineData("not-kept: [maybe]", "maybe: the file is, or may be, kept by it, expected not")]
    [InlineData("not-kept: [never]", null)]
    public void An_expectation_says_what_does_not_hold(string expect, string? failure)
    {
        var scenario = Read(
            $$"""
            facts: {seen: yes}
            people: {a: {upset: yes}, b: {upset: no}, c: {} }
            cases: [{name: one, expect: {  {{expect}}  } } ]
            """
        );
        Assert.Equal(failure is null ? [] : [failure], Assert.Single(Run(scenario)).Failures);
    }

    [Fact]
    public void An_act_that_is_allowed_where_it_should_be_refused_says_what_was_expected() =>
        Assert.Equal(
            ["close: is allowed, expected refused [C.1, C.2]"],
            Assert
                .Single(
                    Run(
                        Read(
                            "cases: [{name: one, done: [all], expect: {refuse: {close: [C.1, C.2]}}}]"
                        )
                    )
                )
                .Failures
        );

    [Theory]
    [InlineData("[C.1]", "not: [C.1], must: [C.2@a]")]
    [InlineData("[C.2@a]", "not: [C.2], must: [C.1]")]
    [InlineData("[C.2@b]", "must: [C.2@a]")]
    [InlineData("[all]", "not: [C.1, C.2], close: allowed")]
    [InlineData("[all, {clause: C.1, reason: not now}]", "not: [C.1, C.2], close: allowed")]
    [InlineData("[{clause: C.2@a, at: 2026-11-16T11:00}]", "not: [C.2]")]
    [InlineData("all", "not: [C.1, C.2], close: allowed")]
    public void What_was_done_is_named_by_its_clause(string done, string expect)
    {
        var scenario = Read(
            $$"""
            people: {a: {upset: yes}, b: {upset: no} }
            cases: [{name: one, done: {{done}}, expect: {  {{expect}}  } } ]
            """
        );
        Assert.Empty(Assert.Single(Run(scenario)).Failures);
    }

    [Fact]
    public void What_was_not_done_stays_open_when_all_else_is_done()
    {
        var scenario = Read(
            """
            people: {a: {upset: yes}}
            cases: [{name: one, done: [all], not-done: [C.1], expect: {must: [C.1], not: [C.2], close: refused}}]
            """
        );
        Assert.Empty(Assert.Single(Run(scenario)).Failures);
    }

    [Fact]
    public void Standing_expectations_join_every_case_of_their_editions()
    {
        var standing = ScenarioReader.ReadStanding(
            new PolicyText(
                "standing.yaml",
                "- {editions: [small], expect: {must: [C.9]}}\n- {editions: [other], expect: {must: [C.8]}}"
            )
        );
        var results = ScenarioRunner.Run(
            Policy,
            [Read("cases: [{name: one}]")],
            standing.Value!,
            SmallPolicy.Now
        );
        Assert.Equal(
            ["C.9: no open duty cites it, expected must"],
            Assert.Single(results).Failures
        );
    }

    [Theory]
    [InlineData(
        "facts: {seen: maybe}",
        "the fact `seen` cannot be `maybe`: it is one of `yes`, `no`"
    )]
    [InlineData("facts: {sen: yes}", "the vocabulary has no fact `sen`")]
    [InlineData("facts: {person.age@a: 3}", "the case has no `a` to say this of")]
    public void A_fact_that_does_not_fit_fails_its_case(string facts, string failure) =>
        Assert.Equal(
            [failure],
            Assert.Single(Run(Read($"{facts}\ncases: [{{name: one}}]"))).Failures
        );

    private const string Blocks = """
        ### Two {#C.2}
        ### Three {#C.3}
        ### Four {#C.4}

        ```duty
        id: act
        clauses: [C.1]
        do: Do something.
        by: lead
        strength: must
        ```

        ```duty
        id: comfort
        clauses: [C.2]
        for each: person
        where: { fact: person.upset, is: yes }
        do: Comfort them.
        by: lead
        strength: must
        ```

        ```duty
        id: tell
        clauses: [C.1]
        do: Tell the lead.
        by: lead
        strength: inform
        when: { fact: told, is: no }
        ```

        ```permission
        act: look
        clauses: [C.1]
        needs:
          - { clauses: [C.3, C.1], that: { fact: act.agreed, is: yes }, say: The head must agree. }
        refused:
          - { clauses: [C.4], always: yes, say: Never. }
        ```

        ```retention
        id: long
        clauses: [C.1]
        says: A long time
        years: 75
        after: closing
        when: { fact: seen, is: yes }
        basis: guidance
        ```

        ```retention
        id: maybe
        clauses: [C.1]
        says: A long time
        years: 75
        after: closing
        when: { fact: told, is: yes }
        basis: guidance
        ```

        ```retention
        id: never
        clauses: [C.1]
        says: A long time
        years: 75
        after: closing
        when: { fact: seen, is: no }
        basis: guidance
        ```

        ```duty
        id: train
        clauses: [C.4]
        scope: school
        do: Train all staff.
        by: head
        strength: decide
        ```

        ```letter
        id: note
        for each: person
        where: { fact: person.upset, is: yes }
        clauses: [C.1]
        title: A note
        ```
        """;

    private static Policy Policy { get; } = SmallPolicy.Of(Blocks);

    private static IReadOnlyList<CaseResult> Run(Scenario scenario) =>
        ScenarioRunner.Run(Policy, [scenario], [], SmallPolicy.Now);

    private static Scenario Read(string text)
    {
        var reading = ScenarioReader.Read(new PolicyText("scenario.yaml", $"id: X\n{text}"));
        Assert.Empty(reading.Findings);
        return reading.Value!;
    }
}
