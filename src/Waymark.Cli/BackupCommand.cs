using System.CommandLine;
using Waymark.Record.Backups;

namespace Waymark.Cli;

/// <summary><c>waymark backup --to FILE|FOLDER</c>: a sealed copy of the whole record, while Waymark runs.</summary>
internal static class BackupCommand
{
    private static readonly Option<string> To = new("--to")
    {
        Description = "The file to write, or a folder that is there.",
        Required = true,
    };

    private static readonly Option<string> DataFolder = Shared.DataFolder();
    private static readonly Option<string?> KeyFolder = Shared.KeyFolder();
    private static readonly Option<string?> Database = Shared.Database();

    public static Command Command
    {
        get
        {
            var command = new Command("backup", "Copy the whole record, sealed, into one file.")
            {
                To,
                DataFolder,
                KeyFolder,
                Database,
            };
            command.SetAction(parsed =>
            {
                var data = parsed.GetRequiredValue(DataFolder);
                var place = Shared.Place(data, parsed.GetValue(Database));
                var key = Shared.KeyOf(data, parsed.GetValue(KeyFolder));
                var to = parsed.GetRequiredValue(To);
                Console.WriteLine(Backup.Make(place, key, to, TimeProvider.System));
                return Shared.Done;
            });
            return command;
        }
    }
}
