using System.CommandLine;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary><c>waymark record key</c>: prints the public key of each school, one a line; or how one key led to the next.</summary>
internal static class RecordKey
{
    private static readonly Option<string> DataFolder = Shared.DataFolder();
    private static readonly Option<string?> Database = Shared.Database();

    private static readonly Option<bool> Changes = new("--changes")
    {
        Description =
            "Print instead the checkpoints in which a former key vouches for the next, for those who kept a former one.",
    };

    public static Command Command
    {
        get
        {
            var command = new Command(
                "key",
                "Print the public key of the record, for those who verify it to keep."
            )
            {
                DataFolder,
                Database,
                Changes,
            };
            command.SetAction(parsed =>
                Run(
                    Shared.Place(parsed.GetRequiredValue(DataFolder), parsed.GetValue(Database)),
                    parsed.GetValue(Changes)
                )
            );
            return command;
        }
    }

    private static int Run(RecordPlace place, bool changes)
    {
        if (changes)
        {
            Console.Out.Write(string.Concat(PublicKeys.Changes(place).Select(one => one.Note)));
            return Shared.Done;
        }

        foreach (var key in PublicKeys.Of(place))
        {
            Console.Out.WriteLine(key);
        }

        return Shared.Done;
    }
}
