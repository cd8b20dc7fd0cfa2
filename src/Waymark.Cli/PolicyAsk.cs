using System.CommandLine;
using Waymark.Policies;
using Waymark.Policies.Scenarios;

namespace Waymark.Cli;

/// <summary><c>waymark policy ask FOLDER</c>: an interview in the terminal, until no question matters any more.</summary>
internal static class PolicyAsk
{
    private static readonly Argument<string> Folder = Shared.EditionFolder();

    private static readonly Option<string?> Facts = new("--facts")
    {
        Description = "What is known already: a scenario without cases.",
    };

    public static Command Command
    {
        get
        {
            var command = new Command("ask", "Ask of one case what still matters.")
            {
                Folder,
                Facts,
            };
            command.SetAction(parsed =>
                Run(parsed.GetRequiredValue(Folder), parsed.GetValue(Facts))
            );
            return command;
        }
    }

    private static int Run(string path, string? factsPath)
    {
        if (Shared.Running(Shared.ReadFolder(path)) is not { } policy)
            return Shared.Wrong;
        var conversation = new Conversation(Console.In, Console.Out);
        if (factsPath is null)
        {
            conversation.Ask(policy, conversation.WhoAndWhat(), Shared.Now);
            return Shared.Done;
        }
        var reading = ScenarioReader.Read(new PolicyText(factsPath, File.ReadAllText(factsPath)));
        Shared.Print(reading.Findings, Console.Error);
        if (reading.Value is not { } scenario)
            return Shared.Wrong;
        try
        {
            var facts = ScenarioFacts.Of(policy, scenario.Common, null);
            conversation.Ask(policy, facts, scenario.Common.At ?? Shared.Now);
            return Shared.Done;
        }
        catch (ArgumentException unfit)
        {
            Console.Error.WriteLine($"{factsPath}: error: {unfit.Message}");
            return Shared.Wrong;
        }
    }
}
