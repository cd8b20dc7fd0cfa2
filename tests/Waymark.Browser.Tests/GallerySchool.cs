using Microsoft.Extensions.DependencyInjection;
using Waymark.Browser.Tests.Support;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Record;
using Waymark.Tests.Web.Support;
using Waymark.Web.Accounts;

namespace Waymark.Browser.Tests;

/// <summary>The demonstration school with something of each kind: a report that waits, one that is taken, a search to answer, a decision that is stale. One browser for all.</summary>
public sealed class GallerySchool : IAsyncLifetime
{
    private static readonly string[] s_yes =
    [
        "search.belief",
        "search.policy-compliant",
        "search.safeguarding-present",
        "search.same-sex",
    ];

    // Besides the two hundred of the demonstration: those whom the reports here are about.
    private static readonly Pupil[] s_pupils =
    [
        .. new[]
        {
            "Ottilie Fennimore",
            "Wren Ashby",
            "Lorcan Vellacott",
            "Saskia Thistlewood",
        }.Select(
            (name, place) =>
                new Pupil(
                    new Guid(place + 1, 0, 0, new byte[8]),
                    name,
                    "6B",
                    new DateOnly(2016, 1, 5),
                    null,
                    null,
                    null,
                    []
                )
        ),
    ];

    private readonly WebSchool _school = WebSchool.WithCases();
    private CaseWork _work = null!;
    private School _register = null!;

    internal SchoolOnScreen Screen { get; private set; } = null!;

    internal GalleryLook Look { get; private set; } = null!;

    /// <summary>An open case in which much has happened, and one that is closed.</summary>
    internal string Open { get; private set; } = "";

    internal string Closed { get; private set; } = "";

    /// <summary>A report that is taken and not decided on.</summary>
    internal string Taken { get; private set; } = "";

    /// <summary>A report that its writer has not finished.</summary>
    internal string Unfinished { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Screen = await SchoolOnScreen.Open(_school);
        _work = _school.Services.GetRequiredService<CaseWork>();
        var id = _school.Services.GetRequiredService<SchoolRecord>().School;
        foreach (var role in new[] { Roles.Governor, Roles.DataProtectionOfficer })
        {
            await Joins(id, role);
        }

        await Writes(id, new PupilsEnrolled(s_pupils));

        _register = (await _school.Services.GetRequiredService<SchoolWork>().School(id))!;
        Look = new GalleryLook([
            .. _register.Colleagues.Select(one => one.Name),
            .. s_pupils.Select(one => one.Name),
        ]);
        Closed = await ClosedCase();
        Open = await BusyCase();
        await Reports();
    }

    public ValueTask DisposeAsync() => Screen.DisposeAsync();

    private async Task Joins(SchoolId id, string role)
    {
        var person = new NewAccount(PersonId.Random(), $"Alex {role}", role, [role]);
        await using var scope = _school.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<NewAccounts>();
        Assert.Null(await accounts.MakeForKnown(person, WebSchool.Password));
        var joined = new ColleagueJoined(person.Person, person.Name, person.Roles);
        await Writes(id, joined);
    }

    private async Task Writes(SchoolId id, Happening what)
    {
        var author = new Author(PersonId.Random(), "Ali Brooks", Roles.Administrator);
        await _school.Services.GetRequiredService<SchoolWork>().Record(id, author, [what]);
    }

    private async Task<string> ClosedCase()
    {
        var list = _school.Services.GetRequiredService<Waymark.Cases.Views.Worklist>();
        var cases = await list.Cases(Who("Priya Shah"));
        return cases.Single(one => !one.IsOpen).Reference.Text;
    }

