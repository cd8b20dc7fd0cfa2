using System.CommandLine;
using Waymark.Record.Export;

namespace Waymark.Cli;

/// <summary><c>waymark record export --to DIR</c>: copies the log out, sealed as it is, for somebody else to verify. It needs no key.</summary>
internal static class RecordExportCommand
{
    private static readonly Option<string> DataFolder = Shared.DataFolder();
    private static readonly Option<string?> Database = Shared.Database();
    private static readonly Option<string?> School = Shared.School();

    private static readonly Option<string> To = new("--to")
    {
        Description = "The folder to write; empty, or not yet there.",
        Required = true,
    };

    public static Command Command
    {
        get
        {
            var command = new Command(
                "export",
                "Copy the record out for somebody else to verify. No key and no readable word goes with it."
            )
            {
                To,
                DataFolder,
                Database,
                School,
            };
            command.SetAction(
                async (parsed, stop) =>
                    Say(
                        parsed.GetRequiredValue(To),
                        await RecordExport.Write(
                            Shared.Place(
                                parsed.GetRequiredValue(DataFolder),
                                parsed.GetValue(Database)
                            ),
                            Shared.SchoolNamed(parsed.GetValue(School)),
                            parsed.GetRequiredValue(To),
                            stop
                        )
                    )
            );
            return command;
        }
    }

    private static int Say(string to, Exported exported)
    {
        Console.Out.WriteLine($"{exported.Size} entries are exported to {Path.GetFullPath(to)}.");
        if (exported.Newer > 0)
        {
            Console.Out.WriteLine(
                $"{exported.Newer} newer entries are left out, since no checkpoint covers them yet. `waymark record checkpoint` makes one."
            );
        }

        Console.Out.WriteLine(
            "Whoever verifies it needs the public key, and should have it from somewhere else than this export:"
        );
        Console.Out.WriteLine(exported.Key);
        return Shared.Done;
    }
}
