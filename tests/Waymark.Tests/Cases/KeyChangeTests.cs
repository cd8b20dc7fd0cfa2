using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

public sealed class KeyChangeOnSqliteTests() : KeyChangeTests(Store.Sqlite)
{
    [Fact]
    public async Task Nothing_that_was_sealed_under_the_former_key_is_left_in_any_file()
    {
        await using var school = await SchoolInTest.Open(Store.Sqlite);
        var reference = await school.Case();
        await KeepDraft(school);
        var traces = (await Traces.Before(school, reference)).Skip(1).ToList();
        Assert.NotEqual(0, Traces.Found(school, traces));

        await Change(school);

        Assert.Equal(0, Traces.Found(school, traces));
        Assert.True(traces.Count >= 5, $"{traces.Count} traces");
    }
}

public sealed class KeyChangeOnPostgresTests() : KeyChangeTests(Store.Postgres);

/// <summary>A school's key is changed under everything that is sealed with it: lists, searches, drafts and messages are as they were.</summary>
public abstract class KeyChangeTests(Store store)
{
    private const string DraftName = "K7MPQ4";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_searches_drafts_and_messages_are_as_they_were()
    {
        await using var school = await SchoolInTest.Open(store);
        await school.Concern();
        var reference = await school.Case();
        await KeepDraft(school);
        var before = await Shown(school);

        await Change(school);

        Assert.Equal(before, await Shown(school));
        Assert.Contains("Ottilie", before, StringComparison.Ordinal);
        Assert.Contains(reference, before, StringComparison.Ordinal);
        Assert.Contains("not sent", before, StringComparison.Ordinal);
        Assert.Null(Assert.Single(await school.Record.Verify(Stop)).Flaw);
    }

    [Fact]
    public async Task Views_made_again_from_the_record_are_what_they_were_after_the_change()
    {
        await using var school = await SchoolInTest.Open(store);
        await school.Case();
        await Change(school);
        var before = await Shown(school);
        var tokens = await Tokens(school);

        await new ViewRebuild(school.Record, school.Views, school.Editions).Run(school.Id, Stop);

        Assert.Equal(before, await Shown(school));
        Assert.Equal(tokens, await Tokens(school));
        Assert.NotEmpty(tokens);
    }

    [Fact]
    public async Task The_change_is_an_entry_of_the_schools_own_file_and_names_who_did_it()
    {
        await using var school = await SchoolInTest.Open(store);

        await Change(school);
        await new KeyChanges(school.Record).ChangeSigningKey(school.Id, By, Stop);
        var own = await school.Record.Read(school.Id, new FileId(school.Id.Value), Stop);

        Assert.Equal(
            [("school-key-changed/1", By), ("signing-key-changed/1", By)],
            own.TakeLast(2).Select(entry => (entry.Kind, entry.By))
        );
    }

    [Fact]
    public async Task A_register_of_many_pages_is_sealed_again_and_every_pupil_found()
    {
        // A trust's register in the long run.
        var size = Amount.Of(1_203, 50_000);
        await using var school = await SchoolInTest.Open(store);
        var pupils = Enumerable
            .Range(0, size)
            .Select(i => school.Girl with { Id = PersonId.Random().Value, Name = $"Pupil{i} Ash" })
            .ToList();
        foreach (var some in pupils.Chunk(2_000))
            await school.Schools.Record(
                school.Id,
                By,
                [new Waymark.Cases.Entries.PupilsEnrolled(some)],
                Stop
            );

        await Change(school);

        foreach (var pupil in (Pupil[])[pupils[0], pupils[600], pupils[size - 1]])
        {
            var found = await school.Schools.FindPupils(school.Id, pupil.Name, Stop);
            Assert.Contains(pupil.Id, found.Select(one => one.Id));
        }

        await using var db = school.Views.Read(school.Id);
        Assert.Equal(size, db.Pupils.Count(row => row.PupilId != school.Girl.Id));
    }

    protected static Author By { get; } = new(PersonId.Random(), "root", Roles.Administrator);

    private protected static Task Change(SchoolInTest school) =>
        new KeyChanges(school.Record).ChangeSchoolKey(school.Id, By, Stop);

    private protected static Task KeepDraft(SchoolInTest school) =>
        Drafts(school)
            .Keep(
                school.Teacher,
                DraftName,
                new Dictionary<string, string> { ["words"] = "not sent" },
                Stop
            );

    private static Drafts Drafts(SchoolInTest school) =>
        new(school.Record, school.Views, school.Clock);

    /// <summary>What people see, however it is sealed.</summary>
    private static async Task<string> Shown(SchoolInTest school)
    {
        var inbox = await school.Lists.Inbox(school.Lead, Stop);
        var cases = await school.Lists.Cases(school.Lead, null, Stop);
        var found = await school.Lists.Cases(school.Lead, "Otti", Stop);
        var pupils = await school.Schools.FindPupils(school.Id, "Fenni", Stop);
        var draft = await Drafts(school).Read(school.Teacher, DraftName, Stop);
        var now = await school.Views.School(school.Id, Stop);
        var far = new FakeTime(school.Clock.GetUtcNow().AddDays(1));
        var mail = await new Outbox(school.Record, school.Views, far).Lease(
            school.Id,
            100,
            TimeSpan.Zero,
            Stop
        );
        return System.Text.Json.JsonSerializer.Serialize(
            new
            {
                inbox,
                cases,
                found,
                pupils,
                draft,
                now!.Settings,
                now.Colleagues,
                mail = mail.OrderBy(one => one.Id)
                    .Select(one => one with { Attempts = 0, LeasedUntil = default }),
            }
        );
    }

    private static async Task<IReadOnlyList<string>> Tokens(SchoolInTest school)
    {
        await using var db = school.Views.Read(school.Id);
        return
        [
            .. db
                .CaseTokens.AsEnumerable()
                .Concat(db.PupilTokens)
                .Select(row => $"{Convert.ToHexString(row.Token)} {row.Of}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
