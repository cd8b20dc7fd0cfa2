using System.CommandLine;
using System.Globalization;
using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Record;
using Waymark.Record.Backups;

namespace Waymark.Cli;

/// <summary><c>waymark doctor</c>: whether all is well with this installation, one line for each thing, and what to do where it is not. Names nobody.</summary>
internal static class Doctor
{
    private const long LeastFree = 1L << 30;
    private const int ManyTries = 5;
    private static readonly TimeSpan s_backupEvery = TimeSpan.FromDays(2);
    private static readonly TimeSpan s_checkpointEvery = TimeSpan.FromHours(2);

    private static readonly Option<string> DataFolder = Shared.DataFolder();
    private static readonly Option<string?> KeyFolder = Shared.KeyFolder();
    private static readonly Option<string?> Database = Shared.Database();

    private static readonly Option<string> Policies = new("--policies")
    {
        Description = "The folder that holds the policies.",
        DefaultValueFactory = _ =>
            Environment.GetEnvironmentVariable("Waymark__Policies") ?? "./policies",
    };

    private static readonly Option<bool> Whole = new("--whole")
    {
        Description = "Open and verify every entry too.",
    };

    public static Command Command
    {
        get
        {
            var command = new Command("doctor", "Say whether all is well, and what to do if not.")
            {
                DataFolder,
                KeyFolder,
                Database,
                Policies,
                Whole,
            };
            command.SetAction(Run);
            return command;
        }
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var data = parsed.GetRequiredValue(DataFolder);
        var key = MasterKey.Load(Shared.KeyOf(data, parsed.GetValue(KeyFolder)));
        var place = Shared.Place(data, parsed.GetValue(Database));
        using var record = RecordStore.Open(place, key, TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow();
        List<Sign> signs = [Keys(key), Space(data), LastBackup(data, now)];
        foreach (var school in record.Schools())
        {
            signs.Add(await Clock(record, school, now, stop));
            signs.Add(await LastCheckpoint(record, school, data, now, stop));
            signs.AddRange(await Lists(record, school, stop));
        }

        if (parsed.GetValue(Whole))
        {
            signs.AddRange((await record.Verify(stop)).Select(Tree));
        }

        foreach (var sign in signs)
        {
            Say(sign);
        }

        // Last: where the policies do not run this ends here, with the sentence that says why.
        InstalledEditions.Read(
            parsed.GetRequiredValue(Policies),
            "",
            DateOnly.FromDateTime(Shared.Now)
        );
        Say(new(true, "Policies: read."));
        return signs.TrueForAll(sign => sign.IsGood) ? Shared.Done : Shared.Wrong;
    }

    private static Sign Keys(MasterKey key)
    {
        if (key.Count > 1)
        {
            return new(
                false,
                "Keys: a change of the master key was not finished. Run waymark keys rotate master."
            );
        }

        return key.Source.IsForOwnerOnly
            ? new(true, "Keys: the master key opens the record.")
            : new(
                false,
                $"Keys: others on this machine may read {key.Source.InWords}. Let its owner alone read it (chmod 600)."
            );
    }

    private static Sign Space(string data)
    {
        var free = new DriveInfo(Path.GetFullPath(data)).AvailableFreeSpace;
        var said = Number($"Disk: {free / (1 << 20)} MiB free.");
        return free < LeastFree
            ? new(false, said + " Make room: at least 1 GiB.")
            : new(true, said);
    }

    private static Sign LastBackup(string data, DateTimeOffset now) =>
        Backup.Last(data) is not { } last
            ? new(false, "Backup: none was made. Run waymark backup each day.")
        : now - last > s_backupEvery
            ? new(false, $"Backup: the last was made on {Day(last)}. Run waymark backup each day.")
        : new(true, $"Backup: the last was made on {Day(last)}.");

    private static async Task<Sign> Clock(
        RecordStore record,
        SchoolId school,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var size = await record.Size(school, stop);
        var newest = await record
            .ReadAll(school, Math.Max(0, size - 1), stop)
            .LastOrDefaultAsync(stop);
        return newest is not null && newest.RecordedAt > now
            ? new(
                false,
                $"Clock: it stands before the newest entry, of {Day(newest.RecordedAt)}. Set it right: until then every entry gets that time."
            )
            : new(true, Number($"Clock: not before the newest of {size} entries."));
    }

    private static async Task<Sign> LastCheckpoint(
        RecordStore record,
        SchoolId school,
        string data,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var (signed, size) = (
            Checkpoint.NewestSize(record, school),
            await record.Size(school, stop)
        );
        var newest = await record.ReadAll(school, signed, stop).FirstOrDefaultAsync(stop);
        return newest is not null && now - newest.RecordedAt > s_checkpointEvery
            ? new(
                false,
                Number(
                    $"Checkpoint: the newest names {signed} of {size} entries. Waymark makes one each hour while it runs: start it, or run waymark record checkpoint --data {data}."
                )
            )
            : new(true, Number($"Checkpoint: the newest names {signed} of {size} entries."));
    }

    private static async Task<IEnumerable<Sign>> Lists(
        RecordStore record,
        SchoolId school,
        CancellationToken stop
    )
    {
        var health = await ListHealth.Of(new ViewStore(record), school, stop);
        return
        [
            health.Files == health.Shown
                ? new(true, Number($"Lists: they show all {health.Files} concerns and cases."))
                : new(
                    false,
                    Number(
                        $"Lists: they show {health.Shown} concerns and cases of {health.Files}. Run waymark views rebuild."
                    )
                ),
            health.MostTries < ManyTries
                ? new(true, Number($"Mail: {health.Mail} messages wait."))
                : new(
                    false,
                    Number(
                        $"Mail: {health.Mail} messages wait, one after {health.MostTries} tries. Look at Waymark__MailHost."
                    )
                ),
        ];
    }

    private static Sign Tree(Verdict verdict) =>
        verdict.Flaw is null
            ? new(true, Number($"Record: all {verdict.Size} entries are sound."))
            : new(
                false,
                $"Record: {verdict.Flaw.What} Change nothing, keep this folder, and put a backup into another."
            );

    private static void Say(Sign sign) =>
        Console.WriteLine($"{(sign.IsGood ? "Well" : "Look")}  {sign.What}");

    private static string Day(DateTimeOffset at) =>
        at.ToLocalTime().ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);

    private static string Number(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);

    private sealed record Sign(bool IsGood, string What);
}
