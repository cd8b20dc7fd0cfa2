using Waymark.Policies;
using Waymark.Policies.Checks;
using Waymark.Policies.Scenarios;

namespace Waymark.Tests.Policies;

/// <summary>What `policy check` says of rules that can never come up, that ask for what is refused, or that no scenario brings up.</summary>
public sealed class CheckExampleTests
{
    private const string Seen = "{ fact: seen, is: yes }";
    private const string Never = $"{{ all: [{Seen}, {{ not: {Seen} }}] }}";

    [Theory]
    [InlineData("", "the duty `act` never arises")]
    [InlineData("switch: off", null)]
    [InlineData("switch: on", "the duty `act` never arises")]
    public void A_duty_that_never_arises_is_told_unless_it_waits_for_its_switch(
        string more,
        string? error
    ) =>
        Assert.Equal(
            error is null ? [] : new[] { error },
            Errors(
                $"""
                {Switch("off")}

                {Switch("on")}

                {Duty("act", $"when: {Never}\n{more}")}
                """
            )
        );

    [Theory]
    [InlineData(
        "always: yes",
        "`act` is a duty to do what is refused to everyone: `look`, by `C.2`"
    )]
    [InlineData(
        "target: yes\n    always: yes",
        "`act` is a duty to do what is refused to everyone: `look`, by `C.2`"
    )]
    [InlineData("when: { fact: told, is: yes }", null)]
    public void A_duty_to_do_what_is_refused_to_everyone_is_told_with_the_clause(
        string row,
        string? error
    ) =>
        Assert.Equal(
            error is null ? [] : new[] { error },
            Errors(
                $$"""
                ### Another clause {#C.2}
                Something else.

                {{Duty("act", "act: look")}}

                ```permission
                act: look
                clauses: [C.1]
                refused:
                  - clauses: [C.1]
                    when: {{Seen}}
                    say: It was seen.
                  - clauses: [C.2]
                    {{row}}
                    say: Nobody looks.
                ```
                """
            )
        );

    [Theory]
    [InlineData($"when: {Never}", 1)]
    [InlineData(
        "target: yes\n    when: { all: [ { fact: device.off, is: yes }, { fact: device.off, is: no } ] }",
        1
    )]
    [InlineData("target: yes\n    when: { fact: device.off, is: yes }", 0)]
    [InlineData("when: { fact: act.agreed, is: no }", 0)]
    [InlineData(
        "when: { all: [ { fact: act.agreed, is: yes }, { fact: act.agreed, is: no } ] }",
        1
    )]
    public void A_row_that_can_never_refuse_is_told(string row, int count) =>
        Assert.Equal(
            Enumerable.Repeat("this row can never refuse `look`", count),
            Errors(
                $"```permission\nact: look\nclauses: [C.1]\nrefused:\n  - clauses: [C.1]\n    {row}\n    say: No.\n```"
            )
        );

