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
    /// <summary>Opens a backup into a folder, or into a PostgreSQL database and the folder of one program, verifies every entry, and says what the checkpoints from outside know beyond it.</summary>
    /// <param name="backup">The file.</param>
    /// <param name="place">A folder that is missing or empty and, of a record in PostgreSQL, a database that holds no table.</param>
    /// <param name="source">The master key of now; the former ones beside it are tried too. Afterwards the record opens with the one of now.</param>
    /// <param name="outside">Checkpoints that were kept outside; <see cref="Outside.Nothing"/> if none were.</param>
    /// <param name="doing">The clock, and what stops the verifying.</param>
    /// <returns>When the backup was made, and what there is of each school.</returns>
    /// <exception cref="RecordException">The place is not empty, or the backup is not whole or opens with no key that is here. Nothing is left behind.</exception>
    public static async Task<(DateTimeOffset MadeAt, IReadOnlyList<Restored> Schools)> Restore(
        string backup,
        RecordPlace place,
        KeySource source,
        Outside outside,
        (TimeProvider Clock, CancellationToken Stop) doing
    )
    {
        ArgumentNullException.ThrowIfNull(place);
        var keys = KeyRotation.WithFormer(source);
        keys.RefuseToLieWith(place.Folder);
        RefuseUnlessEmpty(place.Folder);
        var database = RecordDatabase.At(place);
        var copy = RecordCopy.Of(database);
        copy.RefuseUnlessEmpty();
        var madeAt = Put(backup, copy, keys);
        KeepCheckpoints(database);
        await KeyRotation.WrapAll(place, keys, doing.Clock, doing.Stop);
        var verdicts = await RecordVerifier.Verify(place, keys, outside, doing.Stop);
        return (madeAt, [.. verdicts.Select(verdict => Compare(database, verdict, outside))]);
    }

    /// <summary>Puts the newest backup of a folder into a temporary place, verifies it there, and takes the place away again.</summary>
    /// <param name="from">The folder, or a backup.</param>
    /// <param name="database">Of a record in PostgreSQL, a database that holds no table: it holds none afterwards. Its folder is not used.</param>
    /// <inheritdoc cref="Restore"/>
    public static async Task<(
        string Backup,
        DateTimeOffset MadeAt,
        IReadOnlyList<Restored> Schools
    )> Drill(
        string from,
        RecordPlace database,
        KeySource source,
        Outside outside,
        (TimeProvider Clock, CancellationToken Stop) doing
    )
    {
        var backup = NewestIn(from);
        LeftOvers.ClearDrills(doing.Clock.GetUtcNow());
        var folder = Directory.CreateTempSubdirectory(LeftOvers.Drill).FullName;
        try
        {
            var place = database with { Folder = folder };
            var copy = RecordCopy.Of(RecordDatabase.At(place));

            // From here on, whatever is there was put there by this.
            copy.RefuseUnlessEmpty();
            try
            {
                var (madeAt, schools) = await Restore(backup, place, source, outside, doing);
                return (backup, madeAt, schools);
            }
            finally
            {
                copy.TakeAway();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string NewestIn(string from) =>
        !Directory.Exists(from)
            ? from
            : Directory.GetFiles(from, Backup.Pattern).Max(StringComparer.Ordinal)
                ?? throw new RecordException($"There is no backup in {Path.GetFullPath(from)}.");

    private static void RefuseUnlessEmpty(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            var left = Directory.EnumerateFiles(folder, $"*{LeftOvers.Unfinished}*").Any()
                ? $" What ends in {LeftOvers.Unfinished} there is left of one that was broken off: if none is at work now, delete it."
                : "";
            throw new RecordException(
                $"The folder {Path.GetFullPath(folder)} is not empty. A backup is put into an empty place only: nothing is ever written over a record.{left}"
            );
        }
    }

    private static DateTimeOffset Put(string backup, RecordCopy copy, MasterKey keys)
    {
        using var file = File.OpenRead(backup);
        using var opening = new OpeningStream(file, keys);
        copy.Fill(opening);
        return opening.MadeAt;
    }

    private static void KeepCheckpoints(RecordDatabase database)
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

    private static Restored Compare(RecordDatabase database, Verdict verdict, Outside outside)
    {
        using var connection = database.OpenWhole();
        var key = SchoolTables
            .All(connection)
            .FirstOrDefault(row => row.SchoolId == verdict.School.Value)
            ?.PublicKey;
        var notes = outside.NotesOf(verdict.School).ToList();
        using var keys = key is null
            ? null
            : SigningKeys.Known(new VerifierKey(verdict.School, key), notes);
        var signed = notes.Max(note => keys?.Read(note)?.Size);
        return new Restored(verdict, Math.Max(0, (signed ?? 0) - verdict.Size));
    }
}
