using System.Globalization;
using Microsoft.Data.Sqlite;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Record;
using Waymark.Tests.Cases;
using Waymark.Tests.Support;

namespace Waymark.Tests.Faults;

/// <summary>The power is cut at many moments while a school works. What the disk has then is opened as after a start.</summary>
public sealed class PowerCutTests
{
    private const string AnswersVariable = "WAYMARK_ANSWERS";
    private const string SynchronousVariable = "WAYMARK_SYNCHRONOUS";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_power_cut_at_any_moment_loses_nothing_that_was_answered()
    {
        using var recording = await Recording.Make("FULL");
        var cuts = Amount.Of(200, 10_000);

        await foreach (var cut in recording.Cuts(cuts, seed: 1))
        {
            Assert.True(cut.Found is null, $"Cut {cut.Number} at {cut.At}: {cut.Found}");
        }

        TestContext.Current.SendDiagnosticMessage(
            $"{cuts} power cuts over {recording.Notes.Count} operations, {recording.Entries} entries: nothing lost."
        );
    }

    /// <summary>A test of the test above: it sees what is lost where the program does not wait for the disk.</summary>
    [Fact]
    public async Task Without_waiting_for_the_disk_the_same_cuts_lose_what_was_answered()
    {
        using var recording = await Recording.Make("OFF");

        var lost = 0;
        await foreach (var cut in recording.Cuts(40, seed: 1))
        {
            lost += cut.Found is null ? 0 : 1;
        }

        Assert.True(lost >= 5, $"{lost} of 40 cuts were seen to lose or spoil something.");
    }

    /// <summary>The program whose power is cut: people at work in a school.</summary>
    [Fact(Explicit = true)]
    public async Task A_school_at_work()
    {
        var answers = Environment.GetEnvironmentVariable(AnswersVariable);
        Assert.SkipWhen(answers is null, "Only the power cut tests start this.");

        // Never put away: its folder is what the test looks at.
        var school = await SchoolInTest.Open();
        await Set(school);
        await using var answered = new StreamWriter(answers) { AutoFlush = true };
        await Answer();
        for (var i = 0; i < 12; i++)
        {
            var reference = await Raise();
            await school.Do(school.Teacher, reference, school.Report());
            await Answer();
            await school.Do(school.Lead, reference, new TakeConcern());
            await Answer();
            if (i % 3 == 0)
            {
                await school.Work.Open(school.Lead, reference, new OpenCase(), Stop);
                await Answer();
                await Task.WhenAll(Raise(), Raise(), Raise(), Raise());
                await school.Record.MakeCheckpoint(school.Id, Stop);
            }
        }

        school.Record.Dispose();
        SqliteConnection.ClearAllPools();

        async Task<string> Raise()
        {
            var kept = await school.Work.Raise(
                school.Teacher,
                new RaiseConcern(SafeNow.NotSure) { Submission = Guid.CreateVersion7() },
                Stop
            );
            await Answer();
            return kept.Reference.Text;
        }

        async Task Answer()
        {
            var size = await school.Record.Size(school.Id, Stop);
            lock (answers)
            {
                answered.Write(string.Create(CultureInfo.InvariantCulture, $"{size}\n"));
            }
        }
    }

    /// <summary>The write-ahead file is folded in often, so that cuts fall there too. How hard the disk is waited for is said here only for the test of the test.</summary>
    private static async Task Set(SchoolInTest school)
    {
        SqliteConnection? writers = null;
        await school.Record.Write(
            school.Id,
            (transaction, _) =>
            {
                writers = (SqliteConnection)transaction.Connection!;
                return Task.CompletedTask;
            },
            Stop
        );
        using var settings = writers!.CreateCommand();
        settings.CommandText =
            $"PRAGMA wal_autocheckpoint = 60; PRAGMA synchronous = {Environment.GetEnvironmentVariable(SynchronousVariable)}";
        settings.ExecuteNonQuery();
    }

    /// <summary>What a school at work gave to its disk, and how it ended.</summary>
    private sealed class Recording : IDisposable
    {
        private readonly string _folder = TestFolder.Make("cuts");
        private readonly List<byte[]> _leaves = [];

        private Recording() { }

        public List<Note> Notes { get; private set; } = [];

        public int Entries => _leaves.Count;

