using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

/// <summary>Who read what: what is noted, who is shown it, and what of it is unusual.</summary>
public sealed class ReadLogTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_reads_a_case_is_noted_once_a_quarter_hour()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        await school.See(reference);
        await school.See(reference);
        await school.See(reference, school.Head);
        Assert.Equal(2, (await school.ReadsOf(school.Lead, reference))!.Count);

        school.Clock.Forward(TimeSpan.FromMinutes(16));
        await school.See(reference);

        var looks = (await school.ReadsOf(school.Lead, reference))!;
        Assert.Equal([school.Lead.Name, school.Head.Name], looks.Take(2).Select(Name));
        Assert.Equal(3, looks.Count);
    }

    [Fact]
    public async Task Reading_is_listed_for_the_head_and_the_data_protection_officer_and_nobody_else()
    {
        await using var school = await SchoolInTest.Open();
        var officer = await Officer(school);
        var reference = await school.Case();
        await school.See(reference);

        Assert.Equal(school.Lead.Name, Name(Assert.Single(await school.Reads(officer))));
        Assert.Single(await school.Reads(school.Head));
        Assert.Single((await school.ReadsOf(officer, reference))!);
        foreach (var other in (Colleague[])[school.Lead, school.Teacher, school.Administrator])
            Assert.Empty(await school.Reads(other));
        Assert.Null(await school.ReadsOf(school.Teacher, reference));
        Assert.Null(await school.ReadsOf(officer, "BCDFGH"));
    }

    [Fact]
    public async Task The_reading_of_a_case_does_not_exist_for_who_is_named_in_it()
    {
        await using var school = await SchoolInTest.Open();
        var officer = await Officer(school);
        var reference = await school.Case();
        await school.See(reference);
        var named = new AddPerson(null, ["witness"], null, officer, null);
        await school.Do(school.Lead, reference, named);

        Assert.Empty(await school.Reads(officer));
        Assert.Null(await school.ReadsOf(officer, reference));
        Assert.NotEmpty(await school.Reads(school.Head));
    }

    [Fact]
    public async Task The_reading_of_a_concern_about_an_adult_who_works_here_is_kept_from_the_officer()
    {
        await using var school = await SchoolInTest.Open();
        var officer = await Officer(school);
        var raise = new RaiseConcern(SafeNow.WithTrustedAdult, Audience.Head);
        var raised = await school.Work.Raise(school.Teacher, raise, Stop);
        Assert.NotNull(await school.Work.Concern(school.Head, raised.Reference.Text, Stop));

        Assert.Empty(await school.Reads(officer));
        Assert.Single(await school.Reads(school.Head));
        Assert.Single(await school.Reads(school.Chair));
    }

    [Fact]
    public async Task Reading_in_school_hours_of_few_files_is_not_unusual()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        await school.See(reference);

        Assert.Empty(await school.Unusual(school.Head));
    }

    [Fact]
    public async Task More_files_in_a_day_than_the_policy_says_are_listed_with_the_reason()
    {
        await using var school = await SchoolInTest.Open();
        var most = Rule(WatchFor.ManyFiles).MoreThan!.Value;
        for (var files = 0; files < most; files++)
            await school.See(await school.Case());
        Assert.Empty(await school.Unusual(school.Head));

        await school.See(await school.Case());

        var found = Assert.Single(await school.Unusual(school.Head));
        Assert.Equal(Rule(WatchFor.ManyFiles), found.Rule);
        Assert.Equal((school.Lead.Name, most + 1), (found.Name, found.Files));
    }

    [Fact]
    public async Task A_file_of_a_child_with_the_readers_family_name_is_listed()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        var cousin = new AddPerson("Kit O'Korö", ["recipient"], null, null, 11);
        await school.Do(school.Lead, reference, cousin);
        await school.See(reference);
        Assert.Empty(await school.Unusual(school.Head));

        await school.See(reference, school.Deputy);

        var found = Assert.Single(await school.Unusual(school.Head));
        Assert.Equal(WatchFor.OwnName, found.Rule.For);
        Assert.Equal(school.Deputy.Person, found.Person);
    }

    [Theory]
    [InlineData("2026-11-17T07:59", false)]
    [InlineData("2026-11-17T05:59", true)]
    [InlineData("2026-11-17T18:01", true)]
    [InlineData("2026-11-21T10:00", true)]
    public async Task Reading_far_outside_school_hours_is_listed(string at, bool isListed)
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        var time = DateTimeOffset.Parse(
            at + "Z",
            System.Globalization.CultureInfo.InvariantCulture
        );
        school.Clock.Forward(time - school.Clock.GetUtcNow());
        await school.See(reference);

        var found = await school.Unusual(school.Head);

        Assert.Equal(isListed, found.Any(one => one.Rule.For == WatchFor.OutOfHours));
    }

    [Fact]
    public async Task The_lists_go_back_so_many_days_and_no_further()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        await school.See(reference);
        var days = ReadLog.DaysBack(SchoolInTest.Policy.Watches)!.Value;
        school.Clock.Forward(TimeSpan.FromDays(days));
        Assert.Single(await school.Reads(school.Head));

        school.Clock.Forward(TimeSpan.FromDays(1));
        Assert.Empty(await school.Reads(school.Head));
        await school.See(reference);

        Assert.Single(await school.Reads(school.Head));
        Assert.Equal(2, (await school.ReadsOf(school.Head, reference))!.Count);
    }

    private static WatchRule Rule(WatchFor looksFor) =>
        SchoolInTest.Policy.Watches.Single(rule => rule.For == looksFor);

    private static string Name(Look look) => look.By.Name;

    private static async Task<Colleague> Officer(SchoolInTest school)
    {
        string[] roles = [Roles.DataProtectionOfficer];
        var officer = new Colleague(school.Id, PersonId.Random(), "Dora Penhallow", roles);
        var joined = new ColleagueJoined(officer.Person, officer.Name, roles);
        await school.Schools.Record(school.Id, school.Administrator.As(), [joined], Stop);
        return officer;
    }
}
