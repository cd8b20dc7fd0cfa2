using System.Text;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Demo;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Bench.Scale;

/// <summary>An entry that is to be in a school's log, and the moment at which it is recorded.</summary>
internal sealed record Planned(NewEntry Entry, DateTimeOffset At);

/// <summary>One case with its concern, made once by the real commands and then told again in other schools: other files, references, people, names and days.</summary>
internal sealed class Story
{
    private const string Child = "Template Person";
    private const int Notes = 6;

    private readonly IReadOnlyList<Entry> _entries;
    private readonly (FileId Concern, FileId Case) _files;
    private readonly (string Concern, string Case) _references;

    private Story(
        IReadOnlyList<Entry> entries,
        (FileId Concern, FileId Case) files,
        (string Concern, string Case) references
    )
    {
        _entries = entries;
        _files = files;
        _references = references;
    }

    public int Length => _entries.Count;

    /// <summary>From its first entry to its last.</summary>
    public TimeSpan Lasts => _entries[^1].RecordedAt - _entries[0].RecordedAt;

    /// <summary>Makes the case in a school of its own, by the commands that the pages call.</summary>
    public static async Task<Story> Make(ScratchFolder folder, Editions editions)
    {
        var clock = new DemoClock(new DateTimeOffset(2026, 9, 7, 9, 0, 0, TimeSpan.Zero));
        using var store = RecordStore.Create(
            folder.PathOf("story"),
            MasterKey.Create(folder.PathOf("story-keys")),
            clock
        );
        var views = new ViewStore(store);
        await views.Migrate();
        var school = await store.CreateSchool();
        var staff = Staff.Of(school, new Random(1));
        await new SchoolWork(store, views, editions).Record(
            school,
            staff.Lead.As(),
            [.. staff.Beginning("Template School", editions)]
        );
        var work = new CaseWork(store, views, editions, clock, new Random(2));
        var (concern, reference) = await Walk(work, clock, staff);
        var entries = new List<Entry>();
        await foreach (var entry in store.ReadAll(school))
            entries.Add(entry);
        var own = SchoolWork.File(school);
        var told = entries.Where(entry => entry.File != own).ToList();
        var inCase = told.First(entry => entry.Kind == Kinds.NameOf<CaseOpened>()).File;
        return new Story(told, (told[0].File, inCase), (concern, reference));
    }

    /// <summary>The same case again.</summary>
    /// <param name="first">When its first entry is recorded.</param>
    /// <param name="child">The name of the child it is about.</param>
    public IEnumerable<Planned> Tell(
        (FileId Concern, FileId Case) files,
        (string Concern, string Case) references,
        Staff staff,
        DateTimeOffset first,
        string child
    )
    {
        var shift = first - _entries[0].RecordedAt;
        foreach (var entry in _entries)
        {
            var body = new StringBuilder(Encoding.UTF8.GetString(entry.Body.Span))
                .Replace(_files.Concern.Value.ToString(), files.Concern.Value.ToString())
                .Replace(_files.Case.Value.ToString(), files.Case.Value.ToString())
                .Replace(_references.Concern, references.Concern)
                .Replace(_references.Case, references.Case)
                .Replace(Child, child)
                .ToString();
            yield return new Planned(
                new NewEntry(
                    entry.File == _files.Concern ? files.Concern : files.Case,
                    entry.Kind,
                    staff.Author(entry.By),
                    entry.HappenedAt + shift,
                    entry.ToldAt + shift,
                    Encoding.UTF8.GetBytes(body)
                ),
                entry.RecordedAt + shift
            );
        }
    }

    private static async Task<(string Concern, string Case)> Walk(
        CaseWork work,
        DemoClock clock,
        Staff staff
    )
    {
        var raised = await work.Raise(staff.Teacher, new RaiseConcern(SafeNow.WithTrustedAdult));
        var concern = raised.Reference.Text;
        clock.Pass(6);
        var report = new CompleteConcern(
            new ChildNamed(null, Child),
            ["depicted"],
            false,
            "She said that someone in her class has a picture and has sent it on.",
            new ToldOfDevice("pupil", "child", "school", "small-group", null)
        );
        Expect(await work.Do(staff.Teacher, concern, report));
        clock.Pass(4);
        Expect(await work.Do(staff.Lead, concern, new TakeConcern()));
        clock.Pass(9);
        var opened = await work.Open(staff.Lead, concern, new OpenCase());
        var reference = Expect(opened).Reference.Text;
        foreach (var command in Commands())
        {
            clock.Pass(20);
            Expect(await work.Do(staff.Lead, reference, command));
        }

        await work.See(staff.Lead, reference, "overview");
        return (concern, reference);
    }

    private static IEnumerable<CaseCommand> Commands() =>
        [
            new AddPerson("Second Person", ["recipient"], null, null, 13),
            Fact("image.exists", "yes"),
            Fact("image.assessment", "potentially-illegal"),
            Fact("image.assessment-basis", "described"),
            Fact("image.origin", "self-willing"),
            Fact("adult.involved", "no"),
            Fact("harm.coercion", "no"),
            Fact("risk.immediate", "no"),
            .. Enumerable
                .Range(0, Notes)
                .Select(_ => new MakeNote(
                    "Spoke with the tutor: nothing new since this morning.",
                    null,
                    null
                )),
        ];

    private static EstablishFacts Fact(string id, string value) =>
        new([new FactGiven(id, null, [value])], null);

    private static Kept Expect(Outcome? outcome) =>
        outcome switch
        {
            Kept kept => kept,
            Refused refused => throw new InvalidOperationException(refused.Sentence),
            _ => throw new InvalidOperationException("There is no such case or report."),
        };
}