        private string Watched => Path.Combine(_folder, "watched");

        private string Answers => Path.Combine(Watched, "answers");

        public static async Task<Recording> Make(string synchronous)
        {
            var recording = new Recording();
            Directory.CreateDirectory(recording.Watched);
            var notes = Path.Combine(recording._folder, "notes");
            var environment = Recorder.Environment(recording.Watched, notes);
            environment[AnswersVariable] = recording.Answers;
            environment[SynchronousVariable] = synchronous;
            await OwnProcess.Run(typeof(PowerCutTests), nameof(A_school_at_work), environment);
            recording.Notes = Recorder.Read(notes);
            using var whole = OpenRecord(recording.Watched);
            recording._leaves.AddRange(await Leaves(whole));
            Assert.True(recording.Entries > 50);
            return recording;
        }

        /// <summary>Cuts the power at moments spread over the whole time, and looks at each.</summary>
        public async IAsyncEnumerable<(int Number, int At, string? Found)> Cuts(int count, int seed)
        {
            var chance = new Random(seed);
            var moments = Enumerable
                .Range(0, count)
                .Select(_ => chance.Next(Notes.Count + 1))
                .Order()
                .ToList();
            var disk = new DiskInTest();
            var taken = 0;
            for (var number = 0; number < count; number++)
            {
                for (; taken < moments[number]; taken++)
                {
                    disk.Take(Notes[taken]);
                }

                var image = Path.Combine(_folder, $"cut-{number}");
                Directory.CreateDirectory(image);
                disk.CutPower(chance, Watched, image);
                var answered = disk.Seen(Answers)
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries);
                var found = await Xunit.Record.ExceptionAsync(() => Look(image, answered));
                SqliteConnection.ClearAllPools();
                Directory.Delete(image, recursive: true);
                yield return (number, taken, found?.ToString());
            }
        }

        public void Dispose()
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }

        private async Task Look(string image, string[] answered)
        {
            if (answered.Length == 0)
            {
                await LookAtABeginning(image);
                return;
            }

            using var record = OpenRecord(image);
            var school = Assert.Single(record.Schools());
            Assert.Null(Assert.Single(await record.Verify(Stop)).Flaw);
            var leaves = await Leaves(record);

            // Each that was answered is there, and what is there is what was appended, in that order: none lost, twice or half.
            var least = answered.Max(size => int.Parse(size, CultureInfo.InvariantCulture));
            Assert.InRange(leaves.Count, least, _leaves.Count);
            Assert.Equal(_leaves.Take(leaves.Count), leaves);

            var views = new ViewStore(record);
            var shown = await ViewTests.Shown(views, school);
            var editions = new Editions(SchoolInTest.Policy, [SchoolInTest.England]);
            await new ViewRebuild(record, views, editions).Run(school, Stop);
            Assert.Equal(await ViewTests.Shown(views, school), shown);
        }

        /// <summary>Nobody was answered yet: there is a record or none, but not half of one.</summary>
        private static async Task LookAtABeginning(string image)
        {
            if (Folder(image) is { } folder && RecordStore.IsAt(Path.Combine(folder, "data")))
            {
                using var record = OpenRecord(image);
                Assert.All(await record.Verify(Stop), verdict => Assert.Null(verdict.Flaw));
            }
        }

        private static RecordStore OpenRecord(string image)
        {
            var folder = Folder(image) ?? throw new DirectoryNotFoundException(image);
            var key = MasterKey.Load(Path.Combine(folder, "keys"));
            return RecordStore.Open(Path.Combine(folder, "data"), key, TimeProvider.System);
        }

        private static string? Folder(string image) =>
            Directory.GetDirectories(image, "waymark-cases-*").SingleOrDefault();

        private static async Task<List<byte[]>> Leaves(RecordStore record)
        {
            using var connection = record.OpenConnection();
            using var ask = connection.CreateCommand();
            ask.CommandText = "SELECT leaf FROM record_entries ORDER BY idx";
            await using var reader = await ask.ExecuteReaderAsync(Stop);
            var leaves = new List<byte[]>();
            while (await reader.ReadAsync(Stop))
            {
                leaves.Add(reader.GetFieldValue<byte[]>(0));
            }

            return leaves;
        }
    }
}
