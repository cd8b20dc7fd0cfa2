using System.CommandLine;
using Waymark.Policies;

namespace Waymark.Cli;

/// <summary><c>waymark policy check FOLDER</c>: what is wrong in a policy, and where.</summary>
internal static class PolicyCheck
{
    private static readonly Argument<string> Folder = new("FOLDER")
    {
        Description = "The edition's folder.",
    };

    public static Command Command
    {
        get
        {
            var command = new Command("check", "Say what is wrong in a policy, and where.")
            {
                Folder,
            };
            command.SetAction(parsed => Run(parsed.GetRequiredValue(Folder)));
            return command;
        }
    }

    private static int Run(string path)
    {
        var folder = Shared.ReadFolder(path);
        var findings = folder.Reading.Findings.Concat(folder.ScenarioFindings).ToList();
        Shared.Print(findings, Console.Out);
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        Console.Out.WriteLine($"{errors} errors, {findings.Count - errors} notices");
        return errors == 0 ? Shared.Done : Shared.Wrong;
    }
}
