using Waymark.Policies;

namespace Waymark.Tests.Policies;

public sealed class DutyTests
{
    private static readonly DateTime Friday = new(2026, 11, 13, 15, 30, 0);

    [Theory]
    [InlineData("30 minutes", "2026-11-13T16:00")]
    [InlineData("1 hour", "2026-11-13T16:30")]
    [InlineData("24 hours", "2026-11-14T15:30")]
    [InlineData("2 days", "2026-11-15T15:30")]
    [InlineData("1 working day", "2026-11-17T15:30")]
    [InlineData("2 working days", "2026-11-18T15:30")]
    [InlineData("1 school day", "2026-11-18T15:30")]
    [InlineData("2 school days", "2026-11-19T15:30")]
    public void A_clock_leaves_out_the_days_it_does_not_count(string within, string due)
    {
        // Monday is a bank holiday, and on Tuesday the school is closed.
        var calendar = new SchoolCalendar(
            new HashSet<DateOnly> { new(2026, 11, 16) },
            new HashSet<DateOnly> { new(2026, 11, 17) }
        );
        var facts = CaseFacts.None with { OpenedAt = Friday };
        var duty = Duty($"within: {within}\nclock: ours")
            .Evaluate(facts, Deeds.None, SmallPolicy.Now, calendar)
            .Duties.Single();

        Assert.Equal(Friday, duty.Since);
        Assert.Equal(due, $"{duty.DueAt:yyyy-MM-ddTHH:mm}");
    }

    [Theory]
    [InlineData("{ all: [ { fact: seen, is: yes }, { fact: told, is: yes } ] }", 12)]
    [InlineData("{ any: [ { fact: seen, is: yes }, { fact: told, is: yes } ] }", 9)]
    [InlineData("{ not: { any: [ { fact: seen, is: no }, { fact: told, is: no } ] } }", 12)]
    [InlineData("{ unless known to be: { fact: kind, is: large } }", 8)]
    [InlineData("{ any: [ { fact: seen, is: yes }, { known: words } ] }", 9)]
    public void A_clock_starts_when_the_condition_came_to_hold(string condition, int hour)
    {
        var day = new DateTime(2026, 11, 16);
        var facts = new CaseFacts(
            new Dictionary<string, FactValue>
            {
                ["seen"] = new(["yes"], day.AddHours(9)),
                ["told"] = new(["yes"], day.AddHours(12)),
            },
            [],
            [],
            day.AddHours(8)
        );
        var duty = Duty($"when: {condition}")
            .Evaluate(facts, Deeds.None, day.AddHours(14))
            .Duties.Single();
        Assert.Equal(day.AddHours(hour), duty.Since);
    }

    [Fact]
    public void A_clock_starts_now_where_nobody_says_when_the_case_began() =>
        Assert.Equal(SmallPolicy.Now, Outlook(Duty(""), CaseFacts.None).Since);

    [Theory]
    [InlineData("must")]
    [InlineData("decide")]
    public void A_duty_can_be_set_aside_with_a_reason(string strength)
    {
        var duty = Outlook(Duty("", strength), CaseFacts.None, SetAside());
        Assert.Equal(DutyState.SetAside, duty.State);
        Assert.Equal("There was no need.", duty.DealtWith!.Reason);
    }

    [Theory]
    [InlineData("absolute")]
    [InlineData("consider")]
    [InlineData("inform")]
    public void A_duty_of_another_strength_cannot(string strength) =>
        Assert.Equal(DutyState.Open, Outlook(Duty("", strength), CaseFacts.None, SetAside()).State);

    [Fact]
    public void A_duty_is_met_by_its_own_name_or_by_one_it_names()
    {
        var policy = Duty("met by: [lead-told]");
        Assert.Equal(DutyState.Met, Outlook(policy, CaseFacts.None, Done("act")).State);
        Assert.Equal(DutyState.Met, Outlook(policy, CaseFacts.None, Done("lead-told")).State);
        Assert.Equal(DutyState.Open, Outlook(policy, CaseFacts.None, Done("other")).State);
    }

    [Fact]
    public void A_deed_for_one_person_meets_the_duty_for_that_person_alone()
    {
        var policy = Duty("for each: person");
        var facts = SmallPolicy.Case("", SmallPolicy.Person("a", ""), SmallPolicy.Person("b", ""));
        var duties = policy.Evaluate(facts, Done("act", "a"), SmallPolicy.Now).Duties;
        Assert.Equal(["b Open", "a Met"], duties.Select(duty => $"{duty.Entity} {duty.State}"));
        Assert.All(
            policy.Evaluate(facts, Done("act"), SmallPolicy.Now).Duties,
            duty => Assert.Equal(DutyState.Met, duty.State)
        );
    }

    [Fact]
    public void A_duty_may_arise_where_what_it_hangs_on_is_not_known()
    {
        var policy = Duty("for each: person\nwhere: { fact: person.upset, is: yes }");
        var facts = SmallPolicy.Case("", SmallPolicy.Person("a", ""));
        var duty = Outlook(policy, facts);
        Assert.Equal(DutyState.MayArise, duty.State);
        Assert.Null(duty.DueAt);
    }

