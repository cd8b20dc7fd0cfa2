using System.Data.Common;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>Erasing files: their keys are destroyed, and an entry says so. What was sealed under them stays in the log as noise, so that the log still verifies.</summary>
/// <remarks>
/// INVARIANT (no key is destroyed that no entry says was): to append an entry of this kind is the one way to destroy keys, and there is no appending it without destroying them. An append of it has a turn
/// of its own, so that nothing is written in the files at once with it.
/// </remarks>
public static class Erasure
{
    /// <summary>The kind of entry that erases files: its body has <c>files</c>, a list of their ids. <see cref="RecordStore.Append"/> destroys their keys in the same transaction. In the same append each of them gets its last entry, before this one: whatever else was decided on them then meets <see cref="MovedOn"/>.</summary>
    public const string Kind = "files-erased/1";

    private static readonly byte[] s_kind = Encoding.UTF8.GetBytes(Kind);

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

    /// <summary>The files whose keys are to be destroyed with entries that are to be appended.</summary>
    /// <exception cref="ArgumentException">An entry does not say of which files as it must; or not each of these has its last entry right here, before it.</exception>
    internal static IReadOnlyList<FileId> FilesOf(IReadOnlyList<NewEntry> entries)
    {
        var erased = new List<FileId>();
        for (var at = 0; at < entries.Count; at++)
        {
            if (entries[at].Kind != Kind)
            {
                continue;
            }

            var files =
                FilesIn(entries[at].Body.Span)
                ?? throw new ArgumentException(
                    $"An entry of kind {Kind} must say which files were erased."
                );
            var before = entries.Take(at).Select(entry => entry.File).ToHashSet();
            if (
                !before.IsSupersetOf(files)
                || entries.Skip(at).Any(entry => files.Contains(entry.File))
            )
            {
                throw new ArgumentException(
                    "Each file that is erased needs its last entry in the same append, before the one that says that it was erased."
                );
            }

            erased.AddRange(files);
        }

        return erased;
    }

    /// <summary>What is written alongside an append, with the keys of files destroyed before it.</summary>
    internal static Func<DbTransaction, IReadOnlyList<Entry>, CancellationToken, Task> Destroying(
        SchoolId school,
        IReadOnlyList<FileId> files,
        Func<DbTransaction, IReadOnlyList<Entry>, CancellationToken, Task>? alongside
    ) =>
        async (transaction, entries, stop) =>
        {
            using var destroy = new Statement(transaction.Connection!, Sql.DestroyKeys);
            foreach (var file in files)
            {
                await destroy
                    .With(transaction, school.Value, file.Value)
                    .ExecuteNonQueryAsync(stop);
            }

            await (alongside?.Invoke(transaction, entries, stop) ?? Task.CompletedTask);
        };

    /// <summary>The files that an entry says were erased; none for any other entry.</summary>
    /// <returns>Null if it is of this kind and does not say so as it must.</returns>
    internal static IReadOnlyList<FileId>? FilesOf(EntryContent entry) =>
        entry.Kind.SequenceEqual(s_kind) ? FilesIn(entry.Body) : [];

    private static IReadOnlyList<FileId>? FilesIn(ReadOnlySpan<byte> body)
    {
        try
        {
            var said = JsonSerializer.Deserialize<Said>(body);
            return said?.Files is { } files ? [.. files.Select(file => new FileId(file))] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Said([property: JsonPropertyName("files")] IReadOnlyList<Guid>? Files);
}
