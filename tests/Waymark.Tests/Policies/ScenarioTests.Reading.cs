using Waymark.Policies;
using Waymark.Policies.Scenarios;

namespace Waymark.Tests.Policies;

/// <content>What a scenario says, and what it cannot say.</content>
public sealed partial class ScenarioTests
{
    [Fact]
    public void The_cases_of_a_scenario_of_other_editions_are_left_out_unless_they_name_their_own()
    {
        var scenario = Read(
            "note: For both.\neditions: [other]\ncases: [{name: here, note: Ours., editions: [small]}, {name: there}]"
        );
        Assert.Equal("here", Assert.Single(Run(scenario)).Case);
    }

    [Fact]
    public void A_case_lies_over_its_scenario_key_by_key_and_null_is_unknown_again()
    {
        var scenario = Read(
            """
            facts: {seen: yes, parts: [one, two], count: 3}
            people: {a: {upset: yes, age: 3}, b: {age: 4}}
            cases:
              - name: over
                facts: {seen: null, parts: [three], told: no}
                people: {a: {age: 9, upset: null}, b: null, c: {}}
            """
        );
        var facts = ScenarioFacts.Of(Policy, scenario.Common, scenario.Cases[0]);
        Assert.Equal(
            ["count=3", "parts=three", "told=no"],
            facts.Case.Select(fact => $"{fact.Key}={string.Join('|', fact.Value.Values)}").Order()
        );
        Assert.Equal(["a", "c"], facts.Entities.Select(one => one.Name));
        Assert.Equal("9", Assert.Single(facts.Entities[0].Facts).Value.Values[0]);
    }

    [Fact]
    public void What_was_done_in_a_scenario_was_done_in_its_cases_unless_they_say_otherwise_each_at_its_time()
    {
        var scenario = Read(
            """
            at: 2026-11-16T12:00
            done: [{deed: act, at: 2026-11-16T09:00}, {clause: C.2, at: 2026-11-16T11:00}]
            people: {a: {upset: yes}}
            cases: [{name: as the scenario, expect: {not: [C.1, C.2]}}, {name: nothing, done: [], expect: {must: [C.1, C.2]}}]
            """
        );

        Assert.All(Run(scenario), one => Assert.Empty(one.Failures));
        var guidance = ScenarioRunner.Evaluate(
            Policy,
            scenario.Common,
            scenario.Cases[0],
            SmallPolicy.Now
        );
        Assert.Equal(
            [("act", 9), ("comfort", 11)],
            guidance
                .Duties.Where(duty => duty.State == DutyState.Met)
                .Select(duty => (duty.Duty.Id, duty.DealtWith!.At.Hour))
        );
    }

    [Fact]
    public void People_devices_places_and_acts_of_a_scenario_each_stand_in_their_register()
    {
        var scenario = Read(
            """
            people: {a: {age: 3}}
            devices: {phone: {off: yes}}
            places: {site: {}}
            cases: [{name: one}]
            """
        );

        Assert.Equal(
            [(Scope.Person, "a"), (Scope.Device, "phone"), (Scope.Place, "site")],
            ScenarioFacts
                .Of(Policy, scenario.Common, scenario.Cases[0])
                .Entities.Select(entity => (entity.Scope, entity.Name))
        );
    }

    [Theory]
    [InlineData("done: [[C.1]]", "a dealing must be written as `key: value` pairs")]
    [InlineData("done: [{clause: C.1, wen: now}]", "a `dealing` has no key `wen`")]
    [InlineData("expect: {mus: [C.1]}", "a `expect` has no key `mus`")]
    [InlineData("at: noon", "`noon` is not a date and time")]
    [InlineData("facts: {seen: {a: b}}", "`seen` must be a word or a list of words")]
    [InlineData("people: {a: [b]}", "`a` must hold its facts")]
    public void What_a_scenario_cannot_say_is_named(string words, string message)
    {
        var reading = ScenarioReader.Read(
            new PolicyText("bad.yaml", $"id: X\n{words}\ncases: [{{name: one}}]")
        );

        Assert.Null(reading.Value);
        Assert.Contains(reading.Findings, finding => finding.Message == message);
    }

    [Fact]
    public void A_scenario_that_cannot_be_read_says_where()
    {
        var reading = ScenarioReader.Read(
            new PolicyText("bad.yaml", "id: X\ncases:\n  - name: one\n    expct: {}\n")
        );
        Assert.Null(reading.Value);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(("bad.yaml", 4, 5), (finding.File, finding.Line, finding.Column));
        Assert.Equal("did you mean `expect`?", finding.Help);
    }
}
