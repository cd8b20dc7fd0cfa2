using Microsoft.Data.Sqlite;
using Npgsql;

namespace Waymark.Bench.Scale;

/// <summary>Puts many rows into a database in one transaction, as fast as it takes them. One batch at a time.</summary>
internal interface IBulk : IAsyncDisposable
{
    Task Write(Batch batch);
}

/// <summary>One prepared insert a table.</summary>
internal sealed class SqliteBulk(SqliteConnection connection) : IBulk
{
    public async Task Write(Batch batch)
    {
        await using var transaction = connection.BeginTransaction();
        foreach (var (table, rows) in batch.Rows)
        {
            var names = string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
            var places = string.Join(", ", table.Columns.Select((_, place) => $"@p{place}"));
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            // Names of tables and columns are constants of the bench.
#pragma warning disable CA2100
            insert.CommandText = $"INSERT INTO \"{table.Name}\" ({names}) VALUES ({places})";
#pragma warning restore CA2100
            for (var place = 0; place < table.Columns.Length; place++)
                insert.Parameters.Add(new SqliteParameter { ParameterName = $"@p{place}" });
            foreach (var row in rows)
            {
                for (var place = 0; place < row.Length; place++)
                    insert.Parameters[place].Value = row[place] ?? DBNull.Value;
                insert.ExecuteNonQuery();
            }
        }

        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}

/// <summary>COPY in its binary form, one a table. By a superuser: COPY does not go through the locks between schools.</summary>
internal sealed class PostgresBulk(NpgsqlConnection connection) : IBulk
{
    public async Task Write(Batch batch)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (table, rows) in batch.Rows)
        {
            var names = string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
            await using var copy = await connection.BeginBinaryImportAsync(
                $"COPY \"{table.Name}\" ({names}) FROM STDIN (FORMAT BINARY)"
            );
            foreach (var row in rows)
                await copy.WriteRowAsync(default, row);
            await copy.CompleteAsync();
        }

        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
