using System.CommandLine;
using System.Globalization;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Policies.Checks;
using Waymark.Policies.Scenarios;

namespace Waymark.Cli;

/// <summary><c>waymark policy test FOLDER</c>: runs scenarios, and says which expectations do not hold.</summary>
internal static class PolicyTest
{
    private static readonly Argument<string> Folder = Shared.EditionFolder();

    private static readonly Option<string?> Scenarios = new("--scenarios")
    {
        Description = "A folder of scenario files to run in place of the edition's own.",
    };

    private static readonly Option<bool> AsJson = Shared.Json();

    public static Command Command
    {
        get
        {
            var command = new Command("test", "Run scenarios against a policy.")
            {
                Folder,
                Scenarios,
                AsJson,
            };
            command.SetAction(parsed =>
                Run(
                    parsed.GetRequiredValue(Folder),
                    parsed.GetValue(Scenarios),
                    parsed.GetValue(AsJson)
                )
            );
            return command;
        }
    }

    private static int Run(string path, string? scenarioPath, bool asJson)
    {
        var folder = Shared.ReadFolder(path);
        if (Shared.Running(folder) is not { } policy)
            return Shared.Wrong;
        var broken = folder.ScenarioFindings.ToList();
        var words = folder.ScenarioWords().Where(IsError).ToList();
        var scenarios = folder.Scenarios;
        if (scenarioPath is not null)
        {
            if (!Directory.Exists(scenarioPath))
                throw new DirectoryNotFoundException($"There is no folder {scenarioPath}.");
            broken.Clear();
            words.Clear();
            scenarios = PolicyFolder.ReadScenarios(scenarioPath, broken);
        }
        var results = broken
            .Where(IsError)
            .Select(finding => Unreadable(finding, policy))
            .Concat(ScenarioRunner.Run(policy, scenarios, folder.Standing, Shared.Now))
            .ToList();
        foreach (var finding in words)
            Tell(finding, scenarios, results, policy);
        Print(results, PolicyChecks.Exercised(policy, scenarios, Shared.Now), asJson);
        return results.Count > 0 && results.TrueForAll(result => result.Passed)
            ? Shared.Done
            : Shared.Wrong;
    }

    private static bool IsError(Finding finding) => finding.Severity == Severity.Error;

    private static CaseResult Unreadable(Finding finding, Policy policy) =>
        new(
            Path.GetFileNameWithoutExtension(finding.File),
            $"line {finding.Line}",
            policy.Edition.Id,
            [Sentence(finding)]
        );

    private static string Sentence(Finding finding) =>
        $"{finding.File}:{finding.Line}:{finding.Column}: {finding.Message}";

    /// <summary>
    /// A word that the policy does not have fails the cases it stands in, each counted once: its own, or all of its file where it
    /// stands above them. Where none of them was run, it counts by itself.
    /// </summary>
    private static void Tell(
        Finding finding,
        IReadOnlyList<Scenario> scenarios,
        List<CaseResult> results,
        Policy policy
    )
    {
        var scenario = scenarios.FirstOrDefault(one => one.Place.File == finding.File);
        var own = scenario?.Cases.LastOrDefault(each => each.Place.Line <= finding.Line);
        var isTold = false;
        for (var i = 0; i < results.Count; i++)
        {
            var result = results[i];
            if (result.Scenario != scenario?.Id || (own is not null && result.Case != own.Name))
                continue;
            results[i] = result with { Failures = [.. result.Failures, Sentence(finding)] };
            isTold = true;
        }
        if (!isTold)
            results.Insert(0, Unreadable(finding, policy));
    }

    private static void Print(List<CaseResult> results, RulesExercised rules, bool asJson)
    {
        var passed = results.Count(result => result.Passed);
        var failed = results.Count - passed;
        if (asJson)
        {
            Shared.WriteJson(
                new
                {
                    passed,
                    failed,
                    rules = new { exercised = rules.Exercised, of = rules.Of },
                    results = results.Select(result => new
                    {
                        result.Scenario,
                        result.Case,
                        result.Edition,
                        result.Passed,
                        result.Failures,
                    }),
                }
            );
            return;
        }
        foreach (var result in results.Where(result => !result.Passed))
        {
            Console.Out.WriteLine($"{result.Scenario}, {result.Case}:");
            foreach (var failure in result.Failures)
                Console.Out.WriteLine($"  {failure}");
        }
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"rules exercised: {rules.Exercised} of {rules.Of} ({Percent(rules)} %)"
            )
        );
        Console.Out.WriteLine(
            results.Count == 0
                ? "There is no case for this edition."
                : $"{passed} passed, {failed} failed"
        );
    }

    /// <summary>Rounded down: 100 is said of all of them only.</summary>
    private static int Percent(RulesExercised rules) =>
        rules.Of == 0 ? 100 : 100 * rules.Exercised / rules.Of;
}
