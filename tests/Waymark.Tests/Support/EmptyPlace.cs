using Microsoft.Data.Sqlite;
using Npgsql;
using Waymark.Record;

namespace Waymark.Tests.Support;

/// <summary>A place for a record in which there is nothing yet: a folder that is not there and, on PostgreSQL, a database as it is prepared.</summary>
internal sealed class EmptyPlace : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("waymark-empty-").FullName;
    private readonly PostgresInTest? _postgres;

    public EmptyPlace(Store store)
    {
        _postgres = store == Store.Postgres ? new PostgresInTest() : null;
    }

    public RecordPlace Place => PostgresInTest.Place(Path.Combine(_root, "restored"), _postgres);

    public bool IsEmpty =>
        (
            !Directory.Exists(Place.Folder)
            || !Directory.EnumerateFileSystemEntries(Place.Folder).Any()
        ) && (_postgres is null || Tables() == 0);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
        _postgres?.Dispose();
    }

    private long Tables()
    {
        using var connection = new NpgsqlConnection(Place.Owner);
        connection.Open();
        using var count = connection.CreateCommand();
        count.CommandText =
            "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace";
        return (long)count.ExecuteScalar()!;
    }
}
