using Microsoft.Data.Sqlite;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Record;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Support;

/// <summary>A school with a real record on disk and the real policy; gone when the test is over.</summary>
internal sealed class SchoolInTest : IAsyncDisposable
{
    private static readonly Lazy<Policy> s_policy = new(() => ReadPolicy("model-2019"));
    private static readonly Lazy<Policy> s_england = new(() => ReadPolicy("england-2026"));
    private readonly string folder = Directory.CreateTempSubdirectory("waymark-cases-").FullName;

    private readonly PostgresInTest? postgres;

    private SchoolInTest(Store store)
    {
        postgres = store == Store.Postgres ? new PostgresInTest() : null;
        Key = MasterKey.Create(Path.Combine(folder, "keys"), Data);
        Record = RecordStore.Create(Place, Key, Clock);
        Views = new ViewStore(Record);
        Editions = new Editions(Policy, [England]);
        Schools = new SchoolWork(Record, Views, Editions);
        Work = new CaseWork(Record, Views, Editions, Clock, new Random(1));
        Lists = new Worklist(Views, Clock);
        Log = new ReadLog(Record, Views, Editions, Clock);
        Keeping = new RetentionWork(Record, Views, Editions, Clock);
    }

    /// <summary>The 2019 edition, as the repository has it.</summary>
    public static Policy Policy => s_policy.Value;

    /// <summary>The edition that builds on it.</summary>
    public static Policy England => s_england.Value;

    public FakeTime Clock { get; } = new(new(2026, 11, 16, 9, 30, 0, TimeSpan.Zero));
    public MasterKey Key { get; }
    public RecordStore Record { get; }
    public ViewStore Views { get; }
    public Editions Editions { get; }
    public SchoolWork Schools { get; }
    public CaseWork Work { get; }
    public Worklist Lists { get; }
    public ReadLog Log { get; }
    public RetentionWork Keeping { get; }
    public SchoolId Id { get; private set; }
    public RecordPlace Place => PostgresInTest.Place(Data, postgres);
    public string Data => Path.Combine(folder, "data");
    public string Database => Path.Combine(Data, "waymark.db");

    public Colleague Teacher { get; private set; } = null!;
    public Colleague Lead { get; private set; } = null!;
    public Colleague Deputy { get; private set; } = null!;
    public Colleague Head { get; private set; } = null!;
    public Colleague Senior { get; private set; } = null!;
    public Colleague Technician { get; private set; } = null!;
    public Colleague Senco { get; private set; } = null!;
    public Colleague Administrator { get; private set; } = null!;
    public Colleague Chair { get; private set; } = null!;
    public Pupil Girl { get; } =
        new(
            new Guid("00000000-0000-0000-0000-000000000001"),
            "Ottilie Fennimore",
            "6B",
            new DateOnly(2016, 3, 4),
            "female",
            true,
            null,
            []
        );

    /// <summary>A school with its people, ready for a first concern.</summary>
    public static async Task<SchoolInTest> Open(Store store = Store.Sqlite)
    {
        var school = new SchoolInTest(store);
        await school.Views.Migrate();
        school.Id = await school.Record.CreateSchool();
        await school.Join();
        return school;
    }

    /// <summary>A concern raised by the teacher, completed, and taken by the lead.</summary>
    public async Task<string> Concern()
    {
        var raised = await Work.Raise(Teacher, new RaiseConcern(SafeNow.WithTrustedAdult));
        var reference = raised.Reference.Text;
        await Do(Teacher, reference, Report());
        await Do(Lead, reference, new TakeConcern());
        return reference;
    }

    /// <summary>A case opened from such a concern.</summary>
    public async Task<string> Case()
    {
        var concern = await Concern();
        var opened = await Work.Open(Lead, concern, new OpenCase());
        return Assert.IsType<Kept>(opened).Reference.Text;
    }

    public CompleteConcern Report() =>
        new(new ChildNamed(Girl.Id, null), ["depicted"], false, "They can see me on it.", null)
        {
            Pupil = School.Seen(Girl),
        };

    public async Task<Kept> Do(Colleague who, string reference, CaseCommand command) =>
        Assert.IsType<Kept>(await Work.Do(who, reference, command));

    public async Task<Kept> Do(Colleague who, string reference, ConcernCommand command) =>
        Assert.IsType<Kept>(await Work.Do(who, reference, command));

    public async Task<Refused> Refuses(Colleague who, string reference, CaseCommand command) =>
        Assert.IsType<Refused>(await Work.Do(who, reference, command));

    public async Task<Moment> See(string reference, Colleague? who = null)
    {
        var seen = await Work.See(who ?? Lead, reference, "overview");
        Assert.NotNull(seen);
        return seen;
    }

    public Task<IReadOnlyList<MyReport>> MyReports(Colleague who) => Lists.MyReports(who);

    public Task<IReadOnlyList<Look>> Reads(Colleague who) => Log.Recent(who);

    public Task<IReadOnlyList<Look>?> ReadsOf(Colleague who, string reference) =>
        Log.OfCase(who, reference);

    public Task<IReadOnlyList<UnusualReading>> Unusual(Colleague who) => Log.Unusual(who);

    public Task<IReadOnlyList<WaitingRow>> Waiting(Colleague who) => Lists.Waiting(who);

    public Task<IReadOnlyList<DutyRow>> Tasks(Colleague who) => Lists.Tasks(who);

    public Task<IReadOnlyList<CaseRow>> CasesOf(Colleague who, string? search = null) =>
        Lists.Cases(who, search);

    public Task<Inbox> Inbox(Colleague who) => Lists.Inbox(who);

    public ValueTask DisposeAsync()
    {
        Record.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
        postgres?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Join()
    {
        Teacher = Adult("Tamsin Arkell", Roles.Staff);
        Lead = Adult("Priya Shah", Roles.SafeguardingLead, Roles.Staff);
        Deputy = Adult("Jon Okoro", Roles.DeputyLead, Roles.Staff);
        Head = Adult("Margaret Reid", Roles.Head, Roles.SeniorTeam);
        Senior = Adult("Robin Lowe", Roles.SeniorTeam);
        Technician = Adult("Femi Bright", Roles.It);
        Senco = Adult("Una Castellane", Roles.Support);
        Administrator = Adult("Gwen Pryor", Roles.Administrator);
        Chair = Adult("Arthur Bellweather", Roles.ChairOfGovernors);
        Colleague[] all =
        [
            Teacher,
            Lead,
            Deputy,
            Head,
            Senior,
            Technician,
            Senco,
            Administrator,
            Chair,
        ];
        await Schools.Record(
            Id,
            Administrator.As(),
            [
                new SchoolMade("Fenwick Green Primary School"),
                .. all.Select(one => new ColleagueJoined(one.Person, one.Name, one.Roles)),
                new CoverArranged([Lead.Person, Deputy.Person]),
                new PupilsEnrolled([Girl]),
            ]
        );
    }

    private Colleague Adult(string name, params string[] roles) =>
        new(Id, PersonId.Random(), name, roles);

    public static Policy ReadPolicy(string id)
    {
        var edition = Path.Combine(Repository.Root, "policies", "image-sharing", id);
        var policy = PolicyFolder.Read(edition, new DateOnly(2026, 11, 16)).Reading.Policy;
        return policy ?? throw new InvalidOperationException($"The edition {id} does not run.");
    }
}
