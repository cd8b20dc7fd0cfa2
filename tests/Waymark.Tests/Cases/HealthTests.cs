using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Cases.Health;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

public sealed class HealthOnPostgresTests() : HealthTests(Store.Postgres);

public sealed class HealthOnSqliteTests() : HealthTests(Store.Sqlite);

/// <summary>Whether all is well: each thing that can be wrong is said, with what to do, and names nobody.</summary>
public abstract class HealthTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_waits_too_long_is_said()
    {
        await using var school = await SchoolInTest.Open(store);
        Assert.True((await Sign(school, "Mail")).IsGood);

        await school.Work.Raise(school.Teacher, new RaiseConcern(SafeNow.WithTrustedAdult), Stop);
        Assert.True((await Sign(school, "Mail")).IsGood);
        school.Clock.Forward(TimeSpan.FromMinutes(16));

        var late = await Sign(school, "Mail");
        Assert.False(late.IsGood);
        Assert.Matches("[0-9]+ messages wait, one since 16 November 2026 at 09:3", late.Says);
    }

    [Fact]
    public async Task A_record_that_nobody_has_signed_for_hours_is_said()
    {
        await using var school = await SchoolInTest.Open(store);
        await school.Record.MakeCheckpoint(school.Id, Stop);
        await school.Concern();
        Assert.True((await Sign(school, "Checkpoint")).IsGood);

        school.Clock.Forward(TimeSpan.FromHours(3));

        Assert.False((await Sign(school, "Checkpoint")).IsGood);
        await school.Record.MakeCheckpoint(school.Id, Stop);
        Assert.True((await Sign(school, "Checkpoint")).IsGood);
    }

    [Fact]
    public async Task A_witness_who_was_not_told_the_newest_is_said()
    {
        await using var school = await SchoolInTest.Open(store);
        var folder = Path.Combine(school.Data, "..", "witness");
        Assert.False((await Sign(school, "Witness", folder)).IsGood);

        var made = await school.Record.MakeCheckpoint(school.Id, Stop);
        await new WitnessFolder(folder).Hand(school.Record, made, Stop);
        Assert.True((await Sign(school, "Witness", folder)).IsGood);

        await school.Concern();
        await school.Record.MakeCheckpoint(school.Id, Stop);
        Assert.False((await Sign(school, "Witness", folder)).IsGood);
    }

    [Fact]
    public async Task Lists_that_lack_a_case_are_said()
    {
        await using var school = await SchoolInTest.Open(store);
        await school.Concern();
        Assert.True((await Sign(school, "Lists")).IsGood);

        await using (var views = school.Views.Read(school.Id))
        {
            views.Concerns.RemoveRange(views.Concerns);
            await views.SaveChangesAsync(Stop);
        }

        Assert.Equal("Run waymark views rebuild.", (await Sign(school, "Lists")).Do);
    }

    [Fact]
    public async Task A_clock_behind_the_newest_entry_is_said()
    {
        await using var school = await SchoolInTest.Open(store);
        await school.Concern();
        Assert.True((await Sign(school, "Record")).IsGood);

        school.Clock.Forward(TimeSpan.FromDays(-1));

        Assert.False((await Sign(school, "Record")).IsGood);
    }

    [Fact]
    public async Task A_key_that_was_taken_away_or_exchanged_is_said_and_is_no_fault()
    {
        await using var school = await SchoolInTest.Open(store);
        Assert.True((await Sign(school, "Keys")).IsGood);
        var path = Path.Combine(school.Key.Source.Folder!, MasterKey.FileName);

        File.Move(path, path + ".away");
        Assert.False((await Sign(school, "Keys")).IsGood);

        MasterKey.Create(school.Key.Source.Folder!, school.Data);
        Assert.Contains(
            "does not open the record",
            (await Sign(school, "Keys")).Says,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Programs_know_of_each_other_and_of_each_others_clocks()
    {
        await using var school = await SchoolInTest.Open(store);
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var right = new Installation(school.Record, TimeProvider.System);
        var ahead = new Installation(school.Record, new AheadOfTime(TimeSpan.FromHours(1)));

        right.SayAtWork(one, "oak");
        ahead.SayAtWork(two, "elm");
        right.SayAtWork(one, "oak");

        var programs = right.Programs();
        Assert.Equal(["elm", "oak"], programs.Select(program => program.Machine));
        Assert.Equal(1, Math.Round(programs[0].Ahead.TotalHours, 1));
        Assert.Equal(0, Math.Round(programs[1].Ahead.TotalHours, 1));
        Assert.Equal(1, Math.Round(ahead.Ahead().TotalHours, 1));

        right.SayEnded(two);
        Assert.Equal("oak", Assert.Single(right.Programs()).Machine);
    }

    [Fact]
    public async Task A_backup_that_another_program_made_is_known_here()
    {
        await using var school = await SchoolInTest.Open(store);
        Assert.Equal("None was made.", (await Sign(school, "Backup")).Says);

        new Installation(school.Record, school.Clock).NoteBackup(school.Clock.GetUtcNow());
        Assert.True((await Sign(school, "Backup")).IsGood);
        school.Clock.Forward(TimeSpan.FromDays(3));

        Assert.Equal("Run waymark backup each day.", (await Sign(school, "Backup")).Do);
    }

    [Fact]
    public async Task It_names_nobody()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Concern();

        var said = string.Join('\n', await Signs(school, null));

        foreach (
            var name in (string[])
                [reference, school.Teacher.Name, school.Lead.Name, "Ottilie", "Oakfield"]
        )
        {
            Assert.DoesNotContain(name, said, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task<Sign> Sign(SchoolInTest school, string of, string? witness = null) =>
        (await Signs(school, witness)).First(sign => sign.Of == of);

    private static Task<IReadOnlyList<Sign>> Signs(SchoolInTest school, string? witness) =>
        new Examination(
            school.Record,
            school.Views,
            new Installed(school.Data, school.Key.Source, witness, null),
            school.Clock
        ).Of([school.Id], Stop);

    private sealed class AheadOfTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}

/// <summary>What is said of programs and clocks, whatever the database.</summary>
public sealed class ProgramSignTests
{
    private static readonly TimeSpan s_now = TimeSpan.FromSeconds(20);

    [Fact]
    public void Programs_at_work_are_named_by_their_machine()
    {
        var sign = Assert.Single(
            InstallationSigns.Programs([
                new("elm", s_now, TimeSpan.Zero),
                new("oak", s_now, TimeSpan.FromSeconds(-1)),
            ])
        );
        Assert.Equal((true, "2 at work: elm, oak."), (sign.IsGood, sign.Says));
    }

    [Fact]
    public void One_that_fell_silent_and_one_whose_clock_stands_apart_are_said()
    {
        var signs = InstallationSigns
            .Programs([
                new("elm", TimeSpan.FromMinutes(10), TimeSpan.Zero),
                new("oak", s_now, TimeSpan.FromSeconds(90)),
            ])
            .ToList();

        Assert.Equal([true, false, false], signs.Select(sign => sign.IsGood));
        Assert.Equal(
            [
                "1 at work: oak.",
                "Nothing was heard of one on elm for 10 minutes, and it did not say that it ends.",
                "The clock of oak is 90 seconds ahead of that of the database.",
            ],
            signs.Select(sign => sign.Says)
        );
    }

    [Fact]
    public void A_clock_apart_from_the_databases_is_said()
    {
        Assert.True(InstallationSigns.Clock(TimeSpan.FromSeconds(2)).IsGood);
        Assert.Equal("It is 6 minutes behind that of the database.", Apart(-6));
        Assert.Equal("It is 119 minutes ahead of that of the database.", Apart(119));
        Assert.Equal("It is 2 hours ahead of that of the database.", Apart(120));
        Assert.Equal("It is 6 days behind that of the database.", Apart(-8712));

        static string Apart(int minutes) =>
            InstallationSigns.Clock(TimeSpan.FromMinutes(minutes)).Says;
    }
}
