using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Waymark.Record.Stores;

/// <summary>One PostgreSQL database that several programs share, and how every connection to it must be set.</summary>
internal sealed class PostgresDatabase : RecordDatabase
{
    // INVARIANT (no answer before the disk has it): said for each connection, whatever the role or the database says.
    private const string Durable = "-c synchronous_commit=on";

    private const string SeeSchool = "SELECT set_config('waymark.school', @school, false)";

    // A log is read in the order of its key, by one process and as it is: a server that has not counted its rows yet takes each
    // log for a hundred times as long as it is, sorts it, and compiles a program for that.
    private const string SeeWholeRecord = """
        SELECT set_config('waymark.whole_record', 'on', false), set_config('enable_sort', 'off', false),
               set_config('max_parallel_workers_per_gather', '0', false), set_config('jit', 'off', false)
        """;

    private static readonly NameOnEachConnection s_nameOnEach = new();

    private readonly NpgsqlConnectionStringBuilder _asApplication;
    private readonly string _asOwner;

    /// <exception cref="RecordException">The setting cannot be read.</exception>
    public PostgresDatabase(RecordPlace place)
        : base(place.Folder)
    {
        _asApplication = Read(place.Database!);
        _asOwner = string.IsNullOrWhiteSpace(place.Owner)
            ? _asApplication.ToString()
            : Read(place.Owner).ToString();
    }

    public override string InWords =>
        $"The database {_asApplication.Database} on {_asApplication.Host}";

    public override string ConnectionString => _asApplication.ToString();

    public override bool Exists
    {
        get
        {
            try
            {
                using var connection = Open();
                return HasHistory(connection);
            }
            catch (NpgsqlException silent)
            {
                throw new RecordException(
                    $"{InWords} cannot be opened: {silent.Message} Waymark__Database says where it is.",
                    silent
                );
            }
        }
    }

    // Fewer commits, each for more schools, are quicker than more at once: eight writers of eight schools stood at 55 % of bare commits with a
    // writer each, at 75 % with two. Not one alone: who waits for a log that another program holds should not hold up everybody.
    public override int Writers => 2;

    // The driver keeps connections, and throws them all away when the server was gone.
    public override int ReadersKept => 0;

    public override string HoldRow => " FOR UPDATE";

    public override string KeepRow => " FOR SHARE";

    public override string Clock => "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    public override string Room => "SELECT pg_database_size(current_database())";

    public override string NameSchool => "SELECT set_config('waymark.school', @school, true)";

    public override bool TakesTogether => true;

    public override string MoveHead { get; } =
        $"WITH moved AS ({Sql.MoveHead} RETURNING 1) SELECT 1 / count(*) FROM moved";

    public override void Make()
    {
        PrivateFolder.Make(Folder);
        MigrateModel();
    }

    public override DbConnection Open(SchoolId? school = null)
    {
        var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        if (school is { } one)
        {
            using var see = new Statement(connection, SeeSchool);
            see.With(null, one.Value.ToString()).ExecuteNonQuery();
        }

        return connection;
    }

    /// <summary>The one place that lifts the lock between schools, for reading only: the policies let nothing be written by it.</summary>
    public override DbConnection OpenWhole()
    {
        var connection = Open();
        using var see = new Statement(connection, SeeWholeRecord);
        see.With(null).ExecuteNonQuery();
        return connection;
    }

    /// <summary>As the role that owns the tables, or is to own them. What it does may take as long as it takes.</summary>
    public NpgsqlConnection OpenAsOwner()
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(_asOwner) { CommandTimeout = 0 }.ToString()
        );
        connection.Open();
        return connection;
    }

    public override bool OnlyGrows(DbConnection connection) =>
        Ask(connection, Stores.OnlyGrows.StandOnPostgres) == bool.TrueString;

    public override DbTransaction BeginRead(DbConnection connection) =>
        connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public override IScan Scan(DbTransaction snapshot, string sql, SchoolId school) =>
        new PostgresScan((NpgsqlConnection)snapshot.Connection!, sql, school);

    public override void RefuseUnsafe()
    {
        using var connection = Open();
        if (Ask(connection, "SHOW fsync") != "on")
        {
            throw new RecordException(
                $"{InWords} is kept by a server with fsync off: what it says is kept may be lost. Set fsync = on."
            );
        }

        const string passesLocks =
            "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user";
        if (Ask(connection, passesLocks) != bool.FalseString)
        {
            throw new RecordException(
                $"The role {_asApplication.Username} passes the locks between schools. Waymark__Database must name a role that is no superuser and has no BYPASSRLS."
            );
        }
    }

    public override void Configure(DbContextOptionsBuilder options, string history) =>
        options
            .UseNpgsql(ConnectionString, postgres => postgres.MigrationsHistoryTable(history))
            // A command that fails is told of by whoever sent it. The first start asks for a history that is not there yet, on purpose.
            .ConfigureWarnings(told => told.Log((RelationalEventId.CommandError, LogLevel.Debug)))
            .AddInterceptors(s_nameOnEach);

    public override void AsOwner(DbContext context) =>
        context.Database.SetConnectionString(_asOwner);

    protected override bool IsForOwner(DbException refused) =>
        refused.SqlState == PostgresErrorCodes.InsufficientPrivilege;

    protected override bool HasHistory(DbConnection connection) =>
        Ask(connection, $"SELECT to_regclass('{RecordDb.History}') IS NOT NULL") == bool.TrueString;

    private static NpgsqlConnectionStringBuilder Read(string setting)
    {
        try
        {
            var read = new NpgsqlConnectionStringBuilder(setting);
            read.Options = $"{read.Options} {Durable}".Trim();
            read.ApplicationName ??= "waymark";
            read.MaxAutoPrepare = 64;
            read.AutoPrepareMinUsages = 2;
            return read;
        }
        catch (SystemException wrong) when (wrong is ArgumentException or FormatException)
        {
            // Its own words may hold the password.
            throw new RecordException(
                "Waymark__Database cannot be read. It is like Host=db.example;Database=waymark;Username=waymark_app;Password=..."
            );
        }
    }

    /// <summary>The pool forgets a connection's school when it takes it back, so it is said each time.</summary>
    private sealed class NameOnEachConnection : DbConnectionInterceptor
    {
        public override void ConnectionOpened(
            DbConnection connection,
            ConnectionEndEventData eventData
        )
        {
            if (eventData.Context is IOfOneSchool one)
            {
                using var see = new Statement(connection, SeeSchool);
                see.With(null, one.School.Value.ToString()).ExecuteNonQuery();
            }
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            if (eventData.Context is IOfOneSchool one)
            {
                using var see = new Statement(connection, SeeSchool);
                await see.With(null, one.School.Value.ToString())
                    .ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }
}
