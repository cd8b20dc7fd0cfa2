using Waymark.Cases;
using Waymark.Policies;
using Waymark.Policies.Checks;
using Waymark.Policies.Scenarios;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Policies;

/// <summary>Every rule of every edition that ships comes up in a scenario, and the keys of our own by which some are reached.</summary>
public sealed class ExercisedTests
{
    [Theory]
    [InlineData("image-sharing/model-2019")]
    [InlineData("image-sharing/england-2026")]
    [InlineData("mobile-phones/2026")]
    public void Every_rule_of_an_edition_that_ships_is_exercised_by_a_scenario(string edition)
    {
        var folder = PolicyFolder.Read(
            Path.Combine(Repository.Root, "policies", edition),
            DateOnly.FromDateTime(Model2019.Now)
        );
        var policy = folder.Reading.Policy!;

        var missed = PolicyChecks
            .Of(policy, folder.Scenarios, null, Model2019.Now)
            .Where(finding => finding.Message.StartsWith("no scenario", StringComparison.Ordinal))
            .Select(finding => finding.Message);
        Assert.Empty(missed);
        var rules = PolicyChecks.Exercised(policy, folder.Scenarios, Model2019.Now);
        Assert.True(rules.Of >= 18);
        Assert.Equal(rules.Of, rules.Exercised);
    }

    [Fact]
    public void A_rule_that_no_case_brings_up_is_counted_and_told()
    {
        var scenario = Read("cases: [{name: small, facts: {kind: small}, expect: {not: [C.2]}}]");

        Assert.Equal(new RulesExercised(1, 4), PolicyChecks.Exercised(Policy, [scenario], Now));
        Assert.Equal(
            [
                "no scenario brings up the duty `after-a-look`",
                "no scenario brings up the duty `by-the-law`",
                "no scenario brings up the duty `tell-families`",
            ],
            PolicyChecks
                .Of(Policy, [scenario], null, Now)
                .Select(finding => finding.Message)
                .Where(message => message.StartsWith("no scenario", StringComparison.Ordinal))
                .Order()
        );
    }

    [Theory]
    [InlineData("done: [{deed: looked}], expect: {must: [C.2]}", null)]
    [InlineData("expect: {must: [C.2]}", "C.2: no open duty cites it, expected must")]
    [InlineData(
        "done: [{deed: looked, at: 2026-11-16T09:00}, {deed: after-a-look, at: 2026-11-16T09:30}], expect: {not: [C.2]}",
        null
    )]
    [InlineData("switched-on: [law], expect: {absolute: [C.3]}", null)]
    [InlineData("expect: {absolute: [C.3]}", "C.3: no open duty cites it, expected absolute")]
    [InlineData("switched-on: [lore]", "the policy has no switch `lore`")]
    [InlineData("expect: {school: [C.4]}", null)]
    [InlineData("expect: {school: [C.1]}", "C.1: no duty of the school cites it")]
    public void A_scenario_of_ours_can_name_a_deed_a_switch_and_what_the_school_owes(
        string says,
        string? failure
    )
    {
        var results = ScenarioRunner.Run(
            Policy,
            [Read($"cases: [{{name: one, {says} }}]")],
            [],
            Now
        );

        Assert.Equal(failure is null ? [] : [failure], Assert.Single(results).Failures);
    }

    [Theory]
    [InlineData("done: [{deed: lookd}]", "there is no deed `lookd`; did you mean `looked`?")]
    [InlineData("switched-on: [lw]", "there is no switch `lw`; did you mean `law`?")]
    [InlineData("expect: {school: [C.9]}", "there is no clause `C.9`; did you mean `C.1`?")]
    public void A_slip_in_one_of_these_is_told_where_it_stands(string says, string finding) =>
        Assert.Equal(
            [finding],
            ScenarioWords
                .Check(
                    new PolicyText("s.yaml", $"id: X\ncases: [{{name: one, {says} }}]\n"),
                    Policy
                )
                .Select(one => $"{one.Message}; {one.Help}")
        );

    private static DateTime Now => SmallPolicy.Now;

    private static Policy Policy { get; } =
        SmallPolicy.Of(
            """
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

            ```follow-up
            id: after-a-look
            clauses: [C.2]
            after: looked
            do: Write it down.
            by: lead
            strength: must
            ```

            ```switch
            id: law
            state: off
            from: none
            because: Its day is not known.
            ```

            ```duty
            id: by-the-law
            clauses: [C.3]
            switch: law
            do: Report it.
            by: lead
            strength: absolute
            ```

            ```duty
            id: tell-families
            clauses: [C.4]
            scope: school
            do: Tell families.
            by: lead
            strength: must
            ```
            """
        );

    private static Scenario Read(string text)
    {
        var reading = ScenarioReader.Read(new PolicyText("scenario.yaml", $"id: X\n{text}"));
        Assert.Empty(reading.Findings);
        return reading.Value!;
    }
}
