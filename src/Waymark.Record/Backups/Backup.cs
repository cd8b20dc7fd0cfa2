using System.Globalization;
using System.Security.Cryptography;
using Waymark.Record.Stores;

namespace Waymark.Record.Backups;

/// <summary>A copy of a whole record in one file, sealed under a key that the master key gives; made while programs use the record.</summary>
/// <remarks>It holds every table, accounts too, as they stood at one moment, and no key that is not wrapped. <c>docs/record-format.md</c>, section 14.</remarks>
public static class Backup
{
    private const string SnapshotName = "waymark.db.snapshot";
    private const string LastName = "last-backup.txt";

    /// <summary>Makes a backup under another name, reads it back whole, and gives it its own.</summary>
    /// <param name="to">The file; or a folder that is there, in which it is named by the time.</param>
    /// <returns>The file.</returns>
    /// <exception cref="RecordException">There is no record, the key is not its own, it is kept in PostgreSQL, the file is there already, or what was written is not what is read back.</exception>
    public static string Make(RecordPlace place, KeySource source, string to, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(time);
        var key = MasterKey.Load(source);
        using var record = RecordStore.Open(place, key, time);
        if (record.Database is not SqliteDatabase database)
        {
            throw new RecordException(
                "This record is kept in PostgreSQL. Its backups are made with PostgreSQL's own programs: see docs/operating.md."
            );
        }

        var now = time.GetUtcNow();
        var file = NameOf(to, now);
        RefuseWithKeys(file, key.Source);
        var snapshot = Path.Combine(database.Folder, SnapshotName);
        var unfinished = file + ".unfinished";
        try
        {
            File.Delete(snapshot);
            File.Delete(unfinished);
            database.CopyInto(snapshot);
            Write(snapshot, unfinished, key, now);
            RefuseUnlessReadBack(snapshot, unfinished, key);
            File.Move(unfinished, file);
        }
        finally
        {
            File.Delete(snapshot);
            File.Delete(unfinished);
        }

        PrivateFolder.Replace(
            Path.Combine(database.Folder, LastName),
            now.ToString("O", CultureInfo.InvariantCulture) + "\n"
        );
        return file;
    }

    /// <summary>When the last backup of the record in a folder was made; null if none was.</summary>
    public static DateTimeOffset? Last(string dataFolder)
    {
        var path = Path.Combine(dataFolder, LastName);
        return
            File.Exists(path)
            && DateTimeOffset.TryParse(
                File.ReadAllText(path).Trim(),
                CultureInfo.InvariantCulture,
                out var at
            )
            ? at
            : null;
    }

    /// <summary>Opens a backup into a database file that is not there yet.</summary>
    /// <returns>When it was made.</returns>
    internal static DateTimeOffset OpenInto(string backup, string database, MasterKey keys)
    {
        using var from = File.OpenRead(backup);
        using var to = PrivateFolder.Open(database, FileMode.CreateNew);
        var madeAt = SealedStream.Open(from, to, keys);
        to.Flush(flushToDisk: true);
        return madeAt;
    }

    private static string NameOf(string to, DateTimeOffset now)
    {
        var full = Path.GetFullPath(to);
        var file = Directory.Exists(full)
            ? Path.Combine(
                full,
                now.ToString("'waymark-'yyyyMMdd'-'HHmmss'Z.backup'", CultureInfo.InvariantCulture)
            )
            : full;
        return File.Exists(file)
            ? throw new RecordException($"There is a file {file} already. It is never overwritten.")
            : file;
    }

    private static void RefuseWithKeys(string file, KeySource source)
    {
        if (
            source.Folder is { } keys
            && file.StartsWith(keys + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        )
        {
            throw new RecordException(
                $"The folder {keys} holds the key. Keep a backup apart from it: a copy of the one must never carry the other."
            );
        }
    }

    private static void Write(string snapshot, string to, MasterKey key, DateTimeOffset now)
    {
        using var database = File.OpenRead(snapshot);
        using var file = PrivateFolder.Open(to, FileMode.CreateNew);
        SealedStream.Seal(database, now, file, key);
        file.Flush(flushToDisk: true);
    }

    private static void RefuseUnlessReadBack(string snapshot, string written, MasterKey key)
    {
        using var from = File.OpenRead(written);
        using var hash = SHA256.Create();
        using (var sink = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            SealedStream.Open(from, sink, key);
        }

        using var database = File.OpenRead(snapshot);
        if (!SHA256.HashData(database).AsSpan().SequenceEqual(hash.Hash))
        {
            throw new RecordException(
                "What was read back of the backup is not what was written. No backup was made: look at the disk."
            );
        }
    }
}
