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

    private static readonly RecordOptions At = new();

    public static Command Command
    {
        get
        {
            var command = At.AddTo(
                new Command("backup", "Copy the whole record, sealed, into one file.") { To }
            );
            command.SetAction(parsed =>
            {
                var to = parsed.GetRequiredValue(To);
                Console.WriteLine(
                    Backup.Make(At.Place(parsed), At.Key(parsed), to, TimeProvider.System)
                );
                return Shared.Done;
            });
            return command;
        }
    }
}
