using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Record;
using Waymark.Record.Backups;
using Waymark.Tests.Architecture;
using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>A backup of a school on PostgreSQL holds every table of every part of the program, and how each is made.</summary>
public sealed partial class WholeBackupTests
{
    /// <summary>Everything that the catalogue knows of the tables, in words that do not depend on when they were made.</summary>
    private const string AllThatIsMade = """
        SELECT 'column ' || table_name || ' ' || ordinal_position || ' ' || column_name || ' ' || udt_name || ' ' || coalesce(character_maximum_length, 0)
            || ' ' || is_nullable || ' ' || coalesce(column_default, '') || ' ' || coalesce(identity_generation, '')
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT policyname || ' ' || tablename || ' ' || permissive || ' ' || roles::text || ' ' || cmd || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '')
        FROM pg_policies WHERE schemaname = 'public'
        UNION ALL SELECT relname || ' ' || relkind::text || ' ' || relowner::regrole::text || ' ' || relrowsecurity || ' ' || relforcerowsecurity || ' ' || coalesce(relacl::text, '')
        FROM pg_class WHERE relnamespace = 'public'::regnamespace
        ORDER BY 1
        """;

    private const string Tables =
        "SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_comes_back_as_it_was_made_with_every_row()
    {
        await using var school = WebSchool.WithStaff(Store.Postgres);
        var teacher = await school.Colleague("Tom Ellis");
        await school
            .Get<CaseWork>()
            .Raise(teacher, new RaiseConcern(SafeNow.WorriedAboutToday), Stop);
        using var empty = new EmptyPlace(Store.Postgres);
        var place = school.Place with { Folder = school.Data };
        var backup = Path.Combine(school.Root, "school.backup");
        var keys = KeySource.InFolder(school.Keys);
        Backup.Make(place, keys, backup, TimeProvider.System);

        var (_, schools) = await Restoring.Restore(
            backup,
            empty.Place,
            keys,
            Outside.Nothing,
            (TimeProvider.System, Stop)
        );

        Assert.Null(Assert.Single(schools).Verdict.Flaw);
        Assert.Equal(Ask(place, AllThatIsMade), Ask(empty.Place, AllThatIsMade));
        var tables = Ask(place, Tables);
        Assert.Contains("\"AspNetUsers\"", tables);
        Assert.Contains("account_form_keys", tables);
        // What is sent meanwhile leaves the outbox.
        Assert.NotEmpty(Rows(empty.Place, "outbox"));
        foreach (var table in tables.Where(one => !s_differ.Contains(one)))
        {
            Assert.Equal([table, .. Rows(place, table)], [table, .. Rows(empty.Place, table)]);
        }

        Assert.Equal(12, Rows(empty.Place, "\"AspNetUsers\"").Count);
        Assert.Empty(Rows(empty.Place, "account_sessions"));
    }

    [Fact]
    public async Task A_table_whose_rows_this_role_would_not_see_is_not_left_out_in_silence()
    {
        await using var school = WebSchool.WithStaff(Store.Postgres);
        var place = school.Place with { Folder = school.Data };
        Ask(place, "DROP POLICY whole_record ON outbox");

        var refused = Assert.Throws<RecordException>(() =>
            Backup.Make(
                place,
                KeySource.InFolder(school.Keys),
                Path.Combine(school.Root, "school.backup"),
                TimeProvider.System
            )
        );

        Assert.Contains("outbox", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(school.Root, "*.backup*"));
    }

    [Fact]
    public async Task The_commands_of_the_document_copy_a_record_on_PostgreSQL_and_put_it_back()
    {
        await using var school = WebSchool.WithStaff(Store.Postgres);
        _ = school.Services;
        using var empty = new EmptyPlace(Store.Postgres);
        Directory.CreateDirectory(Path.Combine(school.Root, "backups"));
        var commands = Documented();
        Assert.Equal(2, commands.Count);

        foreach (var (command, place) in commands.Zip([school.Place, empty.Place]))
        {
            var (status, said) = await Shell(
                school.Root,
                command.Replace("./waymark", Path.Combine(Repository.Root, "waymark")),
                place
            );
            Assert.True(status == 0, $"{command}\n{said}");
        }

        Assert.Null(
            Assert
                .Single(
                    await RecordVerifier.Verify(
                        empty.Place,
                        MasterKey.Load(school.Keys),
                        stop: Stop
                    )
                )
                .Flaw
        );
    }

    /// <summary>Those in which the two differ as they should: nobody stays signed in, no program is at work, and the backup is noted after it was made.</summary>
    private static readonly HashSet<string> s_differ =
    [
        "account_sessions",
        "installation_programs",
        "installation_backups",
        "outbox",
        "record_schools",
    ];

    private static List<string> Documented()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operating.md"));
        return
        [
            .. Block()
                .Match(text)
                .Groups[1]
                .Value.Split('\n')
                .Where(line => line.StartsWith("./waymark", StringComparison.Ordinal)),
        ];
    }

    private static List<string> Rows(RecordPlace place, string table) =>
        Ask(place, $"SELECT t::text FROM {table} t ORDER BY 1");

    // As the server's administrator: no lock between schools hides anything.
    private static List<string> Ask(RecordPlace place, string sql)
    {
        var server = new NpgsqlConnectionStringBuilder(
            Environment.GetEnvironmentVariable(PostgresInTest.Variable)
        )
        {
            Database = new NpgsqlConnectionStringBuilder(place.Database).Database,
            Pooling = false,
        };
        using var connection = new NpgsqlConnection(server.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private static async Task<(int Status, string Said)> Shell(
        string folder,
        string line,
        RecordPlace place
    )
    {
        var start = new ProcessStartInfo("bash", ["-c", line])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Waymark__Database"] = place.Database;
        start.Environment["Waymark__DatabaseOwner"] = place.Owner;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Stop);
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, output + await errors);
    }

    [GeneratedRegex(
        @"\*\*A backup of a record in PostgreSQL\*\*[^`]*(?:`[^`\n]+`[^`]*)*?```text\n(.*?)```",
        RegexOptions.Singleline
    )]
    private static partial Regex Block();
}
