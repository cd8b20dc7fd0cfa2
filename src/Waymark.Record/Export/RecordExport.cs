using System.Data.Common;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record.Export;

/// <summary>Copies the log of one school out of the record, for somebody outside to verify: what is sealed stays sealed, and no key goes with it, wrapped or not.</summary>
public static class RecordExport
{
    /// <summary>Writes the log as far as its newest checkpoint, also while the record is in use. It needs no key, and memory for one entry at a time.</summary>
    /// <param name="which">The school; null where the record has one only.</param>
    /// <param name="to">A folder that is empty or not yet there.</param>
    /// <exception cref="RecordException">There is no such record or school, something is in the folder already, or a row cannot be read.</exception>
    public static async Task<Exported> Write(
        RecordPlace place,
        SchoolId? which,
        string to,
        CancellationToken stop = default
    )
    {
        var database = RecordDatabase.ToRead(place);
        using var connection = database.OpenWhole();
        var id = PublicKeys.Find([.. SchoolTables.All(connection)], which).School;

        // The file first: a checkpoint made meanwhile must not seem to be ahead of the database.
        var kept = CheckpointFile.Notes(database.Folder, id);
        using var snapshot = database.BeginRead(connection);
        var school = PublicKeys.Find([.. SchoolTables.All(connection, snapshot)], id);
        using var folder = new ExportFolder(to);
        try
        {
            var newest = await WriteNotes(snapshot, folder, school, kept, stop);
            var exported = await WriteEntries(snapshot, folder, school, newest, stop);
            folder.Finish(school);
            return exported;
        }
        catch (SystemException damaged) when (RecordVerifier.IsDamage(damaged))
        {
            throw new RecordException(
                "A row of the record cannot be read, so the export was broken off. Run waymark record verify.",
                damaged
            );
        }
    }

    private static async Task<long> WriteNotes(
        DbTransaction snapshot,
        ExportFolder folder,
        VerifierKey school,
        IReadOnlyList<string> kept,
        CancellationToken stop
    )
    {
        var newest = 0L;
        var written = new HashSet<string>(StringComparer.Ordinal);
        using var all = new Statement(snapshot.Connection!, Sql.Checkpoints);
        await using var reader = await all.With(snapshot, school.School.Value)
            .ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var checkpoint = Rows.Checkpoint(school.School, reader);
            newest = checkpoint.Size;
            written.Add(checkpoint.Note);
            folder.Add(checkpoint.Note);
        }

        foreach (var note in kept.Where(written.Add))
        {
            folder.Add(note);
        }

        return newest;
    }

    private static async Task<Exported> WriteEntries(
        DbTransaction snapshot,
        ExportFolder folder,
        VerifierKey school,
        long newest,
        CancellationToken stop
    )
    {
        var (written, left) = (0L, 0L);
        using var entries = new Statement(snapshot.Connection!, Sql.EntriesFrom);
        await using var reader = await entries
            .With(snapshot, school.School.Value, long.MinValue)
            .ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            if (reader.GetInt64(0) >= newest)
            {
                left++;
                continue;
            }

            folder.Add(Rows.Entry(school.School, reader).Row);
            written++;
        }

        return new Exported(school, written, left);
    }
}

/// <summary>What was exported.</summary>
/// <param name="Key">The school and its public key, as they lie in the record.</param>
/// <param name="Size">How many entries were written.</param>
/// <param name="Newer">How many were recorded since the newest checkpoint and are left out: nothing signed covers them yet.</param>
public sealed record Exported(VerifierKey Key, long Size, long Newer);
