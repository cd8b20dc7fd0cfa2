using System.CommandLine;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary><c>waymark record key</c>: prints the public key of each school, one a line.</summary>
internal static class RecordKey
{
    private static readonly Option<string> DataFolder = Shared.DataFolder();
    private static readonly Option<string?> Database = Shared.Database();

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
            };
            command.SetAction(parsed =>
                Run(Shared.Place(parsed.GetRequiredValue(DataFolder), parsed.GetValue(Database)))
            );
            return command;
        }
    }

    private static int Run(RecordPlace place)
    {
        foreach (var key in PublicKeys.Of(place))
        {
            Console.Out.WriteLine(key);
        }

        return Shared.Done;
    }
}
