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
    private readonly Statement _head = new(connection, Sql.Head);
    private readonly Statement _day = new(connection, Sql.Day);

    public async Task<IReadOnlyList<Entry>> File(
        SchoolId school,
        FileId file,
        KeyRing keys,
        CancellationToken stop
    )
    {
        var entries = new List<Entry>();
        var fileKeys = new FileKeys(keys, school);
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
        KeyRing keys,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var fileKeys = new FileKeys(keys, school);
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

    public async Task<long> FirstOn(SchoolId school, DateOnly day, CancellationToken stop)
    {
        var (low, high) = (0L, await Size(school, stop));
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (await Day(school, middle, stop) < day)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private async Task<long> Size(SchoolId school, CancellationToken stop)
    {
        await using var reader = await _head.With(null, school.Value).ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? Rows.Head(school, reader).Size : 0;
    }

    private async Task<DateOnly> Day(SchoolId school, long index, CancellationToken stop)
    {
        await using var reader = await _day.With(null, school.Value, index)
            .ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop)
            ? await reader.GetFieldValueAsync<DateOnly>(0, stop)
            : throw new RecordException($"Entry {index} is missing. Run waymark record verify.");
    }

    public void Dispose()
    {
        _head.Dispose();
        _day.Dispose();
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
