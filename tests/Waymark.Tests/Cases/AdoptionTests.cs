using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

/// <summary>A school adopts an edition on a day; a case stays on its own until a named person moves it.</summary>
public sealed class AdoptionTests
{
    private static readonly DateOnly s_today = new(2026, 11, 16);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private const string Reason = "The governors agreed on it in October.";

    [Fact]
    public async Task A_case_opened_from_that_day_on_is_pinned_to_what_the_school_adopted()
    {
        await using var school = await SchoolInTest.Open();
        var before = await school.Case();
        await Adopt(school, s_today.AddDays(2));

        Assert.Equal("model-2019", (await school.See(await school.Case())).Case.Edition);
        school.Clock.Forward(TimeSpan.FromDays(2));
        var after = (await school.See(await school.Case())).Case;
        Assert.Equal("england-2026", after.Edition);
        Assert.Equal(SchoolInTest.England.Digest, after.Digest);
        Assert.Equal("model-2019", (await school.See(before)).Policy.Edition.Id);
    }

    [Fact]
    public async Task The_record_keeps_who_adopted_it_and_why()
    {
        await using var school = await SchoolInTest.Open();
        await Adopt(school, s_today);

        var now = await school.Schools.School(school.Id, Stop);
        var adopted = now!.Adopted[^1];
        Assert.Equal(("england-2026", s_today), (adopted.Edition, adopted.From));
        Assert.Equal((school.Head.Name, Reason), (adopted.By, adopted.Reason));
    }

    [Fact]
    public async Task A_school_that_said_nothing_of_a_day_keeps_what_it_began_with()
    {
        await using var school = await SchoolInTest.Open();
        var others = new Editions(SchoolInTest.England, [SchoolInTest.Policy]);
        var begun = new SchoolWork(school.Record, school.Views, school.Editions);
        await begun.Begin(
            school.Id,
            school.Head.As(),
            SchoolSettings.Of("Fenwick Green"),
            [],
            Stop
        );

        var now = await begun.School(school.Id, Stop);
        Assert.Equal("model-2019", others.InForce(now!, s_today).Edition.Id);
    }

    [Theory]
    [InlineData(-1, Reason, "This day is past. A policy counts from today or later.")]
    [InlineData(0, " ", "Say why the school adopts it.")]
    public async Task It_is_adopted_for_a_day_to_come_and_with_a_reason(
        int days,
        string reason,
        string says
    )
    {
        await using var school = await SchoolInTest.Open();
        var adopt = new AdoptEdition(SchoolInTest.England, s_today.AddDays(days), reason);

        Assert.Equal(says, await Refused(school, school.Head, adopt));
    }

    [Fact]
    public async Task Only_the_head_adopts()
    {
        await using var school = await SchoolInTest.Open();
        var adopt = new AdoptEdition(SchoolInTest.England, s_today, Reason);

        Assert.Equal(
            "Only the head adopts a policy for the school.",
            await Refused(school, school.Lead, adopt)
        );
    }

    [Fact]
    public async Task A_school_does_not_go_back_to_an_edition_that_its_own_builds_on()
    {
        await using var school = await SchoolInTest.Open();
        await Adopt(school, s_today);
        var back = new AdoptEdition(SchoolInTest.Policy, s_today.AddDays(1), Reason);

        var says = await Refused(school, school.Head, back);
        Assert.Contains("A school does not go back", says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_adopted_for_a_later_day_can_be_taken_back_before_it_comes()
    {
        await using var school = await SchoolInTest.Open();
        await Adopt(school, s_today.AddDays(9));
        var back = new AdoptEdition(SchoolInTest.Policy, s_today.AddDays(9), Reason);
        Assert.Null(await school.Schools.Adopt(school.Head, back, school.Clock.GetUtcNow(), Stop));

        school.Clock.Forward(TimeSpan.FromDays(10));
        Assert.Equal("model-2019", (await school.See(await school.Case())).Case.Edition);
    }

    private static async Task Adopt(SchoolInTest school, DateOnly from)
    {
        var adopt = new AdoptEdition(SchoolInTest.England, from, Reason);
        Assert.Null(await school.Schools.Adopt(school.Head, adopt, school.Clock.GetUtcNow(), Stop));
    }

    private static async Task<string> Refused(
        SchoolInTest school,
        Colleague who,
        AdoptEdition adopt
    ) => (await school.Schools.Adopt(who, adopt, school.Clock.GetUtcNow(), Stop))!.Sentence;
}