    private async Task<string> BusyCase()
    {
        var report = await Sends("Tom Ellis", Audience.Safeguarding, pupil: 0);
        var ours = await Opens("Priya Shah", report);
        var other = School.Seen(s_pupils[1]);
        await Lead(ours, new AddPerson(null, ["recipient"], other, null, null));
        await Lead(ours, new AddPerson("A cousin, name not known", ["forwarder"], null, null, 15));
        await Lead(ours, new AddPlace("A group chat", "messaging"));
        await Lead(ours, new AddPlace("Year 6 shared drive", "school-network"));
        await Lead(ours, new AddDevice("Her own phone", "pupil", "child", "school"));
        await Lead(ours, new AddDevice("A class tablet", "school", "school", "school"));
        await Lead(ours, new GiveSight(Who("Nora Quinn"), ["p1"], "She plans the support."));
        await Lead(ours, new TakeDecision("police", "not-made", "Not as things stand today."));
        await Lead(
            ours,
            new EstablishFacts([new FactGiven("adult.involved", null, ["possible"])], "her mother")
        );
        await Lead(ours, new TakeDecision("ceop", "not-made", "Nobody from outside wrote to her."));
        await Lead(ours, new MakeNote("Her mother rang and will come at noon.", null, null));
        Colleague[] told = [Who("Ruth Lowe"), Who("Helen Reid")];
        await Lead(ours, new TellSeniorTeam(told, "Please keep four o'clock free.", null));
        _school.Clock.Move(TimeSpan.FromMinutes(5));
        await Searches(ours);
        return ours;
    }

    /// <summary>One search that waits for the head, one that the policy refused, one done without asking.</summary>
    private async Task Searches(string ours)
    {
        foreach (var child in new[] { "p1", "p2", "p3" })
        {
            FactGiven[] calm = [new("person.distress-if-search", child, ["unlikely"])];
            await Lead(ours, new EstablishFacts(calm, null));
        }

        FactGiven[] facts =
        [
            .. s_yes.Select(fact => new FactGiven(fact, null, ["yes"])),
            new("search.reason", null, ["Two pupils say that it is in a group chat on it."]),
            new("act.at", null, ["2026-11-23T15:00"]),
        ];
        await Lead(ours, new AskToSearch(ActIds.Search, "d1", facts));
        FactGiven[] alone = [.. facts.Where(fact => fact.Fact != "search.safeguarding-present")];
        FactGiven nobody = new("search.safeguarding-present", null, ["no"]);
        var tried = new AskToSearch(ActIds.Search, "d2", [.. alone, nobody]);
        Assert.IsType<Refused>(await _work.Do(Who("Priya Shah"), ours, tried));
        await Lead(ours, new RecordSearch(null, ActIds.Search, "d2", "Tom Ellis, alone", ""));
    }

    private async Task Reports()
    {
        Taken = await Sends("Tom Ellis", Audience.Safeguarding, pupil: 0);
        Assert.IsType<Kept>(await _work.Do(Who("Priya Shah"), Taken, new TakeConcern()));
        await Sends("Amina Yusuf", Audience.Safeguarding, pupil: 2);
        await Sends("Amina Yusuf", Audience.Head, pupil: 3);
        await Sends("Amina Yusuf", Audience.Chair, pupil: 1);
        var raised = await _work.Raise(Who("Tom Ellis"), new(SafeNow.WorriedAboutToday));
        Unfinished = raised.Reference.Text;
        _school.Clock.Move(TimeSpan.FromMinutes(4));
    }

    private async Task<string> Sends(string teacher, Audience audience, int pupil)
    {
        var child = s_pupils[pupil];
        var raised = await _work.Raise(Who(teacher), new(SafeNow.WithTrustedAdult, audience));
        var words = "They kept asking and I sent it. Please do not tell my mum.";
        var rest = new CompleteConcern(new(child.Id, null), ["depicted"], false, words, null);
        var sent = rest with { Pupil = School.Seen(child) };
        Assert.IsType<Kept>(await _work.Do(Who(teacher), raised.Reference.Text, sent));
        return raised.Reference.Text;
    }

    private async Task<string> Opens(string lead, string report)
    {
        Assert.IsType<Kept>(await _work.Do(Who(lead), report, new TakeConcern()));
        return Assert
            .IsType<Kept>(await _work.Open(Who(lead), report, new OpenCase()))
            .Reference.Text;
    }

    private async Task Lead(string reference, CaseCommand command)
    {
        var outcome = await _work.Do(Who("Priya Shah"), reference, command);
        Assert.True(outcome is Kept, (outcome as Refused)?.Sentence ?? $"{command}: nothing there");
    }

    private Colleague Who(string name) => _register.Colleagues.Single(one => one.Name == name);
}
