using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Waymark.Record;

namespace Waymark.Bench.Log;

/// <summary>What it costs that an entry is sealed, counted in the tree and stands with its view: appends beside bare inserts of as many bytes.</summary>
internal static class AppendPart
{
    private const int Runs = 3;
    private const int BodyLength = 700;
    private const int ViewLength = 256;
    private const int ManyWriters = 16;
    private static readonly TimeSpan s_run = TimeSpan.FromSeconds(2.5);

    public static async Task<Part> Measure()
    {
        using var folder = new ScratchFolder("append");
        using var store = RecordStore.Create(
            folder.PathOf("data"),
            MasterKey.Create(folder.PathOf("keys")),
            TimeProvider.System
        );
        var log = await AppendedLog.Make(store, ManyWriters);
        var bytes = await log.BytesOfAnAppend();
        using var raw = new RawLog(folder.PathOf("raw.db"), bytes);
        var (bare, one, many) = (default(Pace), default(Pace), default(Pace));
        await Run(1, _ => raw.Insert());
        await Run(1, log.Append);
        for (var run = 0; run < Runs; run++)
        {
            bare = Better(bare, await Run(1, _ => raw.Insert()));
            one = Better(one, await Run(1, log.Append));
            many = Better(many, await Run(ManyWriters, log.Append));
        }

        await log.RefuseLoss();
        return new Part(
            "append",
            string.Create(
                CultureInfo.InvariantCulture,
                $"An entry of {BodyLength} bytes sealed, numbered, counted in the tree and committed with a view row of {ViewLength} bytes, "
                    + $"answered after the disk has it; beside one bare SQLite row of the same {bytes} bytes a commit (WAL, synchronous=FULL). "
                    + $"Afterwards the record was verified: every append that was answered is in it."
            ),
            [
                .. Figures("bare inserts, one writer", bare),
                .. Figures("appends, one writer", one),
                .. Figures($"appends, {ManyWriters} writers", many),
                Figure.AtLeast(
                    "appends beside bare inserts, one writer",
                    100 * one.Rate / bare.Rate,
                    50,
                    "%"
                ),
                Figure.Plain(
                    $"appends beside bare inserts, {ManyWriters} writers",
                    100 * many.Rate / bare.Rate,
                    "%"
                ),
            ]
        );
    }

    private static Figure[] Figures(string what, Pace pace) =>
        [
            Figure.Plain(what, pace.Rate, "/s"),
            Figure.Plain("– processor time", pace.Processor.TotalMicroseconds, "µs"),
        ];

    private static Pace Better(Pace one, Pace other) => one.Rate > other.Rate ? one : other;

    /// <summary>What is done by so many writers, each waiting for its answer.</summary>
    private static async Task<Pace> Run(int writers, Func<int, Task> write)
    {
        var used = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var each = await Task.WhenAll(
            Enumerable.Range(0, writers).Select(writer => Task.Run(() => Writes(writer)))
        );
        var done = each.Sum();
        return new Pace(
            done / Stopwatch.GetElapsedTime(start).TotalSeconds,
            (Environment.CpuUsage.TotalTime - used) / done
        );

        async Task<int> Writes(int writer)
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(start) < s_run; count++)
                await write(writer);
            return count;
        }
    }

    /// <summary>How many a second, and the processor time of one.</summary>
    private readonly record struct Pace(double Rate, TimeSpan Processor);

    /// <summary>Appends as the cases make them: the file's length checked, a view row of the file replaced in the same transaction.</summary>
    private sealed class AppendedLog(
        RecordStore store,
        SchoolId school,
        (FileId File, int Count)[] files
    )
    {
        private readonly Author _author = new(PersonId.Random(), "Ms A. Hart", "safeguarding-lead");
        private readonly byte[] _body = RandomNumberGenerator.GetBytes(BodyLength);
        private readonly byte[] _view = RandomNumberGenerator.GetBytes(ViewLength);
        private long _answered;

        public static async Task<AppendedLog> Make(RecordStore store, int writers)
        {
            var school = await store.CreateSchool();
            await store.Write(
                school,
                async (transaction, stop) =>
                {
                    await using var command = transaction.Connection!.CreateCommand();
                    command.Transaction = transaction;
                    command.CommandText =
                        "CREATE TABLE bench_views (file_id BLOB PRIMARY KEY, last BIGINT NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID";
                    await command.ExecuteNonQueryAsync(stop);
                }
            );
            return new(
                store,
                school,
                [.. Enumerable.Range(0, writers).Select(_ => (FileId.Random(), 0))]
            );
        }

        public async Task Append(int writer)
        {
            var (file, count) = files[writer];
            var entry = new NewEntry(file, "note-made/1", _author, null, null, _body);
            var expected = new Dictionary<FileId, int> { [file] = count };
            var outcome = await store.Append(school, [entry], expected, PutView);
            if (outcome is not Appended)
                throw new InvalidOperationException("An append was not taken.");
            files[writer] = (file, count + 1);
            Interlocked.Increment(ref _answered);
        }

        public async Task<long> BytesOfAnAppend()
        {
            await Append(0);
            await using var connection = store.OpenConnection();
            await using var command = connection.CreateCommand();
            command.CommandText =
                "SELECT length(school_id) + length(file_id) + length(sealed) + length(leaf) + length(recorded_on) FROM record_entries";
            return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)
                + ViewLength;
        }

        public async Task RefuseLoss()
        {
            var verdict = (await store.Verify()).Single();
            if (verdict.Size != _answered || verdict.Flaw is not null)
                throw new InvalidOperationException(
                    $"{_answered} were answered, and the record says {verdict}."
                );
        }

        private async Task PutView(
            DbTransaction transaction,
            IReadOnlyList<Entry> entries,
            CancellationToken stop
        )
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText =
                "INSERT INTO bench_views (file_id, last, sealed) VALUES (@p0, @p1, @p2) ON CONFLICT (file_id) DO UPDATE SET last = excluded.last, sealed = excluded.sealed";
            Add(command, "@p0", entries[0].File.Value);
            Add(command, "@p1", entries[0].Index);
            Add(command, "@p2", store.Seal(school, "bench", _view));
            await command.ExecuteNonQueryAsync(stop);
        }

        private static void Add(DbCommand command, string name, object value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>The limit: SQLite and nothing else, one prepared insert a commit.</summary>
    private sealed class RawLog : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _insert;

        public RawLog(string path, long bytes)
        {
            _connection = new SqliteConnection($"Data Source={path}");
            _connection.Open();
            Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            Run("CREATE TABLE rows (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
            _insert = _connection.CreateCommand();
            _insert.CommandText = "INSERT INTO rows (bytes) VALUES (@bytes)";
            _insert.Parameters.AddWithValue("@bytes", RandomNumberGenerator.GetBytes((int)bytes));
            _insert.Prepare();
        }

        public Task Insert()
        {
            _insert.ExecuteNonQuery();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            _insert.Dispose();
            _connection.Dispose();
        }

        private void Run(string sql)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
