using System.Globalization;
using System.Security.Cryptography;

namespace Waymark.Record.Backups;

/// <summary>A copy of a whole record in one file, sealed under a key that the master key gives; made while programs use the record.</summary>
/// <remarks>It holds every table, accounts too, as they stood at one moment, and no key that is not wrapped. <c>docs/record-format.md</c>, section 14.</remarks>
public static class Backup
{
    /// <summary>How the files are named in a folder.</summary>
    internal const string Pattern = "waymark-*.backup";

    /// <summary>Makes a backup under another name, reads it back whole, gives it its own, and notes in the record that it was made. In a folder it first clears away what killed ones left there.</summary>
    /// <param name="to">The file; or a folder that is there, in which it is named by the time.</param>
    /// <returns>The file.</returns>
    /// <exception cref="RecordException">There is no record, the key is not its own, the file is there already, or what was written is not what is read back.</exception>
    public static string Make(RecordPlace place, KeySource source, string to, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(time);
        var key = MasterKey.Load(source);
        using var record = RecordStore.Open(place, key, time);
        var now = time.GetUtcNow();
        var file = NameOf(to, now);
        RefuseWithKeys(file, key.Source);
        var unfinished = file + LeftOvers.Unfinished;
        if (file != Path.GetFullPath(to))
        {
            LeftOvers.ClearBackups(to, now);
        }

        try
        {
            File.Delete(unfinished);
            var written = Write(RecordCopy.Of(record.Database), unfinished, key, now);
            RefuseUnlessReadBack(written, unfinished, key);
            File.Move(unfinished, file);
        }
        finally
        {
            File.Delete(unfinished);
        }

        new Installation(record, time).NoteBackup(now);
        return file;
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

    /// <returns>The hash of what was sealed.</returns>
    private static byte[] Write(RecordCopy copy, string to, MasterKey key, DateTimeOffset now)
    {
        using var file = PrivateFolder.Open(to, FileMode.CreateNew);
        using var sealing = new SealingStream(file, now, key);
        using var hash = SHA256.Create();
        using (var both = new CryptoStream(sealing, hash, CryptoStreamMode.Write))
        {
            copy.Write(both);
            both.FlushFinalBlock();
            sealing.Finish();
        }

        file.Flush(flushToDisk: true);
        return hash.Hash!;
    }

    private static void RefuseUnlessReadBack(byte[] hash, string written, MasterKey key)
    {
        using var file = File.OpenRead(written);
        using var opening = new OpeningStream(file, key);
        if (!SHA256.HashData(opening).AsSpan().SequenceEqual(hash))
        {
            throw new RecordException(
                "What was read back of the backup is not what was written. No backup was made: look at the disk."
            );
        }
    }
}
