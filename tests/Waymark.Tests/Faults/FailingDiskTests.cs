using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Waymark.Record;
using Waymark.Tests.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Faults;

/// <summary>A bad and a full disk: who was answered is in the record, who was not is told of a fault, and the next one is served.</summary>
public sealed class FailingDiskTests
{
    private const string TimesVariable = "WAYMARK_TIMES";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task When_any_one_call_to_the_disk_fails_the_append_fails_alone() =>
        InOwnProcess(nameof(Each_call_fails_in_turn), Amount.Of(1, 10));

    [Fact]
    public Task A_disk_that_fills_up_at_any_point_refuses_and_recovers_without_a_restart() =>
        InOwnProcess(nameof(The_disk_fills_up), Amount.Of(20, 200));

    /// <summary>Every first, second, third ... write, sync and read fails, until an append comes through with nothing left to fail.</summary>
    [Fact(Explicit = true)]
    public async Task Each_call_fails_in_turn()
    {
        var (times, disk) = Begin();
        foreach (var entries in (int[])[1, Amount.Of(4, 24)])
        {
            foreach (var calls in (Calls[])[Calls.Writes, Calls.Syncs, Calls.Reads])
            {
                using var tried = await Tried.Begin();
                var failures = 0;
                for (var time = 0; time < times; time++)
                {
                    for (var nth = 1; ; nth++)
                    {
                        disk.Fail(calls, nth);
                        var fault = await tried.Append(entries);
                        var called = disk.Mend();
                        await tried.NextIsServed();
                        failures += fault is null ? 0 : 1;
                        if (called < nth)
                        {
                            Assert.Null(fault);
                            break;
                        }
                    }
                }

                await tried.IsSound();
                // At least the first write and the first sync of an append must count; what is read may be at hand.
                Assert.True(calls == Calls.Reads || failures >= times);
                Say($"{calls} failing, {entries} entries an append: {failures} refused, {tried}");
            }
        }
    }

    [Fact(Explicit = true)]
    public async Task The_disk_fills_up()
    {
        var (times, disk) = Begin();
        using var tried = await Tried.Begin();
        for (var nth = 1; nth <= times; nth++)
        {
            disk.FillUp(nth);
            while (await tried.Append(1) is null) { }

            Assert.NotNull(await tried.Append(1));
            await tried.CanBeRead();
            disk.Mend();
            Assert.Null(await tried.Append(1));
            await tried.CanBeRead();
        }

        await tried.IsSound();
        Say($"Full at {times} points: {tried}");
    }

    private static async Task InOwnProcess(string method, int times)
    {
        var folder = TestFolder.Make("disk");
        try
        {
            var environment = Recorder.Environment(folder, notes: null);
            environment[TimesVariable] = times.ToString(CultureInfo.InvariantCulture);
            var said = await OwnProcess.Run(typeof(FailingDiskTests), method, environment);
            var seen = said.Split('\n')
                .Where(line => line.Contains("SEEN", StringComparison.Ordinal));
            TestContext.Current.SendDiagnosticMessage(string.Join('\n', seen));
            Assert.NotEmpty(seen);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Times, FailingDisk Disk) Begin()
    {
        var times = Environment.GetEnvironmentVariable(TimesVariable);
        Assert.SkipWhen(times is null, "Only the tests of failing disks start this.");
        return (int.Parse(times, CultureInfo.InvariantCulture), new FailingDisk());
    }

    private static void Say(string seen) => Console.Out.WriteLine($"SEEN {seen}");

    /// <summary>A record, and what its appends were answered.</summary>
    private sealed class Tried(RecordFolder record, SchoolId school) : IDisposable
    {
        private readonly HashSet<FileId> _answered = [];
        private readonly HashSet<FileId> _refused = [];

        public static async Task<Tried> Begin()
        {
            var (record, school) = await RecordFolder.WithSchool();
            // A small cache and an early folding in of the write-ahead file: more calls, of more kinds, in each append.
            await Set(record, school, "PRAGMA cache_size = 10; PRAGMA wal_autocheckpoint = 12");
            return new Tried(record, school);
        }

        /// <returns>Why it was refused; null if it was answered.</returns>
        public async Task<Exception?> Append(int entries)
        {
            var files = Enumerable.Range(0, entries).Select(_ => FileId.Random()).ToList();
            var fault = await Xunit.Record.ExceptionAsync(() =>
                record.Store.Append(
                    school,
                    [.. files.Select(file => RecordFolder.Entry(file))],
                    RecordFolder.Anything,
                    stop: Stop
                )
            );
            Assert.True(fault is null or DbException, fault?.ToString());
            (fault is null ? _answered : _refused).UnionWith(files);
            return fault;
        }

        /// <summary>The next append is served, and as much is there as was answered.</summary>
        /// <remarks>After one that was answered too: its failure was in folding in the write-ahead file, which the next one then does whole. Else that file grows quicker than the calls are counted.</remarks>
        public async Task NextIsServed()
        {
            Assert.Null(await Append(1));
            Assert.Equal(_answered.Count, await record.Store.Size(school, Stop));
        }

        public async Task CanBeRead()
        {
            var entries = await record.Store.ReadAll(school, stop: Stop).ToListAsync(Stop);
            Assert.Equal(_answered.Count, entries.Count);
            Assert.Subset(_answered, entries.Select(entry => entry.File).ToHashSet());
        }

        /// <summary>The same after a start, and the whole of it verifies.</summary>
        public async Task IsSound()
        {
            record.Reopen();
            await CanBeRead();
            Assert.Null(Assert.Single(await record.Store.Verify(Stop)).Flaw);
        }

        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_answered.Count} entries answered and there, {_refused.Count} refused and not there"
            );

        public void Dispose() => record.Dispose();

        private static async Task Set(RecordFolder record, SchoolId school, string settings)
        {
            SqliteConnection? writers = null;
            await record.Store.Write(
                school,
                (transaction, _) =>
                {
                    writers = (SqliteConnection)transaction.Connection!;
                    return Task.CompletedTask;
                },
                Stop
            );
            using var set = writers!.CreateCommand();
            set.CommandText = settings;
            set.ExecuteNonQuery();
        }
    }
}
