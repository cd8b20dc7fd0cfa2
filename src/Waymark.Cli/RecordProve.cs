using System.CommandLine;
using Waymark.Record.Export;

namespace Waymark.Cli;

/// <summary><c>waymark record prove --entry N</c>: prints the proof that an entry, sealed as it is, is in the record.</summary>
internal static class RecordProve
{
    private static readonly Option<string> DataFolder = Shared.DataFolder();
    private static readonly Option<string?> Database = Shared.Database();
    private static readonly Option<string?> School = Shared.School();

    private static readonly Option<long> Entry = new("--entry")
    {
        Description = "The number of the entry, from 0.",
        Required = true,
    };

    public static Command Command
    {
        get
        {
            var command = new Command(
                "prove",
                "Print a proof that one entry is in the record. It shows no word of it, and nothing of the others."
            )
            {
                Entry,
                DataFolder,
                Database,
                School,
            };
            command.SetAction(
                async (parsed, stop) =>
                {
                    var proof = await EntryProof.Make(
                        Shared.Place(
                            parsed.GetRequiredValue(DataFolder),
                            parsed.GetValue(Database)
                        ),
                        Shared.SchoolNamed(parsed.GetValue(School)),
                        parsed.GetRequiredValue(Entry),
                        stop
                    );
                    Console.Out.Write(proof);
                    return Shared.Done;
                }
            );
            return command;
        }
    }
}
