namespace Waymark.Policies.Scenarios;

/// <summary>Runs scenarios against an edition, each case from nothing.</summary>
public static class ScenarioRunner
{
    /// <summary>Runs the cases of these scenarios that are for the policy's edition; the others are left out.</summary>
    /// <param name="now">The present moment of cases that give none, school local time.</param>
    public static IReadOnlyList<CaseResult> Run(
        Policy policy,
        IEnumerable<Scenario> scenarios,
        IReadOnlyList<StandingExpectation> standing,
        DateTime now
    )
    {
        var edition = policy.Edition.Id;
        var always = standing.Where(expectation => IsFor(expectation.Editions, edition)).ToList();
        return CasesFor(edition, scenarios)
            .Select(item => new CaseResult(
                item.Scenario.Id,
                item.Each.Name,
                edition,
                Failures(policy, item.Scenario.Common, item.Each, always, now)
            ))
            .ToList();
    }

    /// <summary>The cases that are for an edition: those that name it, and those that name none.</summary>
    internal static IEnumerable<(Scenario Scenario, ScenarioCase Each)> CasesFor(
        string edition,
        IEnumerable<Scenario> scenarios
    ) =>
        scenarios
            .SelectMany(scenario => scenario.Cases.Select(each => (scenario, each)))
            .Where(item =>
                IsFor(
                    item.each.Editions.Count > 0
                        ? item.each.Editions
                        : item.scenario.Common.Editions,
                    edition
                )
            );

    /// <summary>What the policy says in a case of a scenario.</summary>
    /// <param name="over">The case; null: the scenario alone.</param>
    /// <exception cref="ArgumentException">A fact is not of the vocabulary, or has a value it cannot have; or there is no such switch.</exception>
    public static Guidance Evaluate(
        Policy policy,
        ScenarioCase common,
        ScenarioCase? over,
        DateTime now
    )
    {
        var switches = over?.SwitchedOn ?? common.SwitchedOn ?? [];
        if (switches.Count > 0)
            policy = With(policy, switches);
        var facts = ScenarioFacts.Of(policy, common, over);
        var at = over?.At ?? common.At ?? now;
        var done = over?.Done ?? common.Done ?? [];
        var notDone = over?.NotDone ?? common.NotDone ?? [];
        return new ScenarioDeeds(policy, at, done, notDone).Evaluate(facts);
    }

    private static List<string> Failures(
        Policy policy,
        ScenarioCase common,
        ScenarioCase each,
        IEnumerable<StandingExpectation> standing,
        DateTime now
    )
    {
        try
        {
            var guidance = Evaluate(policy, common, each, now);
            return standing
                .Select(expectation => expectation.Expect)
                .Prepend(each.Expect)
                .SelectMany(expect => new ExpectationCheck(guidance).Failures(expect))
                .ToList();
        }
        catch (ArgumentException unfit)
        {
            return [unfit.Message];
        }
    }

    private static Policy With(Policy policy, IReadOnlyList<string> switches)
    {
        var missing = switches.Except(policy.Switches.Select(one => one.Id)).ToList();
        return missing.Count == 0
            ? policy.SwitchOn(switches.ToHashSet())
            : throw new ArgumentException($"the policy has no switch `{missing[0]}`");
    }

    private static bool IsFor(IReadOnlyList<string> editions, string edition) =>
        editions.Count == 0 || editions.Contains(edition);
}
