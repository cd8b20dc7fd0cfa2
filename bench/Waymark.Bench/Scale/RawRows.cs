using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Waymark.Bench.Scale;

/// <summary>The limit: the database and nothing else, one prepared insert of a row without any key but its number a commit.</summary>
internal sealed class RawRows : IDisposable
{
    private readonly DbConnection _connection;
    private readonly DbCommand _insert;

    public RawRows(BenchPlace place, string file, int length)
    {
        _connection = place.Database is { } database
            ? new NpgsqlConnection(database + ";Options=-c synchronous_commit=on")
            : new SqliteConnection($"Data Source={file}");
        _connection.Open();
        Run(
            place.Database is null
                ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS raw_rows (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"
                : "CREATE TABLE IF NOT EXISTS raw_rows (id bigserial PRIMARY KEY, bytes bytea NOT NULL)"
        );
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO raw_rows (bytes) VALUES (@bytes)";
        var bytes = _insert.CreateParameter();
        (bytes.ParameterName, bytes.Value) = ("@bytes", RandomNumberGenerator.GetBytes(length));
        _insert.Parameters.Add(bytes);
        _insert.Prepare();
    }

    public Task<int> Insert() => _insert.ExecuteNonQueryAsync();

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        // Two constants.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
