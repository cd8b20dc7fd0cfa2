using System.CommandLine;
using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary><c>waymark keys rotate master|school|signing --data DIR</c>: a new key in the place of an old one, while Waymark runs.</summary>
internal static class KeysRotate
{
    private static readonly RecordOptions At = new();
    private static readonly Option<string?> Which = new("--school")
    {
        Description = "One school only, by its id. Without it: every school of the record.",
    };

    public static Command Master =>
        Of(
            "master",
            "The key over all other keys: every school's keys are wrapped anew.",
            [],
            (place, source, _, stop) => RotateMaster(place, source, stop)
        );

    public static Command Signing =>
        Of(
            "signing",
            "The key that signs checkpoints: the old one vouches for the new one, and is destroyed.",
            [Which],
            (place, source, which, stop) =>
                OfEach(place, source, which, (keys, one) => RotateSigning(keys, one, stop))
        );

    public static Command School =>
        Of(
            "school",
            "The key over a school's files: their keys are wrapped anew, and lists, drafts, messages and accounts sealed again.",
            [Which],
            (place, source, which, stop) =>
                OfEach(place, source, which, (keys, one) => RotateSchool(keys, one, stop))
        );

    private static Command Of(
        string name,
        string description,
        IReadOnlyList<Option> more,
        Func<RecordPlace, KeySource, SchoolId?, CancellationToken, Task> rotate
    )
    {
        var command = At.AddTo(new Command(name, description));
        foreach (var option in more)
        {
            command.Add(option);
        }

        command.SetAction(
            async (parsed, stop) =>
            {
                var which = more.Count == 0 ? null : Shared.SchoolNamed(parsed.GetValue(Which));
                await rotate(At.Place(parsed), At.Key(parsed), which, stop);
                return Shared.Done;
            }
        );
        return command;
    }

    private static async Task OfEach(
        RecordPlace place,
        KeySource source,
        SchoolId? which,
        Func<KeyChanges, SchoolId, Task> rotate
    )
    {
        using var record = RecordStore.Open(place, MasterKey.Load(source), TimeProvider.System);
        await new ViewStore(record).Migrate();
        var schools = record.Schools().Where(one => which is null || one == which).ToList();
        if (schools.Count == 0)
        {
            throw new RecordException("There is no such school in this record.");
        }

        foreach (var school in schools)
        {
            await rotate(new KeyChanges(record), school);
        }
    }

    private static Author Whoever =>
        new(PersonId.Random(), Environment.UserName, Roles.Administrator);

    private static async Task RotateSchool(KeyChanges keys, SchoolId school, CancellationToken stop)
    {
        var isEmptied = await keys.ChangeSchoolKey(school, Whoever, stop);
        Console.WriteLine($"School {school.Value:N} has a new key.");
        if (!isEmptied)
        {
            Console.WriteLine(
                "The database's write-ahead file still holds pages of before: somebody was reading. Stop and start Waymark once to empty it."
            );
        }
    }

    private static async Task RotateSigning(
        KeyChanges keys,
        SchoolId school,
        CancellationToken stop
    )
    {
        var change = await keys.ChangeSigningKey(school, Whoever, stop);
        Console.Error.WriteLine(
            "From here on another key signs. Whoever kept the former public key needs this checkpoint to go on: a witness's folder is handed it by itself; send it to everybody else."
        );
        Console.Out.Write(change.Note);
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
