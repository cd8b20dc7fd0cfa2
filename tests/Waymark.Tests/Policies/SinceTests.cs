using System.Globalization;
using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>Since when a duty is owed, for every kind of condition: its clock runs from there.</summary>
public sealed partial class SinceTests
{
    private const string Seen = "{ fact: seen, is: yes }";
    private const string Told = "{ fact: told, is: yes }";
    private const string Upset = "{ fact: person.upset, is: yes }";
    private static readonly DateTime s_day = new(2026, 11, 16);

    [Theory]
    [InlineData($"{{ not: {{ all: [{Seen}, {Told}] }} }}", "seen: no 9, told: no 12", 9)]
    [InlineData($"{{ not: {{ all: [{Seen}, {Told}] }} }}", "seen: no 12, told: yes 9", 12)]
    [InlineData($"{{ any: [{Seen}, {Told}] }}", "seen: no 9, told: yes 12", 12)]
    [InlineData($"{{ any: [{Seen}, {Told}] }}", "seen: yes 12, told: yes 9", 9)]
    [InlineData($"{{ all: [{Seen}, {Told}] }}", "seen: yes 12, told: yes 9", 12)]
    [InlineData($"{{ not: {{ any: [{Seen}, {Told}] }} }}", "seen: no 12, told: no 9", 12)]
    [InlineData($"{{ is known: {Seen} }}", "seen: yes 9", 9)]
    [InlineData($"{{ not: {{ is known: {Seen} }} }}", "seen: no 9", 9)]
    [InlineData($"{{ not: {{ is known: {Seen} }} }}", "", 8)]
    [InlineData($"{{ unless known to be: {Seen} }}", "seen: yes 9", 9)]
    [InlineData($"{{ unless known to be: {Seen} }}", "", 8)]
    [InlineData($"{{ not: {{ unless known to be: {Seen} }} }}", "seen: no 9", 9)]
    [InlineData(
        "{ fact: began-at, before: ended-at }",
        "began-at: 2026-11-16T08:30 9, ended-at: 2026-11-16T08:40 12",
        12
    )]
    [InlineData(
        "{ fact: began-at, before: ended-at }",
        "began-at: 2026-11-16T08:30 12, ended-at: 2026-11-16T08:40 9",
        12
    )]
    [InlineData("{ fact: count, at least: 3 }", "count: 4 10", 10)]
    public void Of_facts_that_must_all_hold_the_last_counts_and_of_those_that_are_enough_the_first(
        string condition,
        string facts,
        int hour
    ) => Assert.Equal(hour, Since(condition, Case(facts)));

    [Theory]
    [InlineData($"{{ some: person, where: {Upset} }}", "yes 11", "yes 9", 9)]
    [InlineData($"{{ some: person, where: {Upset} }}", "no 9", "yes 11", 11)]
    [InlineData($"{{ not: {{ some: person, where: {Upset} }} }}", "no 11", "no 9", 11)]
    [InlineData($"{{ every: person, holds: {Upset} }}", "yes 11", "yes 9", 11)]
    [InlineData($"{{ not: {{ every: person, holds: {Upset} }} }}", "no 11", "no 9", 9)]
    [InlineData($"{{ not: {{ every: person, holds: {Upset} }} }}", "yes 9", "no 11", 11)]
    public void Of_several_people_the_first_counts_where_one_is_enough_and_else_the_last(
        string condition,
        string one,
        string other,
        int hour
    ) =>
        Assert.Equal(
            hour,
            Since(
                condition,
                Case(
                    "",
                    Entity(Scope.Person, "one", $"person.upset: {one}"),
                    Entity(Scope.Person, "other", $"person.upset: {other}")
                )
            )
        );

    [Theory]
    [InlineData("person.born: 2000-01-01 9", 9)]
    [InlineData("person.age: 26 10", 10)]
    [InlineData("person.born: 2000-01-01 11, person.age: 26 10", 11)]
    public void An_age_counts_since_the_day_of_birth_was_known_or_else_the_age(
        string person,
        int hour
    )
    {
        var facts = Case("made-on: 2026-11-01 7", Entity(Scope.Person, "one", person));
        Assert.Equal(hour, Since("{ some: person, where: { age: person, at least: 18 } }", facts));
    }

