using Waymark.Record;
using Waymark.Record.Backups;

namespace Waymark.Cases.Health;

/// <summary>What all schools of an installation share: the key, room, the programs and their clocks, the last backup, and what was left over.</summary>
internal static class InstallationSigns
{
    private const long LeastFree = 1L << 30;
    private static readonly TimeSpan s_backupEvery = TimeSpan.FromDays(2);

    // A program says every minute that it is at work.
    private static readonly TimeSpan s_silent = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_apart = TimeSpan.FromSeconds(5);

    public static IEnumerable<Sign> Of(Installation installation, Installed at, DateTimeOffset now)
    {
        yield return Keys(installation, at.Key);
        foreach (var sign in Room(installation, at.Data))
        {
            yield return sign;
        }

        yield return Clock(installation.Ahead());
        foreach (var sign in Programs(installation.Programs()))
        {
            yield return sign;
        }

        yield return Backup(installation.LastBackup(), now);
        if (LeftOvers.In(at.Data, now) is { Count: > 0 } left)
        {
            yield return new(
                "Left over",
                $"In the data folder lies what something that was killed left there, with the keys that the record had then: {string.Join(", ", left)}.",
                "If no backup is being made now, delete it."
            );
        }
    }

    internal static Sign Keys(Installation installation, KeySource source)
    {
        try
        {
            var key = MasterKey.Load(source);
            if (!installation.OpensWith(key))
            {
                return new(
                    "Keys",
                    "The master key that is there now does not open the record. This program goes on with the one that it began with, and could not start again.",
                    $"Put the key of this record back to {source.InWords}."
                );
            }

            if (key.Count > 1)
            {
                return new(
                    "Keys",
                    "A change of the master key was not finished.",
                    "Run waymark keys rotate master."
                );
            }

            if (KeyRotation.KeepsFormer(source))
            {
                return new(
                    "Keys",
                    "Master keys that were are still there: with them older backups open, and so do files in them that were erased since.",
                    $"When no older backup is needed any more, destroy {KeyRotation.FormerFileName}."
                );
            }
        }
        catch (RecordException missing)
        {
            return new(
                "Keys",
                "The master key cannot be had. This program goes on with the one that it began with, and could not start again.",
                missing.Message
            );
        }

        return source.IsForOwnerOnly
            ? new("Keys", "The master key opens the record.")
            : new(
                "Keys",
                $"Others on this machine may read {source.InWords}.",
                "Let its owner alone read it (chmod 600)."
            );
    }

    private static IEnumerable<Sign> Room(Installation installation, string data)
    {
        var free = new DriveInfo(Path.GetFullPath(data)).AvailableFreeSpace;
        yield return Sign.When(
            free >= LeastFree,
            "Disk",
            Sign.Number($"{free / (double)(1 << 30):0.0} GiB free."),
            "Make room: at least 1 GiB."
        );
        if (installation.IsOnServer)
        {
            yield return new(
                "Database",
                Sign.Number(
                    $"It takes {installation.Room() / (1 << 20)} MiB on its server. How much is free there is seen only there."
                )
            );
        }
    }

    internal static Sign Clock(TimeSpan ahead) =>
        Sign.When(
            ahead.Duration() < s_apart,
            "Clock",
            ahead.Duration() < s_apart
                ? "The same here as in the database."
                : $"It is {Apart(ahead)} that of the database.",
            "Set the clocks right, and keep them so (NTP)."
        );

    internal static IEnumerable<Sign> Programs(IReadOnlyList<ProgramAtWork> all)
    {
        var heard = all.Where(program => program.Silent < s_silent).ToList();
        yield return new(
            "Programs",
            heard.Count == 0
                ? "None is at work."
                : Sign.Number($"{heard.Count} at work: ")
                    + string.Join(", ", heard.Select(program => program.Machine))
                    + "."
        );
        foreach (var program in all.Except(heard))
        {
            yield return new(
                "Programs",
                Sign.Number(
                    $"Nothing was heard of one on {program.Machine} for {(int)program.Silent.TotalMinutes} minutes, and it did not say that it ends."
                ),
                "Start it again; or, if it was taken away, wait: it is forgotten after a day."
            );
        }

        foreach (var program in heard.Where(program => program.Ahead.Duration() >= s_apart))
        {
            yield return new(
                "Programs",
                $"The clock of {program.Machine} is {Apart(program.Ahead)} that of the database.",
                "Set it right, and keep it so (NTP)."
            );
        }
    }

    internal static Sign Backup(DateTimeOffset? last, DateTimeOffset now) =>
        last is { } at
            ? Sign.When(
                now - at <= s_backupEvery,
                "Backup",
                $"The last was made on {Sign.Day(at)}.",
                "Run waymark backup each day."
            )
            : new("Backup", "None was made.", "Run waymark backup each day.");

    private static string Apart(TimeSpan ahead)
    {
        var (apart, where) = (ahead.Duration(), ahead > TimeSpan.Zero ? "ahead of" : "behind");
        return apart switch
        {
            { TotalMinutes: < 2 } => Sign.Number($"{(long)apart.TotalSeconds} seconds {where}"),
            { TotalHours: < 2 } => Sign.Number($"{(long)apart.TotalMinutes} minutes {where}"),
            { TotalDays: < 2 } => Sign.Number($"{(long)apart.TotalHours} hours {where}"),
            _ => Sign.Number($"{(long)apart.TotalDays} days {where}"),
        };
    }
}
