using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>In which order duties stand, what holds a case open, and how deeds and settings aside meet them.</summary>
public sealed class DutyOrderTests
{
    private static readonly DateTime s_now = SmallPolicy.Now;

    [Fact]
    public void Open_comes_before_what_may_arise_then_what_is_met_then_what_is_set_aside_then_the_rest()
    {
        var policy = Policy(
            Block("not-arising", "absolute", "when: { fact: seen, is: yes }"),
            Block("aside", "must"),
            Block("met", "absolute"),
            Block("maybe", "absolute", "when: { fact: told, is: yes }"),
            Block("inform", "inform"),
            Block("consider", "consider"),
            Block("decide", "decide"),
            Block("must", "must"),
            Block("absolute", "absolute")
        );
        var deeds = new Deeds([Deed("met", null, 0)], [Aside("aside", null, 0)], []);
        Assert.Equal(
            [
                "absolute",
                "must",
                "decide",
                "consider",
                "inform",
                "maybe",
                "met",
                "aside",
                "not-arising",
            ],
            policy.Evaluate(SmallPolicy.Case("seen: no"), deeds, s_now).Duties.Select(Id)
        );
    }

    [Fact]
    public void Of_equals_what_is_due_first_comes_first_then_what_has_a_clock_then_as_written()
    {
        var policy = Policy(
            Block("none-b", "must"),
            Block("none-a", "must"),
            Block("lifetime", "must", "within: 9999 days\nclock: ours"),
            Block("later", "must", "within: 2 hours\nclock: ours"),
            Block("sooner", "must", "within: 1 hour\nclock: ours"),
            Block("sooner-too", "must", "within: 60 minutes\nclock: ours"),
            Block("days", "must", "within: 1 day\nclock: ours")
        );
        var duties = policy.Evaluate(CaseFacts.None, Deeds.None, s_now).Duties;
        Assert.Equal(
            ["sooner", "sooner-too", "later", "days", "lifetime", "none-b", "none-a"],
            duties.Select(Id)
        );
    }

    [Fact]
    public void Every_person_has_each_duty_in_the_order_of_the_case_however_many_there_are()
    {
        var policy = Policy(
            Block("each", "must", "for each: person"),
            Block("device", "must", "for each: device"),
            Block("case", "must")
        );
        var names = Enumerable.Range(1, 600).Select(number => $"p{number}").ToList();
        var facts = SmallPolicy.Case(
            "",
            [.. names.Select(name => SmallPolicy.Person(name, "")), SmallPolicy.Device("d", "")]
        );
        var duties = policy.Evaluate(facts, Deeds.None, s_now).Duties;
        Assert.Equal(
            [.. names.Select(name => $"each@{name}"), "device@d", "case@"],
            duties.Select(duty => $"{Id(duty)}@{duty.Entity}")
        );
    }

    [Fact]
    public void An_open_decision_or_stronger_holds_a_case_open_and_nothing_else_does()
    {
        var policy = Policy(
            Block("inform", "inform"),
            Block("consider", "consider"),
            Block("decide", "decide"),
            Block("must", "must"),
            Block("met", "must"),
            Block("maybe", "must", "when: { fact: told, is: yes }")
        );
        var guidance = policy.Evaluate(
            CaseFacts.None,
            Deeds.None with
            {
                Done = [Deed("met", null, 0)],
            },
            s_now
        );
        Assert.Equal(["must", "decide"], guidance.Duties.Where(duty => duty.HoldsOpen).Select(Id));
        Assert.Equal(
            ["Do must.", "Do decide."],
            guidance.Close.Grounds.Select(ground => ground.Say)
        );
        Assert.All(guidance.Close.Grounds, ground => Assert.True(ground.Known));
        Assert.Equal(Verdict.Refused, guidance.Close.Verdict);
    }

    [Theory]
    [InlineData("act 0, told 5", "10:05", "by told")]
    [InlineData("told 5, act 0", "10:05", "by told")]
    [InlineData("act 5, told 0", "10:05", "by act")]
    [InlineData("act 5, told 5", "10:05", "by act")]
    [InlineData("act 5, act 5", "10:05", "by act")]
    [InlineData("told 0, heard 3", "10:03", "by heard")]
    public void A_duty_is_met_by_the_latest_deed_and_of_two_at_once_by_the_first(
        string done,
        string at,
        string by
    )
    {
        var duty = Policy(Block("act", "must", "met by: [act, told, heard]"))
            .Evaluate(CaseFacts.None, Done(done), s_now)
            .Duties.Single();
        Assert.Equal(DutyState.Met, duty.State);
        Assert.Equal(at, $"{duty.DealtWith!.At:HH:mm}");
        Assert.Equal(by, duty.DealtWith.By);
        Assert.Null(duty.DealtWith.Reason);
    }

    [Theory]
    [InlineData("looked 0, act 0", DutyState.Met, "10:00")]
    [InlineData("looked 5, act 0", DutyState.Open, "10:05")]
    [InlineData("looked 0, act 3, looked 5", DutyState.Open, "10:05")]
    [InlineData("looked 0, act 3, looked 5, looked 7", DutyState.Open, "10:05")]
    [InlineData("looked 7, looked 5, act 3, looked 0", DutyState.Open, "10:05")]
    [InlineData("looked 0, act 3, looked 5, act 6", DutyState.Met, "10:05")]
    [InlineData("looked 2, looked 5", DutyState.Open, "10:02")]
    [InlineData("looked 3, act 3, looked 5", DutyState.Open, "10:05")]
    public void A_follow_up_runs_from_the_first_deed_after_it_was_last_met(
        string done,
        DutyState state,
        string since
    )
    {
        var duty = FollowUp().Evaluate(CaseFacts.None, Done(done), s_now).Duties.Single();
        Assert.Equal(state, duty.State);
        Assert.Equal(since, $"{duty.Since:HH:mm}");
    }

