using System.CommandLine;
using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary><c>waymark school init --name NAME --policy FOLDER</c>: makes the key, the record and the school; with <c>--add</c> the school alone, in the record that is there. Nothing else ever makes a record.</summary>
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

    private static readonly Option<bool> Add = new("--add")
    {
        Description =
            "Add the school to the record that is there, beside its others. It can never be taken out again.",
    };

    private static readonly RecordOptions At = new();

    public static Command Command
    {
        get
        {
            var command = At.AddTo(
                new Command("init", "Begin the record of a school.") { Name, PolicyFolder, Add }
            );
            command.SetAction(
                (parsed, stop) =>
                    Run(
                        (parsed.GetRequiredValue(Name), parsed.GetRequiredValue(PolicyFolder)),
                        At.Place(parsed),
                        At.Key(parsed),
                        parsed.GetValue(Add),
                        stop
                    )
            );
            return command;
        }
    }

    private static async Task<int> Run(
        (string Name, string PolicyFolder) wanted,
        RecordPlace place,
        KeySource source,
        bool add,
        CancellationToken stop
    )
    {
        if (Shared.Running(Shared.ReadFolder(wanted.PolicyFolder)) is not { } policy)
            return Shared.Wrong;
        using var record = add
            ? RecordStore.Open(place, MasterKey.Load(source), TimeProvider.System)
            : Make(place, source);
        var school = await record.CreateSchool(stop);
        var views = new ViewStore(record);
        await views.Migrate(stop);
        await new SchoolWork(record, views, new Editions(policy, [])).Begin(
            school,
            new Author(PersonId.Random(), Environment.UserName, Roles.Administrator),
            SchoolSettings.Of(wanted.Name),
            [],
            stop
        );
        Console.WriteLine($"The record of {wanted.Name} is begun. {record.InWords} holds it.");
        Console.WriteLine("The first page of Waymark then makes the first administrator.");
        Console.WriteLine(
            add
                ? $"Each program now names its school, the first one too. For this one: Waymark__School={school.Value:N}"
                : $"Its key is in {source.InWords}. Keep a copy of it elsewhere: without it the record cannot be read."
        );
        return Shared.Done;
    }

    private static RecordStore Make(RecordPlace place, KeySource source)
    {
        if (RecordStore.IsAt(place))
            throw new RecordException(
                "There is a record there already. It is never made anew; --add puts another school into it."
            );
        return RecordStore.Create(
            place,
            MasterKey.ForNewRecord(source, place.Folder),
            TimeProvider.System
        );
    }
}
