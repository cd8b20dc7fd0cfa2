using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Waymark.Record;
using Waymark.Tests.Faults;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

/// <summary>The program, or the database server, is killed while people are being answered.</summary>
public sealed class KillTests
{
    private const string FolderVariable = "WAYMARK_KILL_TEST_FOLDER";
    private const string DatabaseVariable = "WAYMARK_KILL_TEST_DATABASE";
    private const string TimesVariable = "WAYMARK_KILL_TEST_TIMES";
    private const string Answered = "answered ";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_program_killed_at_any_moment_loses_nothing_it_answered_for() =>
        KillAgainAndAgain(Store.Sqlite, Amount.Of(20, 1_000));

    [Fact]
    public Task On_PostgreSQL_a_program_killed_at_any_moment_loses_nothing_it_answered_for() =>
        KillAgainAndAgain(Store.Postgres, Amount.Of(5, 200));

    [Fact]
    public async Task A_database_server_killed_at_any_moment_loses_nothing_that_was_answered()
    {
        PostgresInTest.SkipWithoutServer();
        using var server = ServerInTest.Start();
        var said = await OwnProcess.Run(
            typeof(KillTests),
            nameof(Appends_while_the_server_is_killed),
            new Dictionary<string, string>
            {
                [PostgresInTest.Variable] = server.Connection,
                [TimesVariable] = Amount.Of(4, 200).ToString(CultureInfo.InvariantCulture),
            }
        );
        TestContext.Current.SendDiagnosticMessage(
            said.Split('\n').Single(line => line.Contains("SEEN", StringComparison.Ordinal))
        );
    }

