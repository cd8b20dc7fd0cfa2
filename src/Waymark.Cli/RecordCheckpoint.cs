using System.CommandLine;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary><c>waymark record checkpoint</c>: signs where the record stands, and prints that alone, so that it can be kept in a file or sent.</summary>
internal static class RecordCheckpoint
{
    private static readonly Option<string> DataFolder = Shared.DataFolder();
    private static readonly Option<string?> Database = Shared.Database();
    private static readonly Option<string?> KeyFolder = Shared.KeyFolder();

    private static readonly Option<string?> Witness = new("--witness")
    {
        Description = "A folder to hand it to as well, with the proof that it continues the last.",
    };

    public static Command Command
    {
        get
        {
            var command = new Command("checkpoint", "Sign where the record stands now.")
            {
                DataFolder,
                KeyFolder,
                Database,
                Witness,
            };
            command.SetAction(
                (parsed, stop) =>
                    Run(
                        Shared.Place(
                            parsed.GetRequiredValue(DataFolder),
                            parsed.GetValue(Database)
                        ),
                        parsed.GetValue(KeyFolder),
                        parsed.GetValue(Witness),
                        stop
                    )
            );
            return command;
        }
    }

    private static async Task<int> Run(
        RecordPlace place,
        string? keys,
        string? witness,
        CancellationToken stop
    )
    {
        var key = MasterKey.Load(Shared.KeyOf(place.Folder, keys));
        using var record = RecordStore.Open(place, key, TimeProvider.System);
        foreach (var school in record.Schools())
        {
            var checkpoint = await record.MakeCheckpoint(school, stop: stop);
            if (witness is not null)
            {
                await new WitnessFolder(witness).Hand(record, checkpoint, stop);
            }

            Console.Out.Write(checkpoint.Note);
        }

        return Shared.Done;
    }
}