    [Fact]
    public void What_people_can_choose_is_not_never_so()
    {
        const string More = $$"""
            ```term
            id: class
            clauses: [C.1]
            means: How it looks
            choose:
              - { value: high, when: {{Never}} }
              - { value: low, when: {{Seen}} }
            otherwise: unsettled
            floor: chosen
            ```

            ```term
            id: grave
            clauses: [C.1]
            means: It is grave
            holds: { term: class, is: high }
            ```
            """;
        Assert.Equal(["the term `class` is never `high`"], Errors(More));
        Assert.Equal(
            ["the term `class` is never `high`", "the term `grave` is never so"],
            Errors(More.Replace("floor: chosen\n", "", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData(Never, "the term `t` is never so")]
    [InlineData(
        $"{{ unless known to be: {{ any: [{Seen}, {{ known: seen }}, {{ not: {{ known: seen }} }}] }} }}",
        "the term `t` is always so"
    )]
    [InlineData("{ some: person }", null)]
    [InlineData(
        "{ all: [ { fact: person.upset, is: yes }, { fact: person.upset, is: no } ] }",
        "the term `t` is never so"
    )]
    public void A_term_that_is_always_or_never_so_is_told(string holds, string? error) =>
        Assert.Equal(
            error is null ? [] : new[] { error },
            Errors($"```term\nid: t\nclauses: [C.1]\nmeans: T\nholds: {holds}\n```")
        );

    [Fact]
    public void What_no_scenario_brings_up_is_told_and_what_one_brings_up_is_counted()
    {
        const string Blocks = $$"""
            ```duty
            id: act
            clauses: [C.1]
            do: Do it.
            by: lead
            strength: must
            when: {{Seen}}
            ```

            ```duty
            id: govern
            clauses: [C.1]
            do: Govern.
            by: head
            strength: must
            scope: school
            ```

            ```permission
            act: look
            clauses: [C.1]
            refused:
              - { clauses: [C.1], when: {{Seen}}, say: It was seen. }
              - { clauses: [C.1], when: { fact: told, is: yes }, say: It was told. }
            ```

            ```decision
            id: police
            clauses: [C.1]
            title: The police
            options: { tell: Tell, leave: Leave }
            required: [ { when: {{Seen}}, option: tell, say: It was seen. } ]
            presumed: [ { when: { fact: told, is: yes }, option: leave, say: It was told. } ]
            agreed by: [ { role: head, options: [leave], when: { fact: told, is: yes }, say: The head agrees. } ]
            ```

            ```letter
            id: note
            clauses: [C.1]
            title: A note
            when: {{Seen}}
            ```
            """;
        var policy = SmallPolicy.Of(Blocks);
        string[] all =
        [
            "no scenario brings up the duty `act`",
            "no scenario brings up the duty `govern`",
            "no scenario has `look` refused by this row",
            "no scenario has `look` refused by this row",
            "no scenario has `tell` required in the decision `police`",
            "no scenario has `leave` presumed in the decision `police`",
            "no scenario asks for an agreement to the decision `police`",
            "no scenario is offered the letter `note`",
        ];

        Assert.Equal(all.Order(), Notices("{ seen: no, told: no }", ""));
        Assert.Equal(
            new[] { all[6], all[1], all[2], all[5] }.Order(),
            Notices("{ seen: yes, told: no }", "")
        );
        Assert.Empty(Notices("{ seen: yes, told: yes }", "expect: { school: [C.1] }"));
        Assert.Equal(new RulesExercised(0, 8), Exercised("{ seen: no, told: no }"));
        Assert.Equal(new RulesExercised(4, 8), Exercised("{ seen: yes, told: no }"));
        Assert.Equal(new RulesExercised(3, 8), Exercised("{ seen: no, told: yes }"));
        Assert.Equal(new RulesExercised(0, 8), Exercised("{ count: many }"));

        Scenario Of(string facts, string expect) =>
            ScenarioReader
                .Read(
                    new PolicyText(
                        "s.yaml",
                        $"id: S\ncases:\n  - name: one\n    facts: {facts}\n    {expect}\n"
                    )
                )
                .Value!;
        IEnumerable<string> Notices(string facts, string expect) =>
            PolicyChecks
                .Of(policy, [Of(facts, expect)], null, SmallPolicy.Now)
                .Where(finding => finding.Severity == Severity.Notice)
                .Select(finding => finding.Message)
                .Order();
        RulesExercised Exercised(string facts) =>
            PolicyChecks.Exercised(policy, [Of(facts, "")], SmallPolicy.Now);
    }

    private static string Switch(string state) =>
        $"```switch\nid: {state}\nstate: {state}\nfrom: none\nbecause: B.\n```";

    private static string Duty(string id, string more) =>
        $"```duty\nid: {id}\nclauses: [C.1]\ndo: Do it.\nby: lead\nstrength: must\n{more}\n```";

    private static IEnumerable<string> Errors(string blocks) =>
        PolicyChecks
            .Of(SmallPolicy.Of(blocks), [], null, SmallPolicy.Now)
            .Where(finding => finding.Severity == Severity.Error)
            .Select(finding => finding.Message);
}
