using Microsoft.Data.Sqlite;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record.Backups;

/// <summary>What a restored record holds of one school.</summary>
/// <param name="Verdict">What verifying it whole found, held against the checkpoints from outside too.</param>
/// <param name="Missing">How many entries the newest good checkpoint from outside names beyond those that are there; 0 if none.</param>
public sealed record Restored(Verdict Verdict, long Missing);

/// <summary>Puts a backup into an empty place.</summary>
public static class Restoring
{
    // Who had signed out by now must not be signed in again by an older copy.
    private const string EndSessions = "DELETE FROM account_sessions";

    /// <summary>Opens a backup into a folder, verifies every entry, and says what the checkpoints from outside know beyond it.</summary>
    /// <param name="backup">The file.</param>
    /// <param name="dataFolder">Missing or empty.</param>
    /// <param name="source">The master key of now; the former ones beside it are tried too. Afterwards the record opens with the one of now.</param>
    /// <param name="outside">Checkpoints that were kept outside; <see cref="Outside.Nothing"/> if none were.</param>
    /// <param name="doing">The clock, and what stops the verifying.</param>
    /// <returns>When the backup was made, and what there is of each school.</returns>
    /// <exception cref="RecordException">The place is not empty, or the backup is not whole or opens with no key that is here. Nothing is left behind.</exception>
    public static async Task<(DateTimeOffset MadeAt, IReadOnlyList<Restored> Schools)> Restore(
        string backup,
        string dataFolder,
        KeySource source,
        Outside outside,
        (TimeProvider Clock, CancellationToken Stop) doing
    )
    {
        var keys = KeyRotation.WithFormer(source);
        keys.RefuseToLieWith(dataFolder);
        RefuseUnlessEmpty(dataFolder);
        var database = new SqliteDatabase(dataFolder);
        PrivateFolder.Make(database.Folder);
        var madeAt = Put(backup, database, keys);
        KeepCheckpoints(database);
        await KeyRotation.WrapAll(dataFolder, keys, doing.Clock, doing.Stop);
        var verdicts = await RecordVerifier.Verify(dataFolder, keys, outside, doing.Stop);
        return (madeAt, [.. verdicts.Select(verdict => Compare(database, verdict, outside))]);
    }

    private static void RefuseUnlessEmpty(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new RecordException(
                $"The folder {Path.GetFullPath(folder)} is not empty. A backup is put into an empty place only: nothing is ever written over a record."
            );
        }
    }

    private static DateTimeOffset Put(string backup, SqliteDatabase database, MasterKey keys)
    {
        var unfinished = database.Path + ".unfinished";
        try
        {
            var madeAt = Backup.OpenInto(backup, unfinished, keys);
            Prepare(unfinished);
            File.Move(unfinished, database.Path);
            return madeAt;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void Prepare(string database)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString()
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; SELECT count(*) FROM sqlite_master WHERE name = 'account_sessions'";
        using (var reader = command.ExecuteReader())
        {
            reader.NextResult();
            reader.NextResult();
            reader.Read();
            if (reader.GetInt64(0) == 0)
            {
                return;
            }
        }

        command.CommandText = EndSessions;
        command.ExecuteNonQuery();
    }

    private static void KeepCheckpoints(SqliteDatabase database)
    {
        using var connection = database.OpenWhole();
        using var all = new Statement(connection, Sql.Checkpoints);
        foreach (var row in SchoolTables.All(connection).ToList())
        {
            var school = new SchoolId(row.SchoolId);
            using var reader = all.With(null, row.SchoolId).ExecuteReader();
            while (reader.Read())
            {
                var note = Rows.Checkpoint(school, reader);
                CheckpointFile.Keep(
                    database.Folder,
                    new Checkpoint(school, note.Size, "", note.Note)
                );
            }
        }
    }

    private static Restored Compare(SqliteDatabase database, Verdict verdict, Outside outside)
    {
        using var connection = database.OpenWhole();
        var key = SchoolTables
            .All(connection)
            .FirstOrDefault(row => row.SchoolId == verdict.School.Value)
            ?.PublicKey;
        var signed = outside
            .NotesOf(verdict.School)
            .Select(note => key is null ? null : SignedNote.Read(verdict.School, note, key))
            .Max(checkpoint => checkpoint?.Size);
        return new Restored(verdict, Math.Max(0, (signed ?? 0) - verdict.Size));
    }
}
