using Microsoft.Extensions.DependencyInjection;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Record;
using Waymark.Tests.Web.Support;
using Waymark.Web.Accounts;

namespace Waymark.Tests.Web;

/// <summary>How a person stands to a case.</summary>
internal enum Relation
{
    Stranger,
    Reporter,
    Named,
    Told,
    Restricted,
}

/// <summary>A case in which something of each kind has happened, and the report through which a person came to it.</summary>
internal sealed record Stood(string Case, string Concern);

/// <summary>One school for many tests: besides the staff a person of each role alone, and a case for each way of standing to one. Tests only read it.</summary>
public sealed class PeopledSchool : IAsyncLifetime
{
    public const string ChildsName = "Wren Ashby";
    public const string OtherName = "Lorcan Vellacott";
    public const string RestrictedName = "Saskia Thistlewood";
    public const string Words = "She says a zanzibar canary was in the cupboard.";
    private readonly Dictionary<(Relation, string), string> concerns = [];
    private readonly Dictionary<Relation, string> cases = [];
    private readonly Dictionary<string, Colleague> people = [];

    internal WebSchool School { get; } = WebSchool.WithStaff();

    /// <summary>An account for each role, named by it, with no other role.</summary>
    internal static IReadOnlyList<string> OneOfEach => Roles.All;

    internal SchoolId Id => School.Get<SchoolRecord>().School;

    /// <summary>Somebody who signs in nowhere here, for the pages that change an account.</summary>
    internal Colleague Spare { get; private set; } = null!;

    /// <summary>Somebody who has read a file.</summary>
    internal Colleague Reader { get; private set; } = null!;

    internal Task<Browser> As(string role) => School.SignedIn(role);

    internal Colleague Person(string role) => people[role];

    internal string Case(Relation relation) => cases[relation];

    /// <summary>Null where nobody of that role stands so.</summary>
    internal Stood? Of(string role, Relation relation) =>
        relation == Relation.Told && !CanBeTold(people[role])
            ? null
            : new(
                cases[relation],
                concerns.GetValueOrDefault((relation, role)) ?? concerns[(relation, "")]
            );

    public async ValueTask InitializeAsync()
    {
        _ = School.Services;
        foreach (var role in OneOfEach)
            await Join(role);
        Reader = await School.Colleague("Priya Shah");
        Spare = await School.Colleague("Gwen Pritchard");
        await Begin(Relation.Stranger);
        await Begin(Relation.Reporter);
        foreach (var role in OneOfEach)
            await Report(role);
        await Begin(Relation.Named);
        foreach (var one in people.Values)
            await Lead(Relation.Named, new AddPerson(null, ["witness"], null, one, null));
        await Begin(Relation.Told);
        Colleague[] told = [.. people.Values.Where(CanBeTold)];
        await Lead(Relation.Told, new TellSeniorTeam(told, "Please keep four o'clock free.", null));
        await BeginRestricted();
        Assert.NotNull(await School.Get<CaseWork>().See(Reader, cases[Relation.Stranger], "words"));
    }

    public ValueTask DisposeAsync() => School.DisposeAsync();

    /// <summary>Entries of the school, but for those that say somebody read something.</summary>
    internal Task<int> Written() => School.Written();

    private static bool CanBeTold(Colleague one) =>
        one.Has(Roles.SeniorTeam) || one.Has(Roles.Head) || one.Has(Roles.DeputyLead);

    private async Task Join(string role)
    {
        var person = new NewAccount(PersonId.Random(), $"Pat {role}", role, [role]);
        await using var scope = School.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<NewAccounts>();
        Assert.Null(await accounts.MakeForKnown(person, WebSchool.Password));
        var joined = new ColleagueJoined(person.Person, person.Name, person.Roles);
        await School.Get<SchoolWork>().Record(Id, Colleague(person).As(), [joined]);
        people[role] = Colleague(person);
    }

    private Colleague Colleague(NewAccount one) => new(Id, one.Person, one.Name, one.Roles);

    /// <summary>A case told by a teacher, in which something of each kind has happened.</summary>
    private async Task Begin(Relation relation)
    {
        var teacher = await School.Colleague("Tom Ellis");
        var concern = await Send(teacher, Audience.Safeguarding, ChildsName);
        var lead = await School.Colleague("Priya Shah");
        concerns[(relation, "")] = concern;
        cases[relation] = await Open(lead, concern);
        await Furnish(relation);
    }

    private async Task BeginRestricted()
    {
        var teacher = await School.Colleague("Tom Ellis");
        var head = await School.Colleague("Helen Reid");
        var concern = await Send(teacher, Audience.Head, RestrictedName);
        concerns[(Relation.Restricted, "")] = concern;
        var made = cases[Relation.Restricted] = await Open(head, concern);
        await Kept(head, made, new AddPlace("The staff drive", "school-network"));
        await Kept(head, made, new AddDevice("A tablet", "pupil", "child", "school"));
    }

    private async Task Report(string role)
    {
        var concern = await Send(people[role], Audience.Safeguarding, ChildsName);
        concerns[(Relation.Reporter, role)] = concern;
        var lead = await School.Colleague("Priya Shah");
        var work = School.Get<CaseWork>();
        Assert.IsType<Kept>(await work.Do(lead, concern, new TakeConcern()));
        Assert.IsType<Kept>(await work.Join(lead, concern, cases[Relation.Reporter], "p1"));
    }

    private async Task<string> Send(Colleague who, Audience audience, string child)
    {
        var work = School.Get<CaseWork>();
        var raised = await work.Raise(who, new RaiseConcern(SafeNow.WithTrustedAdult, audience));
        var report = new CompleteConcern(
            new ChildNamed(null, child),
            ["depicted"],
            false,
            Words,
            null
        );
        Assert.IsType<Kept>(await work.Do(who, raised.Reference.Text, report));
        return raised.Reference.Text;
    }

    private async Task<string> Open(Colleague who, string concern)
    {
        var work = School.Get<CaseWork>();
        Assert.IsType<Kept>(await work.Do(who, concern, new TakeConcern()));
        var opened = await work.Open(who, concern, new OpenCase());
        return Assert.IsType<Kept>(opened).Reference.Text;
    }

    private async Task Furnish(Relation relation)
    {
        await Lead(relation, new AddPerson(OtherName, ["recipient"], null, null, 11));
        await Lead(relation, new AddPlace("Year 6 shared drive", "school-network"));
        await Lead(relation, new AddDevice("A phone", "pupil", "child", "school"));
        await Lead(
            relation,
            new RecordSearch(null, ActIds.Search, "d1", "Tom Ellis and Priya Shah", "")
        );
        await Lead(relation, new TakeDecision("police", "not-made", "Not as things stand."));
        await Lead(relation, new MakeNote("Her mother rang.", null, null));
        await Lead(relation, new RecordAct("tell-parents", "p1", [], "Her mother was told.", null));
        var support = new GiveSight(people[Roles.Support], ["p1"], "She plans the support.");
        await Lead(relation, support);
    }

    private async Task Lead(Relation relation, CaseCommand command) =>
        await Kept(await School.Colleague("Priya Shah"), cases[relation], command);

    private async Task Kept(Colleague who, string reference, CaseCommand command)
    {
        var outcome = await School.Get<CaseWork>().Do(who, reference, command);
        Assert.True(outcome is Kept, (outcome as Refused)?.Sentence ?? $"{command}: nothing there");
    }
}
