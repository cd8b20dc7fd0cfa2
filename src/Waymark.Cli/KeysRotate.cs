using System.CommandLine;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary><c>waymark keys rotate master|school --data DIR</c>: a new key in the place of an old one, while Waymark runs.</summary>
internal static class KeysRotate
{
    private static readonly Option<string> DataFolder = Shared.DataFolder();
    private static readonly Option<string?> KeyFolder = Shared.KeyFolder();
    private static readonly Option<string?> Database = Shared.Database();

    public static Command Master =>
        Of(
            "master",
            "The key over all other keys: every school's keys are wrapped anew.",
            RotateMaster
        );

    private static Command Of(
        string name,
        string description,
        Func<RecordPlace, KeySource, CancellationToken, Task> rotate
    )
    {
        var command = new Command(name, description) { DataFolder, KeyFolder, Database };
        command.SetAction(
            async (parsed, stop) =>
            {
                var data = parsed.GetRequiredValue(DataFolder);
                var place = Shared.Place(data, parsed.GetValue(Database));
                await rotate(place, Shared.KeyOf(data, parsed.GetValue(KeyFolder)), stop);
                return Shared.Done;
            }
        );
        return command;
    }

    private static async Task RotateMaster(
        RecordPlace place,
        KeySource source,
        CancellationToken stop
    )
    {
        var schools = await KeyRotation.Master(place, source, TimeProvider.System, stop);
        Console.WriteLine($"Schools whose keys are wrapped by the new master key: {schools}.");
        Console.WriteLine(
            source.Folder is { } folder
                ? $"It is in {source.InWords}. Copy it to where you keep the second copy. The old one is in {Path.Combine(folder, KeyRotation.FormerFileName)}: only backups made before now need it."
                : $"Take the old key out of {source.InWords}, and start the programs that use it again. Keep it as long as you keep backups made before now."
        );
    }
}
