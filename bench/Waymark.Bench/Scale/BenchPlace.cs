using Microsoft.Data.Sqlite;
using Npgsql;
using Waymark.Record;

namespace Waymark.Bench.Scale;

/// <summary>A record of its own for the bench: a file in its folder, or a database of a PostgreSQL server that is there for it.</summary>
/// <param name="data">The data folder. That of the keys lies beside it.</param>
/// <param name="postgres">Whether it is a database of the server that the environment names, reached as a superuser.</param>
/// <param name="kept">Under which name it is kept; null: the database is gone afterwards.</param>
internal sealed class BenchPlace(string data, bool postgres, string? kept) : IDisposable
{
    public const string Variable = "WAYMARK_BENCH_POSTGRES";

    private const string Role = "waymark_bench";

    private readonly string? _database = postgres
        ? $"waymark_bench_{Path.GetFileName(data)}_{kept ?? $"{Environment.ProcessId}"}"
        : null;

    public string Data => data;

    public string Keys => data + "-keys";

    /// <summary>As the program reaches it; null for the file.</summary>
    public string? Database => _database is null ? null : As(_database, Role);

    public RecordPlace Place => new(Data, Database);

    /// <summary>The school that the web program serves, once it is made.</summary>
    public SchoolId? Served { get; set; }

    /// <summary>One that is gone afterwards.</summary>
    public static BenchPlace Make(ScratchFolder folder, string name, bool postgres)
    {
        var place = new BenchPlace(folder.PathOf(name), postgres, kept: null);
        place.MakeDatabase();
        return place;
    }

    /// <summary>Makes its database, empty; a file is made with the record.</summary>
    public void MakeDatabase()
    {
        if (_database is null)
            return;
        if ((string?)Ask("SHOW fsync") != "on")
            throw new InvalidOperationException("The server must have fsync on.");
        if (Ask($"SELECT 1 FROM pg_roles WHERE rolname = '{Role}'") is null)
            Ask($"CREATE ROLE {Role} LOGIN PASSWORD '{Role}'");
        Ask($"CREATE DATABASE {_database} OWNER {Role}");
    }

    public IBulk Bulk(RecordStore store)
    {
        if (_database is null)
            return new SqliteBulk((SqliteConnection)store.OpenConnection());
        var connection = new NpgsqlConnection(As(_database, null));
        connection.Open();
        return new PostgresBulk(connection);
    }

    /// <summary>Does what a server does by itself some minutes after so many rows came: it counts them, and marks the pages that everybody may see.</summary>
    public void Settle()
    {
        if (_database is not null)
            Ask("VACUUM (ANALYZE)", _database);
    }

    public RecordStore Create(TimeProvider time) =>
        RecordStore.Create(Place, MasterKey.Create(Keys), time);

    public RecordStore Open(TimeProvider time) =>
        RecordStore.Open(Place, MasterKey.Load(Keys), time);

    public void Dispose()
    {
        if (_database is not null && kept is null)
        {
            NpgsqlConnection.ClearAllPools();
            Ask($"DROP DATABASE {_database} WITH (FORCE)");
        }
    }

    private static object? Ask(string sql, string? database = null)
    {
        using var connection = new NpgsqlConnection(As(database, null));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        // Names are made by the bench.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static string As(string? database, string? role)
    {
        var server =
            Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException(
                $"{Variable} names no PostgreSQL server, as its superuser."
            );
        var to = new NpgsqlConnectionStringBuilder(server);
        to.Database = database ?? to.Database;
        if (role is not null)
            (to.Username, to.Password) = (role, role);
        else
            to.Pooling = false;
        return to.ToString();
    }
}
