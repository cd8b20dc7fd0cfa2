using Waymark.Policies.Chapters;
using Waymark.Policies.Scenarios;

namespace Waymark.Policies.Checks;

/// <summary>What an author wants to know of a policy that already runs: more than reading it needs, so it is worked out for `policy check` only.</summary>
public static class PolicyChecks
{
    /// <summary>Rules that can never come up, that no scenario exercises, that ask for what is refused, or that are looser than those below.</summary>
    /// <param name="below">The edition that this one builds on; null: none, or it has errors of its own.</param>
    /// <param name="now">The present moment of cases that give none, school local time.</param>
    public static IReadOnlyList<Finding> Of(
        Policy policy,
        IReadOnlyList<Scenario> scenarios,
        Policy? below,
        DateTime now
    )
    {
        var findings = new FindingList();
        new EveryCase(policy).Tell(findings);
        var coverage = new Coverage(policy);
        var looser = new LooserCases(policy, findings);
        foreach (var (scenario, each) in ScenarioRunner.CasesFor(policy.Edition.Id, scenarios))
        {
            if (Evaluate(policy, scenario, each, now) is not { } guidance)
                continue;
            coverage.Add(guidance, each.Expect);
            if (below is not null && Evaluate(below, scenario, each, now) is { } before)
                looser.Compare(before, guidance, $"{scenario.Id}, {each.Name}");
        }
        coverage.Tell(findings);
        return findings.InOrder(
            policy.Clauses.Values.Select(clause => clause.Place.File).Distinct().ToList()
        );
    }

    /// <summary>How many rules of the edition the cases for it exercise.</summary>
    /// <param name="now">The present moment of cases that give none, school local time.</param>
    public static RulesExercised Exercised(
        Policy policy,
        IEnumerable<Scenario> scenarios,
        DateTime now
    )
    {
        var coverage = new Coverage(policy);
        foreach (var (scenario, each) in ScenarioRunner.CasesFor(policy.Edition.Id, scenarios))
        {
            if (Evaluate(policy, scenario, each, now) is { } guidance)
                coverage.Add(guidance, each.Expect);
        }
        return coverage.Count;
    }

    // A case whose facts do not fit is told of by the words of its file, and by running it.
    private static Guidance? Evaluate(
        Policy policy,
        Scenario scenario,
        ScenarioCase each,
        DateTime now
    )
    {
        try
        {
            return ScenarioRunner.Evaluate(policy, scenario.Common, each, now);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
