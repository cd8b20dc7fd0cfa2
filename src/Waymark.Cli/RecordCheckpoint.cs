using System.CommandLine;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary><c>waymark record checkpoint</c>: signs where the record stands, and prints that alone, so that it can be kept in a file or sent.</summary>
internal static class RecordCheckpoint
{
    private static readonly RecordOptions At = new();

    private static readonly Option<string?> Witness = new("--witness")
    {
        Description = "A folder to hand it to as well, with the proof that it continues the last.",
    };

    public static Command Command
    {
        get
        {
            var command = At.AddTo(new Command("checkpoint", "Sign where the record stands now."));
            command.Add(Witness);
            command.SetAction(
                (parsed, stop) =>
                    Run(At.Place(parsed), At.Key(parsed), parsed.GetValue(Witness), stop)
            );
            return command;
        }
    }

    private static async Task<int> Run(
        RecordPlace place,
        KeySource source,
        string? witness,
        CancellationToken stop
    )
    {
        var key = MasterKey.Load(source);
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
