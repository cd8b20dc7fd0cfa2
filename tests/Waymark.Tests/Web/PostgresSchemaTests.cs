using Microsoft.EntityFrameworkCore;
using Npgsql;
using Waymark.Cases.Views;
using Waymark.Record.Stores;
using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;
using Waymark.Web.Accounts;

namespace Waymark.Tests.Web;

public sealed class PostgresSchemaTests
{
    private const string AllThereIs = """
        SELECT table_name || ' ' || column_name || ' ' || udt_name || ' ' || coalesce(character_maximum_length, 0) || ' ' || is_nullable
            || ' ' || coalesce(column_default, '') || ' ' || coalesce(identity_generation, '')
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_ef%'
        UNION ALL
        SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_ef%'
        UNION ALL
        SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%\_\_ef%'
        ORDER BY 1
        """;

    [Fact]
    public async Task The_migrations_make_on_PostgreSQL_what_the_models_say()
    {
        await using var school = WebSchool.WithStaff(Store.Postgres);
        using var modelled = new PostgresInTest();
        await using var record = RecordDatabase
            .At(school.Place with { Folder = school.Data })
            .Model();
        await using var views = school.Get<ViewStore>().Read(default);
        await using var accounts = await school
            .Get<IDbContextFactory<AccountsDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        foreach (var model in (DbContext[])[record, views, accounts])
        {
            modelled.AsOwner(model.Database.GenerateCreateScript());
        }

        var migrated = Ask(school.Place.Owner!, AllThereIs);

        Assert.Contains(
            migrated,
            line => line.StartsWith("record_entries sealed bytea", StringComparison.Ordinal)
        );
        Assert.Contains(
            migrated,
            line => line.StartsWith("outbox SchoolId uuid", StringComparison.Ordinal)
        );
        Assert.Equal(Ask(modelled.Owner, AllThereIs), migrated);
    }

    [Fact]
    public async Task Every_table_that_names_a_school_is_locked_for_its_owner_too()
    {
        await using var school = WebSchool.WithStaff(Store.Postgres);
        _ = school.Services;
        var named = Ask(
            school.Place.Owner!,
            "SELECT DISTINCT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name IN ('school_id', 'SchoolId', 'School') ORDER BY 1"
        );
        var locked = Ask(
            school.Place.Owner!,
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity ORDER BY 1"
        );

        Assert.True(named.Count >= 16, string.Join(' ', named));
        Assert.Equal(named.Order(StringComparer.Ordinal), locked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_query_of_another_part_of_the_program_that_forgets_its_school_finds_nothing()
    {
        await using var school = WebSchool.WithStaff(Store.Postgres);
        await using var nobodys = school.Get<ViewStore>().Read(default);
        var id = Assert.Single(school.Get<Waymark.Record.RecordStore>().Schools());
        await using var its = school.Get<ViewStore>().Read(id);
        var stop = TestContext.Current.CancellationToken;

        Assert.Equal(0, await nobodys.Schools.CountAsync(stop));
        Assert.Equal(1, await its.Schools.CountAsync(stop));
        Assert.Empty(Ask(school.Place.Database!, "SELECT \"UserName\" FROM \"AspNetUsers\""));
    }

    private static List<string> Ask(string server, string sql)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var ask = connection.CreateCommand();
        ask.CommandText = sql;
        using var reader = ask.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
