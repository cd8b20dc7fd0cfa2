using System.Text.RegularExpressions;
using Npgsql;
using Waymark.Record;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Support;

/// <summary>The two databases that a record can be kept in: a test that is true of one must be true of the other.</summary>
public enum Store
{
    Sqlite,
    Postgres,
}

/// <summary>A database of its own on the PostgreSQL server that ./check starts, prepared by the very SQL of docs/operating.md; gone when the test is over.</summary>
internal sealed partial class PostgresInTest : IDisposable
{
    public const string Variable = "WAYMARK_TEST_POSTGRES";

    private static readonly string? s_server = Environment.GetEnvironmentVariable(Variable);
    private static readonly Lock s_roles = new();

    private readonly string _name = $"waymark_{SchoolId.Random().Value:N}";

    public PostgresInTest()
    {
        SkipWithoutServer();
        lock (s_roles)
        {
            foreach (var statement in Documented("The roles and the database", "DATABASE waymark"))
            {
                MakeOnce(statement);
            }
        }

        foreach (var statement in Documented("What the roles may do", "SCHEMA public"))
        {
            AsSuperuser(statement);
        }
    }

    private PostgresInTest(PostgresInTest like)
    {
        like.LetGo();
        Run(s_server!, $"CREATE DATABASE {_name} TEMPLATE {like._name} OWNER waymark_owner");
    }

    /// <summary>As the role that the program has.</summary>
    public string Application => As("waymark_app");

    /// <summary>As the role that owns the tables.</summary>
    public string Owner => As("waymark_owner");

    public static RecordPlace Place(string folder, PostgresInTest? postgres) =>
        new(folder, postgres?.Application) { Owner = postgres?.Owner };

    /// <summary>A copy, with all that is in it.</summary>
    public PostgresInTest Copy() => new(this);

    public static void SkipWithoutServer() =>
        Assert.SkipWhen(
            s_server is null,
            $"{Variable} names no PostgreSQL server; ./check starts one."
        );

    /// <summary>Does what only the server's own administrator can.</summary>
    public int AsSuperuser(string sql) => Run(As(null), sql);

    /// <summary>Does what the owner of the tables can.</summary>
    public int AsOwner(string sql) => Run(Owner, sql);

    /// <summary>Lets nobody read a table until this is disposed of.</summary>
    public IDisposable HoldTable(string table)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(As(null)) { Pooling = false }.ToString()
        );
        connection.Open();
        using var hold = connection.CreateCommand();
        hold.CommandText = $"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE";
        hold.ExecuteNonQuery();
        return connection;
    }

    public void Dispose()
    {
        Run(s_server!, $"DROP DATABASE {_name} WITH (FORCE)");
    }

    private void MakeOnce(string statement)
    {
        try
        {
            Run(
                s_server!,
                statement.Replace("DATABASE waymark", $"DATABASE {_name}", StringComparison.Ordinal)
            );
        }
        catch (PostgresException already)
            when (already.SqlState
                    is PostgresErrorCodes.DuplicateObject
                        or PostgresErrorCodes.UniqueViolation
            )
        {
            // Roles belong to the server; an earlier test made them.
        }
    }

    // A database that anybody is connected to cannot be copied.
    private void LetGo()
    {
        Run(
            s_server!,
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name}' AND pid <> pg_backend_pid()"
        );
    }

    private string As(string? role)
    {
        var to = new NpgsqlConnectionStringBuilder(s_server) { Database = _name };
        if (role is not null)
        {
            to.Username = role;
        }

        return to.ToString();
    }

    private static int Run(string server, string sql)
    {
        using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString()
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>The statements that the document gives under a heading.</summary>
    private static List<string> Documented(string heading, string holds)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operating.md"));
        var block = SqlBlock()
            .Matches(text)
            .Single(match => match.Groups[1].Value == heading)
            .Groups[2]
            .Value;
        Assert.Contains(holds, block, StringComparison.Ordinal);
        return
        [
            .. block.Split(
                ';',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            ),
        ];
    }

    [GeneratedRegex(
        @"^(?:\d\. )?\*\*([^*]+)\*\*[^`]*?```sql\n(.*?)```",
        RegexOptions.Singleline | RegexOptions.Multiline
    )]
    private static partial Regex SqlBlock();
}
