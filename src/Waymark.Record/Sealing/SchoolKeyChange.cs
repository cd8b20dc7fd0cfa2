using System.Data.Common;
using Microsoft.Data.Sqlite;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>A school's key while it is being changed, in the transaction that changes it: what was sealed under the former key is sealed under the next.</summary>
public sealed class SchoolKeyChange
{
    private const int Page = 1000;

    private readonly SchoolKeys _former;
    private readonly SchoolKeys _next;

    internal SchoolKeyChange(
        DbTransaction transaction,
        SchoolId school,
        SchoolKeys former,
        SchoolKeys next
    )
    {
        Transaction = transaction;
        School = school;
        _former = former;
        _next = next;
    }

    /// <summary>What is written in it stands or falls with the new key.</summary>
    public DbTransaction Transaction { get; }

    /// <summary>The school.</summary>
    public SchoolId School { get; }

    /// <summary>Opens what was sealed under the former key.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was not.</exception>
    public byte[] Open(string purpose, ReadOnlySpan<byte> sealedBytes) =>
        _former.Open(purpose, sealedBytes);

    /// <summary>Seals bytes under the next key.</summary>
    public byte[] Seal(string purpose, ReadOnlySpan<byte> bytes) => _next.Seal(purpose, bytes);

    /// <summary>The token of a word under the next key.</summary>
    public byte[] Token(string purpose, string word) => _next.Token(purpose, word);

    /// <summary>Whether there is a table of this name.</summary>
    public async Task<bool> HasTable(string name, CancellationToken stop = default)
    {
        using var ask = new Statement(
            Transaction.Connection!,
            Transaction.Connection is SqliteConnection
                ? "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = @name"
                : "SELECT count(*) FROM pg_tables WHERE schemaname = ANY (current_schemas(false)) AND tablename = @name"
        );
        return (long?)await ask.With(Transaction, name).ExecuteScalarAsync(stop) > 0;
    }

    /// <summary>Wraps every file's key anew, a page of them at a time.</summary>
    internal async Task WrapFileKeys(CancellationToken stop)
    {
        var connection = Transaction.Connection!;
        using var some = new Statement(connection, Sql.FilesAfter);
        using var put = new Statement(connection, Sql.PutFileKey);
        var last = (File: Guid.Empty, KeyId: 0);
        while (await Read(some, last, stop) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                var file = new FileId(row.FileId);
                var key = _former.UnwrapFileKey(file, row.KeyId, row.WrappedKey);
                var wrapped = _next.WrapFileKey(file, row.KeyId, key);
                await put.With(Transaction, wrapped, School.Value, row.FileId, row.KeyId)
                    .ExecuteNonQueryAsync(stop);
            }

            last = (rows[^1].FileId, rows[^1].KeyId);
        }
    }

    /// <summary>Makes the code over the head of the log anew.</summary>
    internal async Task MakeHead(CancellationToken stop)
    {
        var head = await Head(stop);
        using var put = new Statement(Transaction.Connection!, Sql.PutHeadCode);
        await put.With(Transaction, _next.HeadCode(head.Size, head.Frontier), School.Value)
            .ExecuteNonQueryAsync(stop);
    }

    private async Task<HeadRow> Head(CancellationToken stop)
    {
        using var find = new Statement(Transaction.Connection!, Sql.Head);
        await using var reader = await find.With(Transaction, School.Value)
            .ExecuteReaderAsync(stop);
        return
            await reader.ReadAsync(stop)
            && Rows.Head(School, reader) is var head
            && _former.Made(head)
            ? head
            : throw new RecordException(
                "The log does not end as it was written, so the key was not changed. Run waymark record verify."
            );
    }

    private async Task<List<FileRow>> Read(
        Statement some,
        (Guid File, int KeyId) last,
        CancellationToken stop
    )
    {
        await using var reader = await some.With(
                Transaction,
                School.Value,
                last.File,
                last.KeyId,
                Page
            )
            .ExecuteReaderAsync(stop);
        var rows = new List<FileRow>();
        while (await reader.ReadAsync(stop))
        {
            rows.Add(
                new FileRow(
                    School.Value,
                    reader.GetGuid(0),
                    reader.GetInt32(1),
                    reader.GetFieldValue<byte[]>(2)
                )
            );
        }

        return rows;
    }
}