    [Theory]
    [InlineData("made-on: 2026-11-01 12", 12)]
    [InlineData("made-on: 2026-11-01 9", 10)]
    [InlineData("", 10)]
    public void An_age_on_a_day_counts_since_both_were_known(string facts, int hour) =>
        Assert.Equal(
            hour,
            Since(
                "{ some: person, where: { age: person, at least: 18, on: made-on } }",
                Case(facts, Entity(Scope.Person, "one", "person.born: 2000-01-01 10"))
            )
        );

    [Theory]
    [InlineData("looked 9", 9)]
    [InlineData("looked 9, looked 11", 11)]
    public void A_duty_that_hangs_on_a_follow_up_counts_since_the_deed(string done, int hour)
    {
        var deeds = Deeds.None with
        {
            Done =
            [
                .. done.Split(", ")
                    .Select(deed => deed.Split(' '))
                    .Select(deed => new Deed(deed[0], null, Hour(deed[1]), null)),
            ],
        };
        Assert.Equal(hour, Since("{ owed: write }", Case(""), FollowUp, deeds));
        Assert.Equal(8, Since("{ not: { owed: write } }", Case(""), FollowUp));
    }

    [Theory]
    [InlineData("2026-11-16", "seen: yes 9", "2026-11-16 09:00")]
    [InlineData("2026-11-16", "seen: yes 9", "2026-11-16 09:00", "2026-11-16")]
    [InlineData("2026-11-17", "seen: yes 9", "2026-11-17 00:00", "2026-11-18")]
    [InlineData("2026-11-17", "seen: yes 9", null, "2026-11-16")]
    public void A_duty_behind_a_switch_counts_from_its_day_at_the_earliest(
        string from,
        string facts,
        string? since,
        string today = "2026-11-17"
    )
    {
        var policy = SmallPolicy.Of(
            $$"""
            ```switch
            id: later
            state: on
            from: {{from}}
            because: It is not known.
            ```

            ```duty
            id: act
            clauses: [C.1]
            do: Do something.
            by: lead
            strength: must
            when: {{Seen}}
            switch: later
            ```
            """
        );
        var duty = policy
            .Evaluate(
                Case(facts),
                Deeds.None,
                DateTime.Parse($"{today}T14:00", CultureInfo.InvariantCulture)
            )
            .Duties.Single();
        Assert.Equal(since is null ? DutyState.NotArising : DutyState.Open, duty.State);
        Assert.Equal(since, duty.Since?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    private const string FollowUp = """
        ```follow-up
        id: write
        clauses: [C.1]
        after: looked
        do: Write it down.
        by: lead
        strength: must
        ```
        """;

    private static int Since(
        string condition,
        CaseFacts facts,
        string more = "",
        Deeds? deeds = null
    )
    {
        var duty = SmallPolicy
            .When(condition, more)
            .Evaluate(facts, deeds ?? Deeds.None, s_day.AddHours(14))
            .Duties.Single(duty => duty.Duty.Id == "act");
        Assert.Equal(DutyState.Open, duty.State);
        Assert.Equal(s_day, duty.Since!.Value.Date);
        return duty.Since.Value.Hour;
    }

    /// <summary>Facts with the hour at which each became known, in a case that began at eight.</summary>
    private static CaseFacts Case(string facts, params Entity[] entities) =>
        new(Facts(facts), entities, [], s_day.AddHours(8));

    private static Entity Entity(Scope scope, string name, string facts) =>
        new(scope, name, Facts(facts));

    private static Dictionary<string, FactValue> Facts(string facts) =>
        facts
            .Split(", ", StringSplitOptions.RemoveEmptyEntries)
            .Select(fact => fact.Split(' '))
            .ToDictionary(
                fact => fact[0].TrimEnd(':'),
                fact => new FactValue(fact[1] == "none" ? [] : [fact[1]], Hour(fact[2]))
            );

    private static DateTime Hour(string hour) =>
        s_day.AddHours(int.Parse(hour, CultureInfo.InvariantCulture));
}
