using System.CommandLine;
using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary><c>waymark views rebuild --policy FOLDER</c>: throws the views away and makes them again from the record.</summary>
internal static class ViewsRebuild
{
    private static readonly Option<string> PolicyFolder = new("--policy")
    {
        Description = "The folder of the edition in force.",
        Required = true,
    };

    private static readonly Option<string> DataFolder = Shared.DataFolder();
    private static readonly Option<string?> KeyFolder = Shared.KeyFolder();
    private static readonly Option<string?> Database = Shared.Database();

    public static Command Command
    {
        get
        {
            var command = new Command("rebuild", "Make the lists again from the record.")
            {
                PolicyFolder,
                DataFolder,
                KeyFolder,
                Database,
            };
            command.SetAction(
                (parsed, stop) =>
                    Run(
                        parsed.GetRequiredValue(PolicyFolder),
                        (
                            parsed.GetRequiredValue(DataFolder),
                            parsed.GetValue(KeyFolder),
                            parsed.GetValue(Database)
                        ),
                        stop
                    )
            );
            return command;
        }
    }

    private static async Task<int> Run(
        string policyFolder,
        (string Data, string? Keys, string? Database) at,
        CancellationToken stop
    )
    {
        if (Shared.Running(Shared.ReadFolder(policyFolder)) is not { } policy)
            return Shared.Wrong;
        var key = MasterKey.Load(at.Keys ?? MasterKey.FolderBeside(at.Data));
        using var record = RecordStore.Open(
            Shared.Place(at.Data, at.Database),
            key,
            TimeProvider.System
        );
        var views = new ViewStore(record);
        await views.Migrate(stop);
        var rebuild = new ViewRebuild(record, views, new Editions(policy, []));
        foreach (var school in record.Schools())
        {
            var files = await rebuild.Run(school, stop);
            Console.WriteLine($"{files} files shown again.");
        }

        return Shared.Done;
    }
}
