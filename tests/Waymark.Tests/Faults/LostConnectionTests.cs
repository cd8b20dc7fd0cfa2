using System.Data.Common;
using Waymark.Record;
using Waymark.Tests.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Faults;

/// <summary>The way to the database is cut, or the database is gone. An answer is true; a fault where nothing else is known; nothing is written twice.</summary>
public sealed class LostConnectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("before it arrives", false)]
    [InlineData("before the reply", false)]
    [InlineData("before it arrives", true)]
    [InlineData("before the reply", true)]
    public async Task Cut_at_any_step_of_an_append_the_answer_says_what_is_there(
        string cut,
        bool withViews
    )
    {
        using var tried = await Tried.Begin();
        var (answered, refused) = (0, 0);
        for (var times = Amount.Of(1, 10); times > 0; times--)
        {
            for (var nth = 1; ; nth++)
            {
                var file = FileId.Random();
                tried.Way.CutAt(
                    nth,
                    cut == "before the reply" ? Cut.BeforeTheReply : Cut.BeforeItArrives
                );
                var fault = await tried.Append(file, withViews: withViews);
                var wasCut = tried.Way.Mend();
                Assert.Equal(fault is null ? 1 : 0, await tried.Count(file));
                Assert.Null(await tried.Append(FileId.Random()));
                (answered, refused) = fault is null
                    ? (answered + 1, refused)
                    : (answered, refused + 1);
                if (!wasCut)
                {
                    break;
                }
            }
        }

        // What is sent before anything alongside is done over on a new connection; a lost reply to the last, the commit, is found out about.
        Assert.True(answered >= 2, $"{answered} answered, {refused} refused");
        Assert.Equal(withViews, refused > 0);
        await tried.IsSound();
        TestContext.Current.SendDiagnosticMessage(
            $"Cut {cut}: {answered} answered, {refused} refused."
        );
    }

    [Theory]
    [InlineData("before it arrives")]
    [InlineData("before the reply")]
    public async Task Cut_while_all_of_an_append_is_sent_at_once_it_is_kept_and_kept_once(
        string cut
    )
    {
        using var tried = await Tried.Begin();
        var file = FileId.Random();
        Assert.Null(await tried.Append(file));
        for (var count = 1; count <= Amount.Of(3, 30); count++)
        {
            tried.Way.CutAt(
                1,
                cut == "before the reply" ? Cut.BeforeTheReply : Cut.BeforeItArrives
            );

            Assert.Null(await tried.Append(file));

            Assert.True(tried.Way.Mend());
            Assert.Equal(count + 1, await tried.Count(file));
        }

        await tried.IsSound();
    }

    [Fact]
    public async Task What_was_sent_on_a_connection_that_died_and_arrives_late_is_not_written_twice()
    {
        using var tried = await Tried.Begin();
        var file = FileId.Random();
        Assert.Null(await tried.Append(file));
        tried.Way.CutAt(1, Cut.ArrivesLate);

        Assert.Null(await tried.Append(file));
        await tried.Way.LetArrive();

        Assert.Equal(2, await tried.Count(file));
        Assert.Null(await tried.Append(file, expected: 2));
        await tried.IsSound();
    }

    [Fact]
    public async Task Appends_written_together_are_all_answered_though_the_reply_to_their_commit_is_lost()
    {
        using var tried = await Tried.Begin();
        for (var nth = 1; ; nth++)
        {
            var gate = new TaskCompletionSource();
            var first = tried.Store.Write(tried.School, (_, _) => gate.Task, Stop);
            var files = Enumerable.Range(0, 10).Select(_ => FileId.Random()).ToList();
            var appends = files.Select(file => tried.Append(file)).ToList();
            tried.Way.CutAt(nth, Cut.BeforeTheReply);
            gate.SetResult();
            await Xunit.Record.ExceptionAsync(() => first);
            var faults = await Task.WhenAll(appends);
            var wasCut = tried.Way.Mend();
            foreach (var (file, fault) in files.Zip(faults))
            {
                Assert.Equal(fault is null ? 1 : 0, await tried.Count(file));
            }

            if (!wasCut)
            {
                break;
            }
        }

        await tried.IsSound();
    }

    [Fact]
    public async Task Where_the_database_stays_away_nobody_is_told_that_it_is_kept_and_sending_again_does_not_write_twice()
    {
        using var tried = await Tried.Begin();
        var unknown = 0;
        for (var nth = 1; ; nth++)
        {
            var file = FileId.Random();
            tried.Way.CutAt(nth, Cut.BeforeTheReply, andStay: true);
            var fault = await tried.Append(file, expected: 0);
            if (!tried.Way.Mend())
            {
                Assert.Null(fault);
                break;
            }

            Assert.NotNull(fault);
            unknown += await tried.Count(file);
            var again = await tried.Store.Append(
                tried.School,
                [RecordFolder.Entry(file)],
                RecordFolder.Expect(file, 0),
                stop: Stop
            );
            Assert.True(again is Appended or MovedOn);
            Assert.Equal(1, await tried.Count(file));
        }

        // The commit was done, and nobody could know.
        Assert.Equal(1, unknown);
        await tried.IsSound();
    }

    [Fact]
    public async Task A_database_that_was_gone_is_used_again_when_it_is_back()
    {
        using var tried = await Tried.Begin();
        for (var round = 0; round < 3; round++)
        {
            tried.Way.TakeAway();
            var file = FileId.Random();
            for (var i = 0; i < 4; i++)
            {
                Assert.NotNull(await tried.Append(file));
            }

            tried.Way.Mend();
            Assert.Equal(0, await tried.Count(file));
            Assert.Null(await tried.Append(file));
            Assert.Equal(1, await tried.Count(file));
        }

        await tried.IsSound();
    }

    /// <summary>A record, a way to it that can be cut, and a store that goes that way.</summary>
    private sealed class Tried : IDisposable
    {
        private readonly RecordFolder _record;

        private Tried(RecordFolder record, SchoolId school)
        {
            (_record, School) = (record, school);
            Way = new CutConnection(record.Place.Database!);
            Store = RecordStore.Open(
                record.Place with
                {
                    Database = Way.Through,
                },
                record.Key,
                new HastyClock()
            );
        }

        public SchoolId School { get; }

        public CutConnection Way { get; }

        public RecordStore Store { get; }

        public static async Task<Tried> Begin()
        {
            var (record, school) = await RecordFolder.WithSchool(
                Waymark.Tests.Support.Store.Postgres
            );
            var tried = new Tried(record, school);
            // The writer prepares its statements the second time, and then always goes the same steps.
            for (var i = 0; i < 3; i++)
            {
                Assert.Null(await tried.Append(FileId.Random()));
            }

            return tried;
        }

        public async Task<Exception?> Append(
            FileId file,
            int? expected = null,
            bool withViews = false
        )
        {
            var fault = await Xunit.Record.ExceptionAsync(() =>
                Store.Append(
                    School,
                    [RecordFolder.Entry(file)],
                    expected is { } count
                        ? RecordFolder.Expect(file, count)
                        : RecordFolder.Anything,
                    withViews ? View : null,
                    Stop
                )
            );
            Assert.True(fault is null or DbException, fault?.ToString());
            return fault;
        }

        private static async Task View(
            DbTransaction transaction,
            IReadOnlyList<Entry> entries,
            CancellationToken stop
        )
        {
            using var view = transaction.Connection!.CreateCommand();
            view.Transaction = transaction;
            view.CommandText = "SELECT 1";
            await view.ExecuteScalarAsync(stop);
        }

        /// <summary>How often a file's entry is there, asked past the cuts.</summary>
        public async Task<int> Count(FileId file) =>
            (await _record.Store.Read(School, file, Stop)).Count;

        public async Task IsSound() =>
            Assert.Null(Assert.Single(await _record.Store.Verify(Stop)).Flaw);

        public void Dispose()
        {
            Store.Dispose();
            Way.Dispose();
            _record.Dispose();
        }
    }

    /// <summary>A clock on which no wait takes long.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(
            TimerCallback callback,
            object? state,
            TimeSpan dueTime,
            TimeSpan period
        ) => base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
    }
}