    [Fact]
    public void A_follow_up_begins_with_its_deed_and_again_with_each()
    {
        var policy = SmallPolicy.Of(
            """
            ```follow-up
            id: act
            clauses: [C.1]
            after: looked
            do: Write down what was done.
            by: lead
            strength: must
            within: 1 hour
            clock: ours
            ```
            """
        );
        Assert.Equal(DutyState.NotArising, Outlook(policy, CaseFacts.None).State);

        var once = Done("looked");
        Assert.Equal(SmallPolicy.Now.AddHours(1), Outlook(policy, CaseFacts.None, once).DueAt);

        var met = once with
        {
            Done = [.. once.Done, new("act", null, SmallPolicy.Now.AddMinutes(10), null)],
        };
        Assert.Equal(DutyState.Met, Outlook(policy, CaseFacts.None, met).State);

        var again = SmallPolicy.Now.AddDays(1);
        var twice = met with { Done = [.. met.Done, new("looked", null, again, null)] };
        var duty = Outlook(policy, CaseFacts.None, twice);
        Assert.Equal(DutyState.Open, duty.State);
        Assert.Equal(again, duty.Since);
    }

    [Fact]
    public void A_duty_of_the_school_is_no_part_of_a_case()
    {
        var policy = Duty("scope: school");
        Assert.Empty(policy.Evaluate(CaseFacts.None, Deeds.None, SmallPolicy.Now).Duties);
        Assert.Equal(Scope.School, Assert.Single(policy.Duties).Scope);
    }

    [Fact]
    public void The_most_urgent_comes_first()
    {
        var policy = SmallPolicy.Of(
            string.Join(
                "\n\n",
                Block("not-arising", "absolute", "when: { fact: seen, is: yes }"),
                Block("later", "must", "within: 3 hours\nclock: ours"),
                Block("sooner", "must", "within: 1 hour\nclock: ours"),
                Block("maybe", "absolute", "when: { fact: told, is: yes }"),
                Block("shown", "inform", ""),
                Block("absolute", "absolute", "")
            )
        );
        var duties = policy
            .Evaluate(SmallPolicy.Case("seen: no"), Deeds.None, SmallPolicy.Now)
            .Duties;
        Assert.Equal(
            ["absolute", "sooner", "later", "shown", "maybe", "not-arising"],
            duties.Select(duty => duty.Duty.Id)
        );
    }

    [Fact]
    public void A_duty_says_why_with_what_was_answered_by_whom_and_when()
    {
        var facts = new CaseFacts(
            new Dictionary<string, FactValue>
            {
                ["kind"] = new(["odd"], SmallPolicy.Now, "the class teacher"),
            },
            [],
            []
        );
        var guidance = Duty(
                "when: { all: [ { fact: kind, is: odd }, { not: { fact: seen, is: yes } } ] }"
            )
            .Evaluate(facts, Deeds.None, SmallPolicy.Now);
        Assert.Equal(
            ["Has anyone seen it? Not known."],
            guidance.Because(guidance.Duties[0]).Sentences()
        );

        var known = facts with
        {
            Case = facts.Case.Append(new("seen", new(["no"]))).ToDictionary(),
        };
        guidance = guidance.Policy.Evaluate(known, Deeds.None, SmallPolicy.Now);
        Assert.Equal(
            [
                "What kind of thing is it? Something odd, said by the class teacher, known at 10:00 on 16 November 2026.",
                "Has anyone seen it? No.",
            ],
            guidance.Because(guidance.Duties[0]).Sentences()
        );
    }

    [Theory]
    [InlineData("nothing: yes", "the vocabulary has no fact `nothing`")]
    [InlineData(
        "kind: huge",
        "the fact `kind` cannot be `huge`: it is one of `small`, `large`, `odd`"
    )]
    [InlineData("count: -1", "the fact `count` cannot be `-1`: it is a whole number")]
    [InlineData(
        "made-on: 2026-02-30",
        "the fact `made-on` cannot be `2026-02-30`: it is a date such as 2026-11-16"
    )]
    [InlineData("seen: yes|no", "the fact `seen` cannot be `yes, no`: it is one of `yes`, `no`")]
    [InlineData("person.age: 3", "the fact `person.age` is of the person, not of the case")]
    public void A_fact_that_does_not_fit_is_a_fault_that_names_it(string facts, string message) =>
        Assert.Equal(
            message,
            Assert
                .Throws<ArgumentException>(() => Outlook(Duty(""), SmallPolicy.Case(facts)))
                .Message
        );

    private static Policy Duty(string more, string strength = "must") =>
        SmallPolicy.Of(Block("act", strength, more));

    private static string Block(string id, string strength, string more) =>
        $"```duty\nid: {id}\nclauses: [C.1]\ndo: Do {id}.\nby: lead\nstrength: {strength}\n{more}\n```";

    private static DutyOutlook Outlook(Policy policy, CaseFacts facts, Deeds? deeds = null) =>
        policy.Evaluate(facts, deeds ?? Deeds.None, SmallPolicy.Now).Duties.Single();

    private static Deeds Done(string name, string? entity = null) =>
        Deeds.None with
        {
            Done = [new Deed(name, entity, SmallPolicy.Now, "the lead")],
        };

    private static Deeds SetAside() =>
        Deeds.None with
        {
            SetAside =
            [
                new SettingAside("act", null, "There was no need.", SmallPolicy.Now, "the lead"),
            ],
        };
}