    /// <summary>The program that is killed: this method, in a process of its own.</summary>
    [Fact(Explicit = true)]
    public async Task Appends_until_it_is_killed()
    {
        var root = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(root is null, "Only the kill test starts this.");
        var key = MasterKey.Load(Path.Combine(root, "keys"));
        var place = new RecordPlace(
            Path.Combine(root, "data"),
            Environment.GetEnvironmentVariable(DatabaseVariable)
        );
        using var store = RecordStore.Open(place, key, TimeProvider.System);
        var school = Assert.Single(store.Schools());
        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => AppendForEver(store, school)))
        );
    }

    /// <summary>A server of its own, whose programs are killed one after another; it starts again by itself, without what was in memory.</summary>
    [Fact(Explicit = true)]
    public async Task Appends_while_the_server_is_killed()
    {
        var times = Environment.GetEnvironmentVariable(TimesVariable);
        Assert.SkipWhen(times is null, "Only the kill test starts this.");
        var server = Environment.GetEnvironmentVariable(PostgresInTest.Variable)!;
        var (record, school) = await RecordFolder.WithSchool(Store.Postgres);
        using var _ = record;
        var (answered, refused) = (new ConcurrentBag<FileId>(), new ConcurrentBag<FileId>());
        using var answers = new SemaphoreSlim(0);
        using var enough = new CancellationTokenSource();
        var work = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Append, Stop)));

        var chance = new Random(1);
        for (var killed = 0; killed < int.Parse(times, CultureInfo.InvariantCulture); killed++)
        {
            for (var wait = chance.Next(1, 60); wait > 0; wait--)
            {
                await answers.WaitAsync(Stop);
            }

            await KillOneOf(server, chance);
            while (answers.Wait(0, Stop)) { }
        }

        await answers.WaitAsync(Stop);
        await enough.CancelAsync();
        await work;
        Assert.Null(Assert.Single(await record.Store.Verify(Stop)).Flaw);
        var entries = await record.Store.ReadAll(school, stop: Stop).ToListAsync(Stop);
        var there = entries.Select(entry => entry.File).ToHashSet();
        Assert.Equal(entries.Count, there.Count);
        Assert.Subset(there, answered.ToHashSet());
        Console.Out.WriteLine(
            $"SEEN {times} kills, {answered.Count} answered and there, {refused.Count} refused, of which there: {refused.Count(there.Contains)}"
        );

        async Task Append()
        {
            while (!enough.IsCancellationRequested)
            {
                var file = FileId.Random();
                var fault = await Xunit.Record.ExceptionAsync(() => record.Append(school, file));
                Assert.True(fault is null or NpgsqlException, fault?.ToString());
                (fault is null ? answered : refused).Add(file);
                if (fault is null)
                {
                    answers.Release();
                }
            }
        }
    }

    /// <summary>Kills one of the server's programs, and waits until it has noticed: all of its programs are new then, and it answers again.</summary>
    private static async Task KillOneOf(string server, Random chance)
    {
        IReadOnlyList<int> programs;
        IReadOnlyList<int> before;
        do
        {
            before = await ProgramsOf(server, "backend_type = 'checkpointer'");
            programs = await ProgramsOf(server, "application_name = 'waymark'");
            await Task.Delay(20, Stop);
        } while (programs.Count == 0 || before.Count == 0);

        using (var one = Process.GetProcessById(programs[chance.Next(programs.Count)]))
        {
            one.Kill();
        }

        IReadOnlyList<int> now;
        do
        {
            await Task.Delay(20, Stop);
            now = await ProgramsOf(server, "backend_type = 'checkpointer'");
        } while (now.Count == 0 || now[0] == before[0]);
    }

    /// <summary>Some of the server's programs. None while it starts again.</summary>
    private static async Task<IReadOnlyList<int>> ProgramsOf(string server, string which)
    {
        var found = new List<int>();
        try
        {
            using var connection = new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString()
            );
            await connection.OpenAsync(Stop);
            using var ask = connection.CreateCommand();
            ask.CommandText = $"SELECT pid FROM pg_stat_activity WHERE {which}";
            await using var reader = await ask.ExecuteReaderAsync(Stop);
            while (await reader.ReadAsync(Stop))
            {
                found.Add(reader.GetInt32(0));
            }
        }
        catch (NpgsqlException)
        {
            found.Clear();
        }

        return found;
    }

    private static async Task KillAgainAndAgain(Store store, int times)
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        await MakeTable(record, school);
        record.Store.Dispose();
        var answered = new HashSet<long>();
        var chance = new Random(1);
        for (var killed = 0; killed < times; killed++)
        {
            await foreach (var index in AppendAndKill(record, chance.Next(1, 40)))
            {
                Assert.True(answered.Add(index), $"entry {index} was answered for twice");
            }

            record.Reopen();
            var verdict = Assert.Single(await record.Store.Verify(Stop));
            var entries = await record.Store.ReadAll(school, stop: Stop).ToListAsync(Stop);

            Assert.Null(verdict.Flaw);
            Assert.True(answered.Count > killed);
            Assert.Superset(answered, entries.Select(entry => entry.Index).ToHashSet());
            // What stands alongside an entry stands with it, and not without it.
            Assert.Equal(entries.Count, await Alongside(record.Store, school));
            record.Store.Dispose();
        }

        TestContext.Current.SendDiagnosticMessage(
            $"{times} kills, {answered.Count} answered and there."
        );
    }

    // By the owner, where the program's own role may not.
    private static async Task MakeTable(RecordFolder record, SchoolId school)
    {
        const string table = "CREATE TABLE alongside (idx INTEGER)";
        if (record.Place.Owner is { } owner)
        {
            using var connection = new NpgsqlConnection(owner);
            connection.Open();
            using var make = connection.CreateCommand();
            make.CommandText = table;
            make.ExecuteNonQuery();
            return;
        }

        await record.Store.Write(school, (tx, _) => Run(tx, table), Stop);
    }

    private static async Task AppendForEver(RecordStore store, SchoolId school)
    {
        while (true)
        {
            var outcome = await store.Append(
                school,
                [RecordFolder.Entry(FileId.Random())],
                RecordFolder.Anything,
                (tx, entries, _) => Run(tx, $"INSERT INTO alongside VALUES ({entries[0].Index})")
            );
            var index = Assert.IsType<Appended>(outcome).Entries[0].Index;
            Console.Out.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{Answered}{index}")
            );
        }
    }

    private static async IAsyncEnumerable<long> AppendAndKill(RecordFolder record, int answers)
    {
        var environment = new Dictionary<string, string> { [FolderVariable] = record.Root };
        if (record.Place.Database is { } database)
        {
            environment[DatabaseVariable] = database;
        }

        using var child = OwnProcess.Start(
            typeof(KillTests),
            nameof(Appends_until_it_is_killed),
            environment
        );
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf(Answered, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            if (--answers == 0)
            {
                child.Kill();
            }

            yield return long.Parse(line[(at + Answered.Length)..], CultureInfo.InvariantCulture);
        }

        await child.WaitForExitAsync();
    }

    private static async Task<long> Alongside(RecordStore store, SchoolId school)
    {
        using var connection = store.OpenConnection(school);
        using var count = connection.CreateCommand();
        count.CommandText =
            "SELECT COUNT(*) FROM alongside JOIN record_entries ON record_entries.idx = alongside.idx";
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private static async Task Run(System.Data.Common.DbTransaction transaction, string sql)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
