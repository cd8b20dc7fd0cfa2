using Waymark.Cases.Entries;
using Waymark.Record;
using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>Every kind of key is changed, by the command, beside real programs with people at work on them.</summary>
public sealed class RotationTests
{
    // Nobody works without a breath, and the command needs a processor too.
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(50);

    private static readonly string[] s_kinds = ["school", "master", "signing", "school"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Store.Postgres, 2)]
    [InlineData(Store.Sqlite, 1)]
    public async Task No_request_fails_nothing_is_lost_and_every_key_is_new(Store store, int count)
    {
        using var programs = await WebPrograms.Start(count, store);
        var old = programs.PublicKey();
        var before = programs.WrappedKeys();
        var people = new List<AtWork>
        {
            await AtWork.Begin(programs, "tom", "/my-reports"),
            await AtWork.Begin(programs, "amina", "/my-reports"),
            await AtWork.Begin(programs, "priya", "/inbox", "/cases"),
            new(programs, SigningIn: "gwen"),
        };
        people.ForEach(one => one.Start());
        foreach (var kind in s_kinds)
        {
            await Task.WhenAll(people.Select(one => one.ThreeMore(Stop)));
            await programs.Command("keys", "rotate", kind);
        }

        await Task.WhenAll(people.Select(one => one.ThreeMore(Stop)));
        await Task.WhenAll(people.Select(one => one.Stop()));

        using var record = programs.OpenRecord();
        var school = Assert.Single(record.Schools());
        var entries = await record.ReadAll(school, stop: Stop).ToListAsync(Stop);
        var raised = entries.Select(entry => Kinds.Read(entry).What).OfType<ConcernRaised>();
        Assert.Equal(
            people.SelectMany(one => one.Reported).Order(StringComparer.Ordinal),
            raised.Select(one => one.Reference).Order(StringComparer.Ordinal)
        );
        Assert.Equal(2, entries.Count(entry => entry.Kind == "school-key-changed/1"));
        Assert.Single(entries, entry => entry.Kind == "signing-key-changed/1");
        Assert.DoesNotContain(programs.WrappedKeys(), before.Contains);
        await record.MakeCheckpoint(school, Stop);
        foreach (var key in (VerifierKey[])[old, programs.PublicKey()])
        {
            var verdicts = await programs.Verify(new Outside([key], []), Stop);
            Assert.Null(Assert.Single(verdicts).Flaw);
        }
    }

    /// <summary>One person who works on until told to stop: reports and looks, or signs in again and again.</summary>
    private sealed class AtWork(WebPrograms programs, string? SigningIn = null)
    {
        private Sitting? _sitting;
        private string[] _looks = [];
        private int _done;
        private volatile bool _stopped;
        private Task _work = Task.CompletedTask;

        public List<string> Reported { get; } = [];

        public static async Task<AtWork> Begin(
            WebPrograms programs,
            string userName,
            params string[] looks
        ) => new(programs) { _sitting = await Sitting.Begin(programs, userName), _looks = looks };

        public void Start() =>
            _work = Task.Run(UntilStopped, TestContext.Current.CancellationToken);

        public Task Stop()
        {
            _stopped = true;
            return _work;
        }

        private async Task UntilStopped()
        {
            while (!_stopped)
            {
                await Once();
                Interlocked.Increment(ref _done);
                await Task.Delay(s_breath, RotationTests.Stop);
            }
        }

        /// <summary>Waits until the work was done three times more; or says why it was not.</summary>
        public async Task ThreeMore(CancellationToken stop)
        {
            for (var until = _done + 3; _done < until; )
            {
                await Task.WhenAny(_work, Task.Delay(20, stop));
                if (_work.IsCompleted)
                {
                    await _work;
                }
            }
        }

        private async Task Once()
        {
            if (SigningIn is not null)
            {
                await Sitting.Begin(programs, SigningIn);
                return;
            }

            var sent = await _sitting!.Report();
            Assert.Equal(303, sent.Status);
            Assert.Matches("^/report/[A-Z0-9]{6}", sent.Location);
            Reported.Add(sent.Location!.Split('/')[2]);
            foreach (var path in _looks)
            {
                Assert.Equal(200, (await _sitting.Open(path)).Status);
            }
        }
    }
}
