using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Waymark.Record.Stores;

/// <summary>The one SQLite file in the data folder, and how every connection to it must be set.</summary>
internal sealed class SqliteDatabase(
    string dataFolder,
    bool readOnly = false,
    string fileName = SqliteDatabase.FileName
)
{
    public const string FileName = "waymark.db";

    private const string UnfinishedFileName = "waymark.db.unfinished";

    private const string Settings = """
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA secure_delete = ON;
        PRAGMA busy_timeout = 10000;
        """;

    private static readonly PrepareEachConnection s_prepareEach = new();

    // Settings stay with the database's own handle, and the pool gives the same handle again: each is set and asked once.
    private static readonly ConditionalWeakTable<object, object> s_prepared = [];

    public string Path { get; } =
        System.IO.Path.Combine(System.IO.Path.GetFullPath(dataFolder), fileName);

    public string Folder { get; } = System.IO.Path.GetFullPath(dataFolder);

    public bool Exists => File.Exists(Path);

    public string ConnectionString =>
        new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite,
            DefaultTimeout = 30,
        }.ToString();

    /// <summary>Makes the database under another name and gives it its own when it is whole: a making that was interrupted leaves no record behind.</summary>
    public void Make()
    {
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

    public DbConnection Open()
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

    /// <summary>One unchanging view of the database for all that is read in it.</summary>
    public static DbTransaction BeginRead(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: true);

    public void Configure(DbContextOptionsBuilder options, string history) =>
        options
            .UseSqlite(ConnectionString, sqlite => sqlite.MigrationsHistoryTable(history))
            .AddInterceptors(s_prepareEach);

    public RecordDb Model()
    {
        var options = new DbContextOptionsBuilder<RecordDb>();
        Configure(options, RecordDb.History);
        return new RecordDb(options.Options);
    }

    /// <summary>Brings the tables up to what this program knows. The usual case, nothing to do, costs two queries.</summary>
    /// <exception cref="RecordException">Not a record, or from a later version.</exception>
    public void Migrate()
    {
        var done = LastMigrationDone();
        var newest = NewestMigration();
        if (string.CompareOrdinal(done, newest) > 0)
        {
            throw new RecordException(
                $"The data in {Path} was written by a later version of Waymark. Use that version or a later one."
            );
        }

        if (done != newest)
        {
            MigrateModel();
        }
    }

    /// <exception cref="RecordException">Not a record.</exception>
    public void RefuseUnknown() => LastMigrationDone();

    public void MigrateModel()
    {
        using var model = Model();
        model.Database.Migrate();
    }

    private string LastMigrationDone()
    {
        using var connection = Open();
        var tables = Ask(
            connection,
            $"SELECT count(*) FROM sqlite_master WHERE name = '{RecordDb.History}'"
        );
        return tables == "1"
            ? Ask(connection, $"SELECT max(MigrationId) FROM {RecordDb.History}")
            : throw new RecordException(
                $"The file {Path} is not a record, or the making of it was interrupted."
            );
    }

    private static string NewestMigration() =>
        typeof(RecordDb)
            .Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .Max(StringComparer.Ordinal)!;

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

    private static string Ask(DbConnection connection, string sql)
    {
        using var question = connection.CreateCommand();
        question.CommandText = sql;
        return Convert.ToString(question.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
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
