namespace Waymark.Record.Backups;

/// <summary>What a backup, a drill or the making of a database leaves behind if it is killed. None of them is a record or a backup; a copy of the database among them still holds the keys of files that were erased since.</summary>
public static class LeftOvers
{
    /// <summary>What a file is named until it is whole, after its own name.</summary>
    internal const string Unfinished = ".unfinished";

    /// <summary>The copy of the database from which a backup is sealed.</summary>
    internal const string Snapshot = "waymark.db.snapshot";

    /// <summary>How the temporary folder of a drill begins.</summary>
    internal const string Drill = "waymark-drill-";

    // Whoever is at work on such a file writes to it all the while. A lock would say it at once, but not on every disk of a network.
    private static readonly TimeSpan s_abandoned = TimeSpan.FromDays(1);

    /// <summary>Those in a data folder that nobody has written to for a day, by name.</summary>
    public static IReadOnlyList<string> In(string dataFolder, DateTimeOffset now) =>
        [
            .. Abandoned(dataFolder, $"{Snapshot}*", now)
                .Concat(Abandoned(dataFolder, $"waymark.db{Unfinished}*", now))
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Deletes what killed backups left in a folder of backups: what nobody has written to for a day.</summary>
    internal static void ClearBackups(string folder, DateTimeOffset now)
    {
        foreach (var path in Abandoned(folder, Backup.Pattern + Unfinished, now))
        {
            TakeAway(() => File.Delete(path));
        }
    }

    /// <summary>Deletes the copies of a record that killed drills left in the temporary folder, a day old.</summary>
    internal static void ClearDrills(DateTimeOffset now)
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Drill + "*"))
        {
            if (IsAbandoned(Directory.GetLastWriteTimeUtc(folder), now))
            {
                TakeAway(() => Directory.Delete(folder, recursive: true));
            }
        }
    }

    private static void TakeAway(Action delete)
    {
        try
        {
            delete();
        }
        catch (IOException)
        {
            // Something holds it. Today's backup, or drill, matters more.
        }
        catch (UnauthorizedAccessException)
        {
            // Another account's. It is seen there by whoever looks.
        }
    }

    private static IEnumerable<string> Abandoned(
        string folder,
        string pattern,
        DateTimeOffset now
    ) =>
        Directory
            .GetFiles(folder, pattern)
            .Where(path => IsAbandoned(File.GetLastWriteTimeUtc(path), now));

    private static bool IsAbandoned(DateTime lastWritten, DateTimeOffset now) =>
        lastWritten < now.UtcDateTime - s_abandoned;
}
