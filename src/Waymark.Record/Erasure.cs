using System.Data.Common;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>Erasing files: their keys are destroyed, and an entry says so. What was sealed under them stays in the log as noise, so that the log still verifies.</summary>
public static class Erasure
{
    /// <summary>The kind of entry that says which files were erased: its body has <c>files</c>, a list of their ids. Without it a missing key is a flaw.</summary>
    public const string Kind = "files-erased/1";

    private static readonly byte[] s_kind = Encoding.UTF8.GetBytes(Kind);

    /// <summary>Destroys the keys of files, for ever. Called alongside the append of the entry that says so, which must also put a last entry into each of the files: whatever else was decided on them then meets <see cref="MovedOn"/>.</summary>
    public static async Task DestroyKeys(
        DbTransaction transaction,
        SchoolId school,
        IEnumerable<FileId> files,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(files);
        using var destroy = new Statement(transaction.Connection!, Sql.DestroyKeys);
        foreach (var file in files)
        {
            await destroy.With(transaction, school.Value, file.Value).ExecuteNonQueryAsync(stop);
        }
    }

    /// <summary>Empties the write-ahead file of SQLite, in which older pages may still hold what was erased. Does nothing on PostgreSQL: see docs/retention.md.</summary>
    /// <exception cref="RecordException">Somebody else held the database all the while. What was erased stays erased; older pages stay in the write-ahead file for now.</exception>
    public static async Task ForgetPages(RecordStore record, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!await TryForgetPages(record, stop))
        {
            throw new RecordException(
                "The write-ahead file could not be emptied: another program is reading the database."
            );
        }
    }

    internal static async Task<bool> TryForgetPages(RecordStore record, CancellationToken stop)
    {
        using var connection = record.OpenConnection();
        if (connection is not SqliteConnection)
        {
            return true;
        }

        using var empty = connection.CreateCommand();
        empty.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return Convert.ToInt64(await empty.ExecuteScalarAsync(stop), null) == 0;
    }

    /// <summary>The files that an entry says were erased; none for any other entry.</summary>
    /// <returns>Null if it is of this kind and does not say so as it must.</returns>
    internal static IReadOnlyList<FileId>? FilesOf(EntryContent entry)
    {
        if (!entry.Kind.SequenceEqual(s_kind))
        {
            return [];
        }

        try
        {
            var said = JsonSerializer.Deserialize<Said>(entry.Body);
            return said?.Files is { } files ? [.. files.Select(file => new FileId(file))] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Said([property: JsonPropertyName("files")] IReadOnlyList<Guid>? Files);
}
