using System.CommandLine;
using System.Globalization;
using Waymark.Policies;
using Waymark.Policies.Scenarios;

namespace Waymark.Cli;

/// <summary><c>waymark policy evaluate FOLDER --facts FILE</c>: what a policy says of one case.</summary>
internal static class PolicyEvaluate
{
    private static readonly Argument<string> Folder = Shared.EditionFolder();

    private static readonly Option<string> Facts = new("--facts")
    {
        Description = "The facts of the case: a scenario without cases.",
        Required = true,
    };

    private static readonly Option<string?> At = new("--at")
    {
        Description =
            "The present moment, such as 2026-11-16T10:00, in place of the file's and of now.",
    };

    private static readonly Option<string?> Why = new("--why")
    {
        Description =
            "A duty, an act or a decision by its id: tells why it stands where it does, and what would change that.",
    };

    private static readonly Option<bool> AsJson = Shared.Json();

    public static Command Command
    {
        get
        {
            var command = new Command("evaluate", "Say what a policy asks of everyone in one case.")
            {
                Folder,
                Facts,
                At,
                Why,
                AsJson,
            };
            command.SetAction(parsed =>
                Run(
                    parsed.GetRequiredValue(Folder),
                    parsed.GetRequiredValue(Facts),
                    parsed.GetValue(At),
                    parsed.GetValue(Why),
                    parsed.GetValue(AsJson)
                )
            );
            return command;
        }
    }

    private static int Run(string path, string factsPath, string? at, string? why, bool asJson)
    {
        var folder = Shared.ReadFolder(path);
        if (Shared.Running(folder) is not { } policy)
            return Shared.Wrong;
        var text = new PolicyText(factsPath, File.ReadAllText(factsPath));
        var reading = ScenarioReader.Read(text);
        Shared.Print(reading.Findings, Console.Error);
        if (reading.Value is not { } scenario)
            return Shared.Wrong;
        var words = ScenarioWords.Check(text, policy);
        Shared.Print(words, Console.Error);
        if (words.Count > 0)
            return Shared.Wrong;
        if (scenario.Cases.Count > 0)
            return Refuse(
                $"{factsPath} has `cases`: evaluate takes one case, and `policy test` runs several."
            );
        var common = scenario.Common;
        if (at is not null)
        {
            if (
                !DateTime.TryParseExact(
                    at,
                    ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"],
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var moment
                )
            )
                return Refuse($"--at {at} is not a date and time: write 2026-11-16T10:00.");
            common = common with { At = moment };
        }
        try
        {
            var guidance = ScenarioRunner.Evaluate(policy, common, null, Shared.Now);
            if (why is not null)
                return WhyInWords.Print(guidance, why, Console.Out)
                    ? Shared.Done
                    : Refuse($"The policy has no duty, act or decision `{why}`.");
            Print(guidance, asJson);
            return Shared.Done;
        }
        catch (ArgumentException unfit)
        {
            return Refuse($"{factsPath}: error: {unfit.Message}");
        }
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Shared.Wrong;
    }

    private static void Print(Guidance guidance, bool asJson)
    {
        if (asJson)
            Shared.WriteJson(GuidanceJson.Of(guidance));
        else
            GuidanceInWords.Print(guidance, Console.Out);
    }
}
