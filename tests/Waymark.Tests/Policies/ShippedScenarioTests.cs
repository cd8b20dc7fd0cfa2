using Waymark.Policies.Scenarios;

namespace Waymark.Tests.Policies;

/// <summary>The edition that ships, held to its own scenarios.</summary>
public sealed class ShippedScenarioTests
{
    public static TheoryData<string, string> Cases =>
        new(Results.Select(result => (result.Scenario, result.Case)));

    private static IReadOnlyList<CaseResult> Results { get; } =
        ScenarioRunner.Run(
            Model2019.Policy,
            Model2019.Folder.Scenarios,
            Model2019.Folder.Standing,
            Model2019.Now
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_edition_that_ships_does_what_its_scenarios_say(string scenario, string name) =>
        Assert.Empty(
            Results.Single(result => result.Scenario == scenario && result.Case == name).Failures
        );

    [Fact]
    public void Every_scenario_file_can_be_read() =>
        Assert.Empty(Model2019.Folder.ScenarioFindings);
}
