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
    private const string IsTable =
        "t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')";

    // They say which migrations have run, which programs are at work and when backups were made, and hold no row of any school.
    private static readonly string[] s_ofTheWholeDatabase =
    [
        "__ef_accounts",
        "__ef_record",
        "__ef_views",
        "installation_backups",
        "installation_programs",
    ];

    private const string IsOfSchools =
        @"t.relname NOT LIKE '\_\_ef%' AND t.relname NOT LIKE 'installation\_%'";

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
    public async Task Every_table_but_those_named_here_leads_with_its_school_and_is_locked_for_its_owner_too()
    {
        await using var school = WebSchool.WithStaff(Store.Postgres);
        _ = school.Services;
        var open = Ask(
            school.Place.Owner!,
            $"SELECT t.relname FROM pg_class t WHERE {IsTable} AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1"
        );
        var withoutKey = Ask(
            school.Place.Owner!,
            $"SELECT t.relname FROM pg_class t WHERE {IsTable} AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = t.oid AND indisprimary)"
        );
        var ledByOther = Ask(
            school.Place.Owner!,
            $"""
            SELECT i.indexrelid::regclass::text FROM pg_class t JOIN pg_index i ON i.indrelid = t.oid
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
            WHERE {IsTable} AND {IsOfSchools} AND a.attname NOT IN ('school_id', 'SchoolId')
            """
        );

        Assert.Equal(s_ofTheWholeDatabase, open);
        Assert.Empty(withoutKey);
        Assert.Empty(ledByOther);
    }

    [Fact]
    public async Task The_locks_of_all_tables_are_the_same_two()
    {
        await using var school = WebSchool.WithStaff(Store.Postgres);
        _ = school.Services;

        var locks = Ask(
            school.Place.Owner!,
            """
            SELECT policyname || ' ' || permissive || ' ' || cmd || ' ' || replace(qual, '"SchoolId"', 'school_id') || coalesce(with_check, '')
                || ' ' || (count(*) = (SELECT count(*) FROM pg_class WHERE relrowsecurity))
            FROM pg_policies GROUP BY policyname, permissive, cmd, replace(qual, '"SchoolId"', 'school_id'), coalesce(with_check, '') ORDER BY 1
            """
        );

        Assert.Equal(2, locks.Count);
        Assert.StartsWith(
            "one_school PERMISSIVE ALL (school_id = ",
            locks[0],
            StringComparison.Ordinal
        );
        Assert.StartsWith("whole_record PERMISSIVE SELECT ", locks[1], StringComparison.Ordinal);
        Assert.All(locks, one => Assert.EndsWith(" true", one, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_every_table_a_query_finds_the_rows_of_its_school_and_without_one_none()
    {
        await using var schools = await TwoSchools.Open(Store.Postgres);
        await schools.FillEveryTable();
        var application = schools.Oak.Place.Database!;
        Guid[] both = [schools.Oak.Id().Value, schools.Elm.Id().Value];
        var tables = Ask(
            application,
            $"SELECT t.relname FROM pg_class t WHERE {IsTable} AND {IsOfSchools} ORDER BY 1"
        );

        Assert.True(tables.Count >= 22, string.Join(' ', tables));
        foreach (var table in tables)
        {
            Assert.Equal(
                (table, Said(both)),
                (table, SchoolsIn(table, "waymark.whole_record = on"))
            );
            Assert.Equal((table, ""), (table, SchoolsIn(table, "waymark.whole_record = off")));
            foreach (var one in both)
            {
                Assert.Equal(
                    (table, Said([one])),
                    (table, SchoolsIn(table, $"waymark.school = '{one}'"))
                );
            }
        }

        string SchoolsIn(string table, string setting) =>
            Said(
                Ask(
                        application,
                        $"SET {setting}; SELECT DISTINCT coalesce(to_jsonb(t)->>'school_id', to_jsonb(t)->>'SchoolId') FROM \"{table}\" t"
                    )
                    .Select(Guid.Parse)
            );

        static string Said(IEnumerable<Guid> schools) => string.Join(' ', schools.Order());
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
