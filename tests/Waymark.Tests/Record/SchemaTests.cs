using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Waymark.Record;
using Waymark.Record.Stores;

namespace Waymark.Tests.Record;

public sealed class SchemaTests
{
    [Fact]
    public void The_migrations_make_what_the_model_says()
    {
        using var record = new RecordFolder();
        var other = new SqliteDatabase(
            Directory.CreateDirectory(Path.Combine(record.Root, "model")).FullName
        );
        other.MakeFile();
        using (var model = other.Model())
        {
            // The file is there, so the tables are made by the model's own script.
            model.Database.ExecuteSqlRaw(model.Database.GenerateCreateScript());
        }

        using var migrated = record.Store.OpenConnection();
        using var modelled = other.Open();
        var catalogue = Catalogue(migrated);

        Assert.Contains(
            catalogue,
            line => line.StartsWith("record_entries idx", StringComparison.Ordinal)
        );
        Assert.Equal(Catalogue(modelled), catalogue);
    }

    [Fact]
    public void Every_table_leads_with_the_school()
    {
        using var record = new RecordFolder();
        using var connection = record.Store.OpenConnection();
        var first = Ask(
            connection,
            "SELECT m.name || ' ' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name LIKE 'record%' AND c.pk = 1"
        );

        Assert.Equal(5, first.Count);
        Assert.All(first, table => Assert.EndsWith(" school_id", table, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_connection_waits_for_the_disk()
    {
        using var record = new RecordFolder();
        using var own = record.Store.OpenConnection();
        var options = new DbContextOptionsBuilder();
        record.Store.Configure(options, "__ef_other");
        using var other = new DbContext(options.Options);
        other.Database.OpenConnection();

        foreach (var connection in (DbConnection[])[own, other.Database.GetDbConnection()])
        {
            Assert.Equal(["wal"], Ask(connection, "PRAGMA journal_mode"));
            Assert.Equal(["2"], Ask(connection, "PRAGMA synchronous"));
            Assert.Equal(["1"], Ask(connection, "PRAGMA foreign_keys"));
            Assert.Equal(["0"], Ask(connection, "PRAGMA trusted_schema"));
            Assert.Equal(["1"], Ask(connection, "PRAGMA secure_delete"));
        }
    }

    [Fact]
    public void A_database_that_would_not_wait_for_the_disk_is_refused()
    {
        using var record = new RecordFolder();
        record.Store.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        record.Tamper("PRAGMA journal_mode = DELETE");

        Assert.Throws<RecordException>(() => record.Reopen());
    }

    [Fact]
    public void Data_of_a_later_version_is_refused()
    {
        using var record = new RecordFolder();
        record.Tamper("INSERT INTO __ef_record VALUES ('20990101000000_Later', '99')");

        var refused = Assert.Throws<RecordException>(() => record.Reopen());
        Assert.Contains("later version", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_making_that_was_interrupted_leaves_no_record_and_can_be_done_again()
    {
        using var record = new RecordFolder();
        var data = Directory.CreateDirectory(Path.Combine(record.Root, "again")).FullName;
        File.WriteAllText(Path.Combine(data, "waymark.db.unfinished"), "half a database");

        Assert.Throws<RecordException>(() => RecordStore.Open(data, record.Key, record.Clock));
        using var store = RecordStore.Create(data, record.Key, record.Clock);

        Assert.Empty(store.Schools());
        Assert.DoesNotContain(
            Directory.GetFiles(data),
            path => path.Contains("unfinished", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_database_that_is_no_record_is_refused()
    {
        using var record = new RecordFolder();
        record.Tamper("DROP TABLE __ef_record");

        Assert.Throws<RecordException>(() => record.Reopen());
    }

    private static List<string> Catalogue(DbConnection connection) =>
        Ask(
            connection,
            """
            SELECT m.name || ' ' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '') || ' ' || c.pk
            FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name LIKE 'record%'
            UNION ALL
            SELECT m.name || ' ' || m.sql FROM sqlite_master m WHERE m.type = 'index' AND m.sql IS NOT NULL
            ORDER BY 1
            """
        );

    private static List<string> Ask(DbConnection connection, string sql)
    {
        using var question = connection.CreateCommand();
        question.CommandText = sql;
        using var reader = question.ExecuteReader();
        var answers = new List<string>();
        while (reader.Read())
        {
            answers.Add(reader.GetValue(0).ToString()!);
        }

        return answers;
    }
}
