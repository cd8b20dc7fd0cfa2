using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Waymark.Record;
using Waymark.Record.Stores;
using Waymark.Tests.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Faults;

public sealed class StepFailureOnSqliteTests() : StepFailureTests(Store.Sqlite)
{
    [Fact]
    public Task A_failure_at_the_commit_leaves_nothing_of_the_turn() =>
        FailsTogether(
            (transaction, _) =>
            {
                var database = ((SqliteConnection)transaction.Connection!).Handle;
                raw.sqlite3_commit_hook(
                    database,
                    _ =>
                    {
                        raw.sqlite3_commit_hook(database, null, null);
                        return 1;
                    },
                    null
                );
                return Task.CompletedTask;
            }
        );
}

public sealed class StepFailureOnPostgresTests() : StepFailureTests(Store.Postgres)
{
    [Fact]
    public Task A_connection_that_dies_within_a_turn_leaves_nothing_of_it() =>
        FailsTogether(
            (transaction, _) => Run(transaction, "SELECT pg_terminate_backend(pg_backend_pid())")
        );
}

/// <summary>Each step of an append fails in turn. What fails leaves nothing; what was appended with it stands, or is told that it does not.</summary>
public abstract class StepFailureTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("before its views are written")]
    [InlineData("between two of its views")]
    [InlineData("after its views are written")]
    [InlineData("by a statement that the database refuses")]
    [InlineData("by being called off")]
    public async Task A_failure_alongside_undoes_that_append_and_no_other(string where)
    {
        using var called = new CancellationTokenSource();
        using var tried = await Tried.Begin(store);
        var appends = await tried.Together(
            async (transaction, school) =>
            {
                switch (where)
                {
                    case "before its views are written":
                        throw new InvalidDataException();
                    case "between two of its views":
                        await View(transaction, school);
                        throw new InvalidDataException();
                    case "after its views are written":
                        await View(transaction, school);
                        await View(transaction, school);
                        throw new InvalidDataException();
                    case "by a statement that the database refuses":
                        await View(transaction, school);
                        await Run(transaction, "INSERT INTO nowhere VALUES (1)");
                        break;
                    default:
                        await View(transaction, school);
                        await called.CancelAsync();
                        called.Token.ThrowIfCancellationRequested();
                        break;
                }
            }
        );

        Assert.Equal(
            [false, false, true, false, false],
            appends.Select(fault => fault is not null)
        );
        await tried.Stands(4);
    }

    [Fact]
    public async Task A_clock_that_fails_fails_the_turn_and_the_next_one_is_served()
    {
        using var tried = await Tried.Begin(store);
        tried.Clock.Fails = true;
        Assert.IsType<InvalidTimeZoneException>(await tried.Append());
        tried.Clock.Fails = false;
        await tried.Stands(0);
    }

    [Fact]
    public async Task Whatever_the_clock_says_recorded_time_does_not_go_back()
    {
        using var tried = await Tried.Begin(store);
        var told = new List<DateTimeOffset>();
        var chance = new Random(1);
        var jumps = Amount.Of(60, 1_000);
        DateTimeOffset[] far =
        [
            new(2036, 2, 29, 12, 0, 0, TimeSpan.Zero),
            new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            // The clocks of London go back.
            new(2026, 10, 25, 1, 59, 59, TimeSpan.FromHours(1)),
            new(2026, 10, 25, 1, 0, 0, TimeSpan.Zero),
        ];
        for (var i = 0; i < jumps; i++)
        {
            tried.Clock.Now =
                i < far.Length ? far[i] : tried.Clock.Now.AddSeconds(chance.Next(-1, 2));
            told.Add(tried.Clock.Now.ToUniversalTime());
            Assert.Null(await tried.Append());
        }

        var entries = await tried.Entries();
        var highest = DateTimeOffset.MinValue;
        foreach (var (entry, clock) in entries.Zip(told))
        {
            highest = clock > highest ? clock : highest;
            Assert.Equal(highest, entry.RecordedAt);
            Assert.Equal(clock < highest ? clock : null, entry.ClockRead);
        }

        Assert.Equal(jumps, entries.Count);
    }

    private protected async Task FailsTogether(Func<DbTransaction, SchoolId, Task> fails)
    {
        using var tried = await Tried.Begin(store);
        var appends = await tried.Together(fails);

        // One commit for all of them: none is answered as kept. What queued behind is served.
        Assert.All(appends.Take(3), Assert.NotNull);
        await tried.Stands(appends.Count(fault => fault is null));
    }

    private protected static async Task Run(DbTransaction transaction, string sql)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }

    /// <summary>A row of a table where each of these appends leaves just one, so that it shows what was left.</summary>
    private static async Task View(DbTransaction transaction, SchoolId school)
    {
        using var add = new Statement(transaction.Connection!, Sql.AddFile);
        await add.With(transaction, school.Value, FileId.Random().Value, 1, new byte[1])
            .ExecuteNonQueryAsync(Stop);
    }

    private sealed class FailingClock : TimeProvider
    {
        public bool Fails { get; set; }

        public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() =>
            Fails ? throw new InvalidTimeZoneException() : Now;
    }

    private sealed class Tried : IDisposable
    {
        private readonly RecordFolder _record;
        private readonly SchoolId _school;
        private readonly RecordStore _store;

        private Tried(RecordFolder record, SchoolId school)
        {
            (_record, _school) = (record, school);
            _store = RecordStore.Open(record.Place, record.Key, Clock);
        }

        public FailingClock Clock { get; } = new();

        public static async Task<Tried> Begin(Store store)
        {
            var (record, school) = await RecordFolder.WithSchool(store);
            return new Tried(record, school);
        }

        public async Task<Exception?> Append(
            Func<DbTransaction, SchoolId, Task>? alongside = null
        ) =>
            await Xunit.Record.ExceptionAsync(() =>
                _store.Append(
                    _school,
                    [RecordFolder.Entry(FileId.Random())],
                    RecordFolder.Anything,
                    (transaction, _, _) =>
                        alongside?.Invoke(transaction, _school) ?? Task.CompletedTask,
                    Stop
                )
            );

        /// <summary>Five appends of one turn, of which the third fails.</summary>
        public async Task<IReadOnlyList<Exception?>> Together(
            Func<DbTransaction, SchoolId, Task> fails
        )
        {
            var gate = new TaskCompletionSource();
            var first = _store.Write(_school, (_, _) => gate.Task, Stop);
            var appends = Enumerable
                .Range(0, 5)
                .Select(i => Append(i == 2 ? fails : null))
                .ToList();
            gate.SetResult();
            await first;
            return await Task.WhenAll(appends);
        }

        /// <summary>So many entries are there; one more can be appended; the whole of it verifies.</summary>
        public async Task Stands(int count)
        {
            Assert.Equal(count, (await Entries()).Count);
            Assert.Equal(count, Files());
            Assert.Null(await Append());
            Assert.Equal(count + 1, (await Entries()).Count);
            Assert.Null(Assert.Single(await _store.Verify(Stop)).Flaw);
        }

        private long Files()
        {
            using var connection = _store.OpenConnection(_school);
            using var count = connection.CreateCommand();
            count.CommandText = "SELECT COUNT(*) FROM record_files";
            return (long)count.ExecuteScalar()!;
        }

        public Task<List<Entry>> Entries() =>
            _store.ReadAll(_school, stop: Stop).ToListAsync(Stop).AsTask();

        public void Dispose()
        {
            _store.Dispose();
            _record.Dispose();
        }
    }
}
