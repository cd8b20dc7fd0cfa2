using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cases.Demo;

/// <summary>An adult of the demonstration school.</summary>
public sealed record DemoColleague(PersonId Person, string Name, IReadOnlyList<string> Roles);

/// <summary>Makes a demonstration school: a record of its own, two hundred invented pupils, the adults given, and two cases walked by the real commands at times that are past.</summary>
public static class DemoSchool
{
    // Numbers from those that Ofcom keeps free for stories.
    private const string OfficeNumber = "0161 496 0100";
    private const string LeadNumber = "0161 496 0117";
    private const string SocialCareNumber = "0161 496 0248";
    private const string StaffSupportNumber = "0161 496 0395";

    /// <summary>Makes the record in an empty place, and closes it again: open it with the clock of the day.</summary>
    /// <param name="staff">The adults: a lead, a deputy, a head, a member of the senior team and two others of the staff at least.</param>
    /// <param name="now">The present moment: the open case is of the last school morning, the closed one of the weeks before.</param>
    /// <param name="random">The same randomness gives the same pupils, references and story.</param>
    /// <param name="withCases">False: the adults only, no pupils and no cases. Where the edition in force is of another policy than the story, there are no cases either.</param>
    /// <exception cref="RecordException">There is a record there already.</exception>
    public static async Task<SchoolId> Make(
        (RecordPlace Record, MasterKey Key) place,
        Editions editions,
        IReadOnlyList<DemoColleague> staff,
        DateTimeOffset now,
        Random random,
        bool withCases = true
    )
    {
        ArgumentNullException.ThrowIfNull(editions);
        var clock = new DemoClock(now.AddDays(-24));
        using var record = RecordStore.Create(place.Record, place.Key, clock);
        var school = await record.CreateSchool();
        var views = new ViewStore(record);
        await views.Migrate();
        var story = DemoStory.Read();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var pupils = withCases ? DemoPupils.Make(story, today, random) : [];
        await Begin(new SchoolWork(record, views, editions), school, (story, pupils, staff));
        if (withCases && editions.ForNewSchools.Edition.Policy == story.Policy)
        {
            var work = new CaseWork(record, views, editions, clock, random);
            var cast = new DemoCast(
                [.. staff.Select(one => new Colleague(school, one.Person, one.Name, one.Roles))],
                pupils
            );
            await Walk(new DemoWalk(work, clock, cast), clock, story, now);
            await views.ForgetMessages(school);
        }

        await record.MakeCheckpoint(school);
        return school;
    }

    private static async Task Walk(
        DemoWalk walk,
        DemoClock clock,
        DemoStory story,
        DateTimeOffset now
    )
    {
        clock.MoveTo(SchoolMorning(now.AddDays(-20)));
        await walk.Closed(story.Closed);
        clock.MoveTo(SchoolMorning(now.AddHours(-5)));
        await walk.Open(story.Open);
    }

    /// <summary>Twenty to ten on the last weekday morning before this.</summary>
    private static DateTimeOffset SchoolMorning(DateTimeOffset before)
    {
        var day = SchoolTime.London.Day(before);
        while (true)
        {
            var morning = SchoolTime.London.Instant(day.ToDateTime(new TimeOnly(9, 40)));
            if (morning <= before && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                return morning;
            day = day.AddDays(-1);
        }
    }

    private static Task Begin(
        SchoolWork schools,
        SchoolId school,
        (DemoStory Story, IReadOnlyList<Pupil> Pupils, IReadOnlyList<DemoColleague> Staff) with
    )
    {
        var first = with.Staff.First(one => one.Roles.Contains(Roles.Administrator));
        var settings = new SchoolSettings(
            with.Story.School,
            [
                new PhoneNumber("School office", OfficeNumber),
                new PhoneNumber("Safeguarding lead on duty", LeadNumber),
                new PhoneNumber("Children's social care", SocialCareNumber),
            ],
            new TimeOnly(8, 15),
            new TimeOnly(16, 30),
            OfficeNumber
        )
        {
            StaffSupport = StaffSupportNumber,
        };
        var leads = with.Staff.Where(one =>
            one.Roles.Contains(Roles.SafeguardingLead) || one.Roles.Contains(Roles.DeputyLead)
        );
        return schools.Begin(
            school,
            new Author(first.Person, first.Name, Roles.Administrator),
            settings,
            [
                .. with.Staff.Select(one => new ColleagueJoined(one.Person, one.Name, one.Roles)),
                new CoverArranged([.. leads.Select(one => one.Person)]),
                new PupilsEnrolled(with.Pupils),
            ]
        );
    }
}

/// <summary>A clock that the story moves.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset at = start;

    public override DateTimeOffset GetUtcNow() => at;

    public void MoveTo(DateTimeOffset next) => at = next > at ? next : at;

    public void Pass(int minutes) => at = at.AddMinutes(minutes);
}

/// <summary>Who plays which part.</summary>
internal sealed record DemoCast(IReadOnlyList<Colleague> Staff, IReadOnlyList<Pupil> Pupils)
{
    public Colleague Lead => With(Roles.SafeguardingLead);
    public Colleague Deputy => With(Roles.DeputyLead);
    public Colleague Head => With(Roles.Head);
    public Colleague Senior => With(Roles.SeniorTeam);

    /// <summary>Two class teachers: staff and nothing else.</summary>
    public IReadOnlyList<Colleague> Teachers =>
        [.. Staff.Where(one => one.Roles is [Roles.Staff]).Take(2)];

    /// <summary>A girl of the oldest class, and a boy of it.</summary>
    public Pupil Girl(int place) => Pupils.Where(one => one.Sex == "female").ElementAt(^place);

    public Pupil Boy(int place) => Pupils.Where(one => one.Sex == "male").ElementAt(^place);

    private Colleague With(string role) => Staff.First(one => one.Has(role));
}
