using System.CommandLine;
using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary><c>waymark school init --name NAME --policy FOLDER</c>: makes the key, the record and the school. Nothing else ever makes a record.</summary>
internal static class SchoolInit
{
    private static readonly Option<string> Name = new("--name")
    {
        Description = "The name of the school.",
        Required = true,
    };

    private static readonly Option<string> PolicyFolder = new("--policy")
    {
        Description = "The folder of the edition that the school adopts.",
        Required = true,
    };

    private static readonly Option<string> DataFolder = Shared.DataFolder();
    private static readonly Option<string?> KeyFolder = Shared.KeyFolder();
    private static readonly Option<string?> Database = Shared.Database();

    public static Command Command
    {
        get
        {
            var command = new Command("init", "Begin the record of a school.")
            {
                Name,
                PolicyFolder,
                DataFolder,
                KeyFolder,
                Database,
            };
            command.SetAction(
                (parsed, stop) =>
                    Run(
                        parsed.GetRequiredValue(Name),
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
        string name,
        string policyFolder,
        (string Data, string? Keys, string? Database) at,
        CancellationToken stop
    )
    {
        if (Shared.Running(Shared.ReadFolder(policyFolder)) is not { } policy)
            return Shared.Wrong;
        var place = Shared.Place(at.Data, at.Database);
        if (RecordStore.IsAt(place))
            throw new RecordException("There is a record there already. It is never made anew.");
        var key = MasterKey.ForNewRecord(Shared.KeyOf(at.Data, at.Keys), at.Data);
        using var record = RecordStore.Create(place, key, TimeProvider.System);
        var school = await record.CreateSchool(stop);
        var views = new ViewStore(record);
        await views.Migrate(stop);
        await new SchoolWork(record, views, new Editions(policy, [])).Begin(
            school,
            new Author(PersonId.Random(), Environment.UserName, Roles.Administrator),
            SchoolSettings.Of(name),
            [],
            stop
        );
        Console.WriteLine($"The record of {name} is begun in {Path.GetFullPath(at.Data)}.");
        Console.WriteLine("The first page of Waymark then makes the first administrator.");
        Console.WriteLine(
            $"Its key is in {key.Source.InWords}. Keep a copy of it elsewhere: without it the record cannot be read."
        );
        return Shared.Done;
    }
}
