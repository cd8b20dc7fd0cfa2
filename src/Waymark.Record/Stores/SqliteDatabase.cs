using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Waymark.Record.Stores;

/// <summary>The one SQLite file in the data folder, and how every connection to it must be set.</summary>
internal sealed class SqliteDatabase(
    string dataFolder,
    bool readOnly = false,
    string fileName = SqliteDatabase.FileName
) : RecordDatabase(dataFolder)
{
    public const string FileName = "waymark.db";

    private const string UnfinishedFileName = "waymark.db.unfinished";

    // Pages that many appends write to again and again are carried into the file once for eight thousand, not for one thousand.
    private const string Settings = """
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 8000;
        PRAGMA foreign_keys = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA secure_delete = ON;
        """;

    private static readonly PrepareEachConnection s_prepareEach = new();

    // Settings stay with the database's own handle, and the pool gives the same handle again: each is set and asked once.
    private static readonly ConditionalWeakTable<object, object> s_prepared = [];

    public string Path { get; } =
        System.IO.Path.Combine(System.IO.Path.GetFullPath(dataFolder), fileName);

    public override string InWords => $"The file {Path}";

    public override bool Exists => File.Exists(Path);

    // A file has one writer at a time, whatever is asked.
    public override int Writers => 1;

    public override int ReadersKept => 16;

    public override string HoldRow => "";

    public override string KeepRow => "";

    public override string Clock =>
        "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)";

    public override string Room =>
        "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";

    public override string? NameSchool => null;

    public override bool TakesTogether => false;

    public override string MoveHead => Sql.MoveHead;

    public override string ConnectionString =>
        new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite,
            DefaultTimeout = 30,
        }.ToString();

    /// <summary>Makes the database under another name and gives it its own when it is whole: a making that was interrupted leaves no record behind.</summary>
    public override void Make()
    {
        PrivateFolder.Make(Folder);
        var unfinished = new SqliteDatabase(Folder, fileName: UnfinishedFileName);
        foreach (var ending in (string[])["", "-wal", "-shm"])
        {
            File.Delete(unfinished.Path + ending);
        }

        unfinished.MakeFile();
        unfinished.MigrateModel();

        // Closing the last connection folds the write-ahead file into the database.
        using (var last = new SqliteConnection(unfinished.ConnectionString))
        {
            SqliteConnection.ClearPool(last);
        }

        File.Move(unfinished.Path, Path);
    }

    /// <summary>Makes an empty file in write-ahead mode. The mode stays with the file.</summary>
    public void MakeFile()
    {
        var builder = new SqliteConnectionStringBuilder(ConnectionString)
        {
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        };
        using var connection = new SqliteConnection(builder.ToString());
        connection.Open();
        Ask(connection, "PRAGMA journal_mode = WAL");
    }

    /// <summary>Copies the database as it stands at one moment into a file that is not there yet, while others write.</summary>
    public void CopyInto(string path)
    {
        using var connection = Open();
        using var copy = connection.CreateCommand();
        copy.CommandText = "VACUUM INTO @path";
        var to = copy.CreateParameter();
        (to.ParameterName, to.Value) = ("@path", path);
        copy.Parameters.Add(to);
        copy.ExecuteNonQuery();
    }

    public override DbConnection Open(SchoolId? school = null)
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            connection.Open();
            Prepare(connection);
            return connection;
        }
        catch (RecordException)
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbConnection OpenWhole() => Open();

    public override bool OnlyGrows(DbConnection connection)
    {
        var there = Ask(
            connection,
            "SELECT group_concat(sql, '|') FROM (SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'record%' ORDER BY sql)"
        );
        var made = Stores
            .OnlyGrows.Tables.SelectMany(Stores.OnlyGrows.OnSqlite)
            .Order(StringComparer.Ordinal);
        return there == string.Join('|', made);
    }

    // Each connection is looked at when it is opened.
    public override void RefuseUnsafe() { }

    public override DbTransaction BeginRead(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: true);

    // A statement of the connection runs in the transaction that stands open on it.
    public override IScan Scan(DbTransaction snapshot, string sql, SchoolId school) =>
        new SqliteScan((SqliteConnection)snapshot.Connection!, sql, school);

    public override void Configure(DbContextOptionsBuilder options, string history) =>
        options
            .UseSqlite(ConnectionString, sqlite => sqlite.MigrationsHistoryTable(history))
            .AddInterceptors(s_prepareEach);

    protected override bool HasHistory(DbConnection connection) =>
        Ask(connection, $"SELECT count(*) FROM sqlite_master WHERE name = '{RecordDb.History}'")
        == "1";

    private static void Prepare(DbConnection connection)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (s_prepared.TryGetValue(handle, out _))
        {
            return;
        }

        using (var settings = connection.CreateCommand())
        {
            settings.CommandText = Settings;
            settings.ExecuteNonQuery();
        }

        SqliteWait.Use(handle);

        // INVARIANT (no answer before the disk has it): with any other setting a power cut loses entries already answered.
        var mode = Ask(connection, "PRAGMA journal_mode");
        var synchronous = Ask(connection, "PRAGMA synchronous");
        if (mode != "wal" || synchronous != "2")
        {
            throw new RecordException(
                $"The database must be in write-ahead mode with synchronous=FULL, but it says {mode} and {synchronous}."
            );
        }

        s_prepared.TryAdd(handle, handle);
    }

    private sealed class PrepareEachConnection : DbConnectionInterceptor
    {
        public override void ConnectionOpened(
            DbConnection connection,
            ConnectionEndEventData eventData
        ) => Prepare(connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Prepare(connection);
            return Task.CompletedTask;
        }
    }
}
