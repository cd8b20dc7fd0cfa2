using System.Data.Common;
using Npgsql;
using Waymark.Record;
using Waymark.Record.Stores;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

/// <summary>The second lock between schools: PostgreSQL's own, for a query that forgot the first.</summary>
public sealed class SchoolLockTests
{
    private const string Entries = "SELECT school_id FROM record_entries";

    [Fact]
    public async Task A_query_that_forgets_its_school_finds_nothing()
    {
        var (record, _, _) = await TwoSchools();
        using var _1 = record;
        using var connection = record.Store.OpenConnection();

        foreach (var table in Tables(connection))
        {
            Assert.Empty(Ask(connection, $"SELECT school_id FROM {table}"));
        }
    }

    [Fact]
    public async Task A_query_for_one_school_finds_that_school_only()
    {
        var (record, oak, elm) = await TwoSchools();
        using var _ = record;
        foreach (var school in (SchoolId[])[oak, elm])
        {
            using var connection = record.Store.OpenConnection(school);
            foreach (var table in Tables(connection))
            {
                Assert.Equal(
                    [school.Value],
                    Ask(connection, $"SELECT school_id FROM {table}").Distinct()
                );
            }
        }
    }

    [Fact]
    public async Task A_connection_of_one_school_cannot_write_for_another()
    {
        var (record, oak, _) = await TwoSchools();
        using var _1 = record;
        using var connection = record.Store.OpenConnection(oak);
        var another =
            $"INSERT INTO record_heads SELECT '{SchoolId.Random().Value}'::uuid, 0, ''::bytea, ''::bytea";

        Refused(connection, another, PostgresErrorCodes.InsufficientPrivilege);
        Assert.Equal(
            0,
            Run(connection, $"UPDATE record_heads SET size = 9 WHERE school_id <> '{oak.Value}'")
        );
        Assert.Equal(
            0,
            Run(connection, $"DELETE FROM record_files WHERE school_id <> '{oak.Value}'")
        );
    }

    [Fact]
    public async Task What_reads_the_whole_record_can_write_none_of_it()
    {
        var (record, oak, elm) = await TwoSchools();
        using var _ = record;
        using var connection = RecordDatabase.At(record.Place).OpenWhole();

        Assert.Equal(
            new HashSet<Guid> { oak.Value, elm.Value },
            Ask(connection, Entries).ToHashSet()
        );
        Assert.Equal(0, Run(connection, "UPDATE record_heads SET size = 9"));
        Assert.Equal(0, Run(connection, "DELETE FROM record_files"));
    }

    [Fact]
    public async Task The_programs_own_role_cannot_take_the_locks_away()
    {
        var (record, oak, _) = await TwoSchools();
        using var _1 = record;
        using var connection = record.Store.OpenConnection(oak);

        foreach (
            var sql in (string[])
                [
                    "ALTER TABLE record_entries DISABLE ROW LEVEL SECURITY",
                    "DROP POLICY one_school ON record_entries",
                    "ALTER TABLE record_entries DISABLE TRIGGER ALL",
                    "TRUNCATE record_entries",
                    "DROP TABLE record_entries",
                    "CREATE TABLE other (id int)",
                    "SET ROLE waymark_owner",
                ]
        )
        {
            Refused(connection, sql, PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task The_locks_and_the_triggers_hold_for_the_owner_of_the_tables_too()
    {
        var (record, oak, _) = await TwoSchools();
        using var _1 = record;
        using var owner = new NpgsqlConnection(record.Place.Owner);
        owner.Open();

        Assert.Empty(Ask(owner, Entries));
        Ask(
            owner,
            $"SELECT '{oak.Value}'::uuid, set_config('waymark.school', '{oak.Value}', false)"
        );
        Assert.NotEmpty(Ask(owner, Entries));
        foreach (
            var sql in (string[])
                [
                    "UPDATE record_entries SET idx = 7",
                    "DELETE FROM record_checkpoints",
                    "TRUNCATE record_entries",
                    "TRUNCATE record_checkpoints",
                ]
        )
        {
            Refused(owner, sql, PostgresErrorCodes.RaiseException);
        }
    }

    [Fact]
    public async Task A_role_that_passes_the_locks_is_refused()
    {
        var (record, _, _) = await TwoSchools();
        using var _1 = record;
        var server = new NpgsqlConnectionStringBuilder(
            Environment.GetEnvironmentVariable(PostgresInTest.Variable)
        )
        {
            Database = new NpgsqlConnectionStringBuilder(record.Place.Database).Database,
        };

        var refused = Assert.Throws<RecordException>(() =>
            RecordStore.Open(
                record.Place with
                {
                    Database = server.ToString(),
                },
                record.Key,
                record.Clock
            )
        );

        Assert.Contains("passes the locks", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_connection_waits_for_the_disk_whatever_the_role_says()
    {
        var (record, oak, _) = await TwoSchools();
        using var _1 = record;
        using (var owner = new NpgsqlConnection(record.Place.Owner))
        {
            owner.Open();
            Run(owner, $"ALTER DATABASE {owner.Database} SET synchronous_commit = off");
        }

        NpgsqlConnection.ClearAllPools();
        using var connection = record.Store.OpenConnection(oak);
        using var ask = connection.CreateCommand();
        ask.CommandText = "SHOW synchronous_commit";

        Assert.Equal("on", ask.ExecuteScalar());
    }

    private static async Task<(RecordFolder, SchoolId, SchoolId)> TwoSchools()
    {
        var (record, oak) = await RecordFolder.WithSchool(Store.Postgres);
        var elm = await record.Store.CreateSchool(TestContext.Current.CancellationToken);
        await record.Append(oak, FileId.Random());
        await record.Append(elm, FileId.Random());
        return (record, oak, elm);
    }

    /// <summary>Every table that leads with the school, as the catalogue has them.</summary>
    private static List<string> Tables(DbConnection connection)
    {
        using var ask = connection.CreateCommand();
        ask.CommandText =
            "SELECT table_name FROM information_schema.columns WHERE column_name = 'school_id' AND table_schema = 'public'";
        using var reader = ask.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read())
        {
            tables.Add(reader.GetString(0));
        }

        Assert.Equal(5, tables.Count);
        return tables;
    }

    private static List<Guid> Ask(DbConnection connection, string sql)
    {
        using var ask = connection.CreateCommand();
        ask.CommandText = sql;
        using var reader = ask.ExecuteReader();
        var found = new List<Guid>();
        while (reader.Read())
        {
            found.Add(reader.GetGuid(0));
        }

        return found;
    }

    private static void Refused(DbConnection connection, string sql, string state) =>
        Assert.Equal(state, Assert.Throws<PostgresException>(() => Run(connection, sql)).SqlState);

    private static int Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
