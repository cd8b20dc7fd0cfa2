using System.Data.Common;
using System.Security.Cryptography;
using Waymark.Record.Sealing;
using Waymark.Record.Tree;

namespace Waymark.Record.Stores;

/// <summary>What the writer asks of the tables and puts into them, prepared once on its own connection.</summary>
internal sealed class WriterTables(DbConnection connection, RecordDatabase database) : IDisposable
{
    private readonly Statement? _name = database.NameSchool is { } name
        ? new Statement(connection, name)
        : null;

    private readonly Statement _hold = new(connection, Sql.SizeOfLog + database.HoldRow);
    private readonly Statement _head = new(connection, Sql.Head);
    private readonly Statement _entry = new(connection, Sql.LastEntry);
    private readonly Statement _file = new(connection, Sql.File);
    private readonly Statement _moveHead = new(connection, Sql.MoveHead);
    private readonly Statement _addFile = new(connection, Sql.AddFile);
    private readonly Statement _addEntry = new(connection, Sql.AddEntry);

    /// <summary>Says which school's rows the transaction is to see and to write from here on.</summary>
    public async Task Name(DbTransaction transaction, SchoolId school)
    {
        if (_name is not null)
        {
            await _name.With(transaction, school.Value.ToString()).ExecuteNonQueryAsync();
        }
    }

    /// <summary>Keeps every other program from writing to a school's log until the commit.</summary>
    /// <returns>How many entries it has; null if there is no such log.</returns>
    public async Task<long?> Hold(DbTransaction transaction, SchoolId school) =>
        (long?)await _hold.With(transaction, school.Value).ExecuteScalarAsync();

    /// <summary>Where a school's log stands.</summary>
    /// <exception cref="RecordException">The log is not as this program left it: nothing may be written on top of it.</exception>
    public async Task<LogHead> Head(DbTransaction transaction, SchoolId school, SchoolKeys keys)
    {
        var tree = await Tree(transaction, school, keys);
        await using var reader = await _entry
            .With(transaction, school.Value, tree.Size - 1)
            .ExecuteReaderAsync();
        var last = await reader.ReadAsync() ? Rows.Entry(school, reader) : null;
        if (last is null && tree.Size > 0)
        {
            throw NotAsWritten();
        }

        return new LogHead(tree, last is null ? DateTimeOffset.MinValue : RecordedAt(last, keys));
    }

    /// <summary>How many entries a file has, and its key: a fresh one if the file is new, none if it was destroyed.</summary>
    public async Task<FileState> File(
        DbTransaction transaction,
        SchoolId school,
        FileId file,
        SchoolKeys keys
    )
    {
        await using var reader = await _file
            .With(transaction, school.Value, file.Value)
            .ExecuteReaderAsync();
        await reader.ReadAsync();
        var count = reader.GetInt32(0);
        if (await reader.IsDBNullAsync(1))
        {
            var fresh = new FileKey(1, RandomNumberGenerator.GetBytes(SchoolKeys.KeyLength));
            return count == 0
                ? new FileState(0, fresh, IsNew: true)
                : new FileState(count, null, IsNew: false);
        }

        var keyId = reader.GetInt32(1);
        try
        {
            var key = keys.UnwrapFileKey(file, keyId, reader.GetFieldValue<byte[]>(2));
            return new FileState(count, new FileKey(keyId, key), IsNew: false);
        }
        catch (CryptographicException changed)
        {
            throw new RecordException("The key of this file is not as it was written.", changed);
        }
    }

    /// <summary>Whether this very entry, sealed just so, stands in its place.</summary>
    public async Task<bool> Has(DbTransaction transaction, EntryRow row)
    {
        await using var reader = await _entry
            .With(transaction, row.SchoolId, row.Index)
            .ExecuteReaderAsync();
        return await reader.ReadAsync()
            && Rows.Entry(new SchoolId(row.SchoolId), reader)
                .Row.Leaf.AsSpan()
                .SequenceEqual(row.Leaf);
    }

    /// <summary>Moves the head of a log from a size to where it now stands.</summary>
    /// <exception cref="RecordException">It did not stand there any more: whoever moved it did not hold it.</exception>
    public async Task MoveHead(
        DbTransaction transaction,
        SchoolId school,
        long from,
        Frontier to,
        SchoolKeys keys
    )
    {
        var frontier = to.Bytes.ToArray();
        var code = keys.HeadCode(to.Size, frontier);
        var moved = await _moveHead
            .With(transaction, to.Size, frontier, code, school.Value, from)
            .ExecuteNonQueryAsync();
        if (moved != 1)
        {
            throw NotAsWritten();
        }
    }

    public Task AddFile(DbTransaction transaction, FileRow row) =>
        _addFile
            .With(transaction, row.SchoolId, row.FileId, row.KeyId, row.WrappedKey)
            .ExecuteNonQueryAsync();

    public Task AddEntry(DbTransaction transaction, EntryRow row) =>
        _addEntry
            .With(
                transaction,
                row.SchoolId,
                row.Index,
                row.FileId,
                row.FileSequence,
                row.KeyId,
                row.RecordedOn,
                row.Format,
                row.Sealed,
                row.Leaf
            )
            .ExecuteNonQueryAsync();

    public void Dispose()
    {
        foreach (
            var statement in (Statement?[])
                [_name, _hold, _head, _entry, _file, _moveHead, _addFile, _addEntry]
        )
        {
            statement?.Dispose();
        }
    }

    private async Task<Frontier> Tree(DbTransaction transaction, SchoolId school, SchoolKeys keys)
    {
        await using var reader = await _head.With(transaction, school.Value).ExecuteReaderAsync();
        var head = await reader.ReadAsync() ? Rows.Head(school, reader) : throw NotAsWritten();
        var code = keys.HeadCode(head.Size, head.Frontier);
        return CryptographicOperations.FixedTimeEquals(code, head.Code)
            ? Frontier.From(head.Size, head.Frontier)
            : throw NotAsWritten();
    }

    private static DateTimeOffset RecordedAt(StoredEntry last, SchoolKeys keys)
    {
        try
        {
            return new FileKeys(keys).Of(last) is { } key
                ? EntrySeal.Open(last.Row, key).RecordedAt
                : new DateTimeOffset(last.Row.RecordedOn, TimeOnly.MinValue, TimeSpan.Zero);
        }
        catch (CryptographicException)
        {
            throw NotAsWritten();
        }
    }

    private static RecordException NotAsWritten() =>
        new(
            "The log does not end as it was written, so nothing is added to it. Run waymark record verify."
        );
}
