using System.CommandLine;
using System.Globalization;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Policies.Checks;

namespace Waymark.Cli;

/// <summary><c>waymark policy check FOLDER</c>: what is wrong in a policy, and where.</summary>
internal static class PolicyCheck
{
    private static readonly Argument<string> Folder = Shared.EditionFolder();

    private static readonly Option<bool> Accept = new("--accept")
    {
        Description = "Keep the words as they stand: they were read together with their rules.",
    };

    public static Command Command
    {
        get
        {
            var command = new Command("check", "Say what is wrong in a policy, and where.")
            {
                Folder,
                Accept,
            };
            command.SetAction(parsed =>
                Run(parsed.GetRequiredValue(Folder), parsed.GetValue(Accept))
            );
            return command;
        }
    }

    private static int Run(string path, bool accept)
    {
        var folder = Shared.ReadFolder(path);
        var findings = folder
            .Reading.Findings.Concat(Checked(folder))
            .Concat(Words(folder, accept))
            .Concat(folder.ScenarioFindings)
            .Concat(folder.ScenarioWords())
            .ToList();
        Shared.Print(findings, Console.Out);
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        Console.Out.WriteLine(
            $"{Counted(errors, "error")}, {Counted(findings.Count - errors, "notice")}"
        );
        return errors == 0 ? Shared.Done : Shared.Wrong;
    }

    private static string Counted(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    /// <summary>What is told of a policy that can be read: of the editions below only what is an error here.</summary>
    private static IEnumerable<Finding> Checked(PolicyFolder folder)
    {
        if (folder.Reading.Policy is not { } policy)
            return [];
        var own = folder.Chapters.Select(text => text.Path).ToHashSet();
        var below = folder.Below is null ? null : Shared.ReadFolder(folder.Below).Reading.Policy;
        return PolicyChecks
            .Of(policy, folder.Scenarios, below, Shared.Now)
            .Where(finding => finding.Severity == Severity.Error || own.Contains(finding.File));
    }

    private static IReadOnlyList<Finding> Words(PolicyFolder folder, bool accept)
    {
        var path = Path.Combine(folder.Folder, WordsLock.FileName);
        if (accept)
            File.WriteAllText(path, WordsLock.Of(folder.Chapters));
        return File.Exists(path) ? WordsLock.Compare(File.ReadAllText(path), folder.Chapters) : [];
    }
}
