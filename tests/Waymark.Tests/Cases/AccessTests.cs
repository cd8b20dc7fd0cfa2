using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

public sealed class AccessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_person_sees_what_their_part_needs()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        var one = (await school.See(reference)).Case;

        Assert.Equal(Sight.Whole, Access.OnCase(school.Lead, one));
        Assert.Equal(Sight.Whole, Access.OnCase(school.Deputy, one));
        Assert.Equal(Sight.Whole, Access.OnCase(school.Head, one));
        Assert.Equal(Sight.Stage, Access.OnCase(school.Senior, one));
        Assert.Equal(Sight.PlaceAndTask, Access.OnCase(school.Technician, one));
        Assert.Equal(Sight.Status, Access.OnCase(school.Teacher, one));
        Assert.Equal(Sight.PlaceAndTask, Access.OnCase(school.Senco, one));
        Assert.Equal(Sight.None, Access.OnCase(school.Administrator, one));
        Assert.Equal(Sight.None, Access.OnCase(school.Chair, one));
    }

    [Fact]
    public async Task Unknown_and_forbidden_are_the_same_nothing()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();

        Assert.Null(await school.Work.See(school.Lead, "ZZZZZZ", "overview", Stop));
        Assert.Null(await school.Work.See(school.Lead, "not a reference", "overview", Stop));
        Assert.Null(await school.Work.See(school.Administrator, reference, "overview", Stop));
        Assert.Null(await school.Work.Do(school.Teacher, reference, Note(), Stop));
        Assert.Null(await school.Work.Do(school.Senior, reference, Note(), Stop));
        Assert.Empty(await school.CasesOf(school.Administrator));
    }

    [Fact]
    public async Task Where_a_lead_is_named_the_case_does_not_exist_for_them()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        Assert.Single(await school.CasesOf(school.Deputy));

        await school.Do(
            school.Lead,
            reference,
            new AddPerson(null, ["witness"], null, school.Deputy, null)
        );

        Assert.Null(await school.Work.See(school.Deputy, reference, "overview", Stop));
        Assert.Empty(await school.CasesOf(school.Deputy));
        Assert.Empty(await school.Tasks(school.Deputy));
        Assert.Empty((await school.Inbox(school.Deputy)).Today);
    }

    [Fact]
    public async Task A_concern_about_an_adult_who_works_here_is_for_the_head_alone()
    {
        await using var school = await SchoolInTest.Open();
        var raised = await school.Work.Raise(
            school.Teacher,
            new RaiseConcern(SafeNow.NotSure, Audience.Head),
            Stop
        );
        var reference = raised.Reference.Text;

        Assert.Empty((await school.Inbox(school.Lead)).NotSafeNow);
        Assert.Null(await school.Work.Concern(school.Lead, reference, Stop));
        Assert.Null(await school.Work.Do(school.Lead, reference, new TakeConcern(), Stop));
        Assert.Single((await school.Inbox(school.Head)).NotSafeNow);
        Assert.NotNull(await school.Work.Concern(school.Head, reference, Stop));
        Assert.Single(await school.MyReports(school.Teacher));
        var outbox = new Outbox(school.Record, school.Views, school.Clock);
        var messages = await outbox.Lease(school.Id, 10, TimeSpan.FromMinutes(1), Stop);
        Assert.Equal([school.Head.Person], messages.Select(message => message.To).Distinct());
    }

    [Fact]
    public async Task A_concern_about_the_head_never_goes_to_the_head()
    {
        await using var school = await SchoolInTest.Open();
        var raised = await school.Work.Raise(
            school.Teacher,
            new RaiseConcern(SafeNow.NotSure, Audience.Chair),
            Stop
        );
        var outbox = new Outbox(school.Record, school.Views, school.Clock);
        var messages = await outbox.Lease(school.Id, 10, TimeSpan.FromMinutes(1), Stop);

        Assert.Empty((await school.Inbox(school.Head)).NotSafeNow);
        Assert.Null(await school.Work.Concern(school.Head, raised.Reference.Text, Stop));
        Assert.Single((await school.Inbox(school.Chair)).NotSafeNow);
        Assert.Equal([school.Chair.Person], messages.Select(message => message.To).Distinct());
    }

    [Fact]
    public async Task Support_sees_the_named_children_and_no_others()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        var friend = new AddPerson("Bram Yarrow", ["witness"], null, null, 11);
        await school.Do(school.Lead, reference, friend);
        Assert.Null(await school.Work.SeeSupport(school.Senco, reference, Stop));

        var give = new GiveSight(school.Senco, ["p1"], "She plans the support.");
        await school.Do(school.Lead, reference, give);

        var seen = await school.Work.SeeSupport(school.Senco, reference, Stop);
        Assert.Equal("Ottilie Fennimore", Assert.Single(seen!.Children).Name);
        Assert.Null(await school.Work.See(school.Senco, reference, "overview", Stop));
    }

    [Fact]
    public async Task The_technician_sees_place_and_task_and_no_name()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        await school.Do(school.Lead, reference, new AddPlace("The shared drive", "school-network"));

        var tasks = await school.Tasks(school.Technician);

        Assert.NotEmpty(tasks);
        Assert.All(tasks, task => Assert.True(task.LocationOnly));
        Assert.All(tasks, task => Assert.Equal("school-network", task.Place));
        Assert.DoesNotContain(
            "Ottilie",
            System.Text.Json.JsonSerializer.Serialize(tasks),
            StringComparison.Ordinal
        );
    }

    private static MakeNote Note() => new("Her mother rang.", null, null);
}
