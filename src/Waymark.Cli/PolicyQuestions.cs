using System.CommandLine;
using System.Globalization;
using Waymark.Policies.Scenarios;

namespace Waymark.Cli;

/// <summary><c>waymark policy questions FOLDER</c>: over the scenarios, how many questions are needed beside asking them all.</summary>
internal static class PolicyQuestions
{
    private static readonly Argument<string> Folder = Shared.EditionFolder();

    private static readonly Option<bool> AsJson = Shared.Json();

    public static Command Command
    {
        get
        {
            var command = new Command(
                "questions",
                "Count the questions that the cases of the scenarios need."
            )
            {
                Folder,
                AsJson,
            };
            command.SetAction(parsed =>
                Run(parsed.GetRequiredValue(Folder), parsed.GetValue(AsJson))
            );
            return command;
        }
    }

    private static int Run(string path, bool asJson)
    {
        var folder = Shared.ReadFolder(path);
        if (Shared.Running(folder) is not { } policy)
            return Shared.Wrong;
        var lengths = InterviewLengths.Of(policy, folder.Scenarios, Shared.Now).ToList();
        if (asJson)
        {
            Shared.WriteJson(lengths);
            return Shared.Done;
        }
        foreach (var one in lengths)
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{one.Needed, 4} of {one.All, 4}  {one.Scenario}, {one.Case}"
                )
            );
        var needed = lengths.Sum(one => one.Needed);
        var all = lengths.Sum(one => one.All);
        Console.Out.WriteLine(
            all == 0
                ? "There is no case for this edition."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{lengths.Count} cases: {needed} questions needed, {all} in all ({100.0 * needed / all:0} %)"
                )
        );
        return Shared.Done;
    }
}