    [Theory]
    [InlineData(4, DutyState.Open)]
    [InlineData(5, DutyState.SetAside)]
    [InlineData(6, DutyState.SetAside)]
    public void A_follow_up_that_was_set_aside_begins_again_with_a_later_deed(
        int aside,
        DutyState state
    )
    {
        var deeds = Done("looked 5") with { SetAside = [Aside("act", null, aside)] };
        Assert.Equal(
            state,
            FollowUp().Evaluate(CaseFacts.None, deeds, s_now).Duties.Single().State
        );
    }

    [Fact]
    public void A_deed_meets_and_a_setting_aside_reaches_only_those_it_is_for()
    {
        var policy = Policy(Block("each", "must", "for each: person"), Block("other", "must"));
        var facts = SmallPolicy.Case(
            "",
            SmallPolicy.Person("a", ""),
            SmallPolicy.Person("b", ""),
            SmallPolicy.Person("c", "")
        );
        var deeds = new Deeds(
            [Deed("each", "a", 0), Deed("other", "a", 0)],
            [Aside("each", "b", 0), Aside("each", "b", 1), Aside("else", null, 2)],
            []
        );
        var duties = policy.Evaluate(facts, deeds, s_now).Duties;
        Assert.Equal(
            ["each@c Open", "other@ Open", "each@a Met", "each@b SetAside"],
            duties.Select(duty => $"{Id(duty)}@{duty.Entity} {duty.State}")
        );
        Assert.Equal(
            "10:01 because 1",
            $"{duties[3].DealtWith!.At:HH:mm} because {duties[3].DealtWith!.Reason}"
        );
        Assert.All(
            policy
                .Evaluate(facts, Deeds.None with { SetAside = [Aside("each", null, 0)] }, s_now)
                .Duties.Where(duty => Id(duty) == "each"),
            duty => Assert.Equal(DutyState.SetAside, duty.State)
        );
    }

    [Fact]
    public void What_was_done_comes_before_what_was_set_aside()
    {
        var deeds = new Deeds([Deed("act", null, 0)], [Aside("act", null, 5)], []);
        var duty = Policy(Block("act", "must"))
            .Evaluate(CaseFacts.None, deeds, s_now)
            .Duties.Single();
        Assert.Equal(DutyState.Met, duty.State);
        Assert.Equal("by act", duty.DealtWith!.By);
    }

    [Fact]
    public void A_clock_that_meets_no_open_day_for_more_than_a_year_counts_plain_days()
    {
        var closed = Enumerable
            .Range(0, 2000)
            .Select(day => DateOnly.FromDateTime(s_now).AddDays(day))
            .ToHashSet();
        var duty = Policy(Block("act", "must", "within: 2 working days\nclock: ours"))
            .Evaluate(
                CaseFacts.None,
                Deeds.None,
                s_now,
                new SchoolCalendar(closed, new HashSet<DateOnly>())
            )
            .Duties.Single();
        Assert.Equal(s_now.AddDays(802), duty.DueAt);
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-23")]
    [InlineData("2026-11-21", "2026-11-23")]
    [InlineData("2026-11-22", "2026-11-23")]
    [InlineData("2026-11-23", "2026-11-24")]
    public void A_working_day_is_no_saturday_and_no_sunday(string opened, string due)
    {
        var facts = CaseFacts.None with { OpenedAt = Day(opened) };
        foreach (var unit in new[] { "working", "school" })
        {
            Assert.Equal(
                Day(due),
                Policy(Block("act", "must", $"within: 1 {unit} day\nclock: ours"))
                    .Evaluate(facts, Deeds.None, s_now)
                    .Duties.Single()
                    .DueAt
            );
        }
    }

    private static DateTime Day(string day) =>
        DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static string Id(DutyOutlook duty) => duty.Duty.Id;

    private static Policy Policy(params string[] blocks) =>
        SmallPolicy.Of(string.Join("\n\n", blocks));

    private static string Block(string id, string strength, string more = "") =>
        $"```duty\nid: {id}\nclauses: [C.1]\ndo: Do {id}.\nby: lead\nstrength: {strength}\n{more}\n```";

    private static Policy FollowUp() =>
        Policy(
            "```follow-up\nid: act\nclauses: [C.1]\nafter: looked\ndo: Write it down.\nby: lead\nstrength: must\n```"
        );

    private static Deed Deed(string name, string? entity, int minute) =>
        new(name, entity, s_now.AddMinutes(minute), $"by {name}");

    private static SettingAside Aside(string duty, string? entity, int minute) =>
        new(duty, entity, $"{minute}", s_now.AddMinutes(minute), "the lead");

    private static Deeds Done(string done) =>
        Deeds.None with
        {
            Done =
            [
                .. done.Split(", ")
                    .Select(deed => deed.Split(' '))
                    .Select(deed =>
                        Deed(
                            deed[0],
                            null,
                            int.Parse(deed[1], System.Globalization.CultureInfo.InvariantCulture)
                        )
                    ),
            ],
        };
}
