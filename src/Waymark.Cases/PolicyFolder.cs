using System.Globalization;
using Waymark.Policies;
using Waymark.Policies.Scenarios;

namespace Waymark.Cases;

/// <summary>An edition of a policy as read from disk: the policy and the findings, its scenarios, and what must hold in all of them.</summary>
/// <param name="Scenarios">Of the folder's files and of its chapters. One that cannot be read is left out, and its findings say why.</param>
/// <param name="ScenarioFindings">What is wrong with the scenario files: it does not keep the policy from running.</param>
public sealed record PolicyFolder(
    PolicyReading Reading,
    IReadOnlyList<Scenario> Scenarios,
    IReadOnlyList<StandingExpectation> Standing,
    IReadOnlyList<Finding> ScenarioFindings
)
{
    private const string StandingFile = "standing.yaml";

    /// <summary>Reads the chapters of an edition folder in the order of their numbers, the vocabulary of the folder above it, and the scenarios.</summary>
    /// <param name="today">The day, for reviews that are overdue.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static PolicyFolder Read(string path, DateOnly today)
    {
        var folder = Path.TrimEndingDirectorySeparator(path);
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder {path}.");
        var parent = Path.GetDirectoryName(Path.GetFullPath(folder));
        var reading = PolicyReader.Read(
            parent is null ? [] : Texts(Relative(folder, parent), "*.md"),
            Texts(folder, "*.md"),
            today
        );
        var findings = new List<Finding>();
        var scenarios = ReadScenarios(Path.Combine(folder, "scenarios"), findings);
        if (reading.Policy is { } policy)
            scenarios = [.. policy.Scenarios, .. scenarios];
        var standing = parent is null ? [] : ReadStanding(Relative(folder, parent), findings);
        return new PolicyFolder(reading, scenarios, standing, findings);
    }

    /// <summary>Reads the scenario files of a folder; none where there is no such folder.</summary>
    /// <param name="findings">Gets what is wrong with them.</param>
    public static IReadOnlyList<Scenario> ReadScenarios(string path, ICollection<Finding> findings)
    {
        var scenarios = new List<Scenario>();
        foreach (var text in Directory.Exists(path) ? Texts(path, "*.yaml") : [])
        {
            var reading = ScenarioReader.Read(text);
            foreach (var finding in reading.Findings)
                findings.Add(finding);
            if (reading.Value is not null)
                scenarios.Add(reading.Value);
        }
        return scenarios;
    }

    private static IReadOnlyList<StandingExpectation> ReadStanding(
        string parent,
        List<Finding> findings
    )
    {
        var path = Path.Combine(parent, StandingFile);
        if (!File.Exists(path))
            return [];
        var reading = ScenarioReader.ReadStanding(new PolicyText(path, File.ReadAllText(path)));
        findings.AddRange(reading.Findings);
        return reading.Value ?? [];
    }

    /// <summary>The parent as findings should name it: beside the folder as it was given, not from the root of the disk.</summary>
    private static string Relative(string folder, string parent) =>
        Path.IsPathRooted(folder) ? parent
        : Path.GetDirectoryName(folder) is { Length: > 0 } given ? given
        : Path.GetRelativePath(Directory.GetCurrentDirectory(), parent);

    private static List<PolicyText> Texts(string folder, string pattern) =>
        Directory
            .EnumerateFiles(folder, pattern)
            .Order(
                StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering)
            )
            .Select(file => new PolicyText(file, File.ReadAllText(file)))
            .ToList();
}
