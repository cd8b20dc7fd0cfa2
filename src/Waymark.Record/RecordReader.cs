using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>Reads and opens entries on a connection of its own. For one caller at a time; the store keeps a few and lends them.</summary>
internal sealed class RecordReader(DbConnection connection) : IDisposable
{
    private readonly Statement _fileEntries = new(connection, Sql.FileEntries);
    private readonly Statement _entriesFrom = new(connection, Sql.EntriesFrom);

    public async Task<IReadOnlyList<Entry>> File(
        SchoolId school,
        FileId file,
        SchoolKeys keys,
        CancellationToken stop
    )
    {
        var entries = new List<Entry>();
        var fileKeys = new FileKeys(keys);
        await using var reader = await _fileEntries
            .With(null, school.Value, file.Value)
            .ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            if (Open(Rows.Entry(school, reader), fileKeys) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    public async IAsyncEnumerable<Entry> All(
        SchoolId school,
        long from,
        SchoolKeys keys,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var fileKeys = new FileKeys(keys);
        await using var reader = await _entriesFrom
            .With(null, school.Value, from)
            .ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            if (Open(Rows.Entry(school, reader), fileKeys) is { } entry)
            {
                yield return entry;
            }
        }
    }

    public void Dispose()
    {
        _fileEntries.Dispose();
        _entriesFrom.Dispose();
        connection.Dispose();
    }

    /// <summary>The entry, or null if the key of its file was destroyed.</summary>
    private static Entry? Open(StoredEntry stored, FileKeys keys)
    {
        try
        {
            return keys.Of(stored) is { } key ? EntrySeal.Open(stored.Row, key) : null;
        }
        catch (CryptographicException changed)
        {
            throw new RecordException(
                $"Entry {stored.Row.Index} does not open: it is not as it was recorded. Run waymark record verify.",
                changed
            );
        }
    }
}
