using System.Globalization;
using Waymark.Policies;
using Waymark.Policies.Scenarios;

namespace Waymark.Cases;

/// <summary>An edition of a policy as read from disk: the policy and the findings, its scenarios, and what must hold in all of them.</summary>
/// <param name="Scenarios">Of the folder's files and of its chapters, and those of the editions it builds on whose cases name it. One that cannot be read is left out, and its findings say why.</param>
/// <param name="ScenarioFindings">What is wrong with the scenario files: it does not keep the policy from running.</param>
public sealed record PolicyFolder(
    PolicyReading Reading,
    IReadOnlyList<Scenario> Scenarios,
    IReadOnlyList<StandingExpectation> Standing,
    IReadOnlyList<Finding> ScenarioFindings
)
{
    private const string StandingFile = "standing.yaml";
    private const string ScenarioFolder = "scenarios";

    /// <summary>Reads the chapters of an edition folder in the order of their numbers, the vocabulary of the folder above it, the editions beside it that it builds on, and the scenarios.</summary>
    /// <param name="today">The day, for reviews that are overdue.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static PolicyFolder Read(string path, DateOnly today)
    {
        var folder = Path.TrimEndingDirectorySeparator(path);
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder {path}.");
        var parent = Path.GetDirectoryName(Path.GetFullPath(folder));
        var beside = parent is null ? [] : Beside(Relative(folder, parent));
        var chapters = Texts(folder, "*.md");
        var reading = PolicyReader.Read(
            parent is null ? [] : Texts(Relative(folder, parent), "*.md"),
            chapters,
            today,
            beside.ToDictionary(edition => edition.Key, edition => edition.Value.Chapters)
        );
        var findings = new List<Finding>();
        var scenarios = ReadScenarios(Path.Combine(folder, ScenarioFolder), findings).ToList();
        if (reading.Policy is { } policy)
        {
            var below = policy
                .BuiltFrom.SkipLast(1)
                .Where(beside.ContainsKey)
                .SelectMany(id =>
                    ReadScenarios(Path.Combine(beside[id].Path, ScenarioFolder), findings)
                );
            scenarios =
            [
                .. policy.Scenarios,
                .. scenarios,
                .. below.Select(scenario => Naming(scenario, policy.Edition.Id)),
            ];
        }
        var standing = parent is null ? [] : ReadStanding(Relative(folder, parent), findings);
        return new PolicyFolder(reading, scenarios, standing, findings)
        {
            Folder = folder,
            Chapters = chapters,
            Below =
                reading.Policy?.Edition.BuildsOn is { } name
                && beside.TryGetValue(name, out var lower)
                    ? lower.Path
                    : null,
        };
    }

    /// <summary>The folder, as it was given.</summary>
    public required string Folder { get; init; }

    /// <summary>The edition's own chapters in order, without those of the editions it builds on.</summary>
    public required IReadOnlyList<PolicyText> Chapters { get; init; }

    /// <summary>The folder of the edition that it builds on; null: of none, or it cannot be read.</summary>
    public required string? Below { get; init; }

    /// <summary>What the scenario files of the folder name that the policy does not have; nothing where the policy cannot be read.</summary>
    public IReadOnlyList<Finding> ScenarioWords() =>
        Reading.Policy is not { } policy
            ? []
            : Files(Path.Combine(Folder, ScenarioFolder))
                .SelectMany(text =>
                    global::Waymark.Policies.Scenarios.ScenarioWords.Check(text, policy)
                )
                .ToList();

    /// <summary>Reads the scenario files of a folder; none where there is no such folder.</summary>
    /// <param name="findings">Gets what is wrong with them.</param>
    public static IReadOnlyList<Scenario> ReadScenarios(string path, ICollection<Finding> findings)
    {
        var scenarios = new List<Scenario>();
        foreach (var text in Files(path))
        {
            var reading = ScenarioReader.Read(text);
            foreach (var finding in reading.Findings)
                findings.Add(finding);
            if (reading.Value is not null)
                scenarios.Add(reading.Value);
        }
        return scenarios;
    }

    private static List<PolicyText> Files(string scenarios) =>
        Directory.Exists(scenarios) ? Texts(scenarios, "*.yaml") : [];

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

    /// <summary>The editions of a policy's folder, by the name of theirs.</summary>
    private static Dictionary<string, (string Path, IReadOnlyList<PolicyText> Chapters)> Beside(
        string parent
    ) =>
        Directory
            .EnumerateDirectories(parent)
            .Select(path => (Path: path, Chapters: Texts(path, "*.md")))
            .Where(edition => edition.Chapters.Count > 0)
            .ToDictionary(
                edition => Path.GetFileName(edition.Path),
                edition => (edition.Path, (IReadOnlyList<PolicyText>)edition.Chapters)
            );

    /// <summary>The cases of a lower edition's scenario that name this edition too: it said nothing of any other.</summary>
    private static Scenario Naming(Scenario scenario, string edition) =>
        scenario with
        {
            Cases = scenario
                .Cases.Where(each =>
                    (each.Editions.Count > 0 ? each.Editions : scenario.Common.Editions).Contains(
                        edition
                    )
                )
                .ToList(),
        };

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
