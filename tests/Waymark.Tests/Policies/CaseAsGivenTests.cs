using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>What a case may hold, and what is unknown in it.</summary>
public sealed class CaseAsGivenTests
{
    private const string Seen = "{ fact: seen, is: yes }";
    private const string Told = "{ fact: told, is: yes }";
    private const string Upset = "{ fact: person.upset, is: yes }";

    public static TheoryData<Entity[], string> Faults =>
        new()
        {
            {
                [SmallPolicy.Person("a", ""), SmallPolicy.Person("a", "")],
                "two entries are named `a`"
            },
            {
                [
                    SmallPolicy.Person("a", ""),
                    SmallPolicy.Person("b", ""),
                    SmallPolicy.Person("b", ""),
                ],
                "two entries are named `b`"
            },
            {
                [SmallPolicy.Person("a", "seen: yes")],
                "the fact `seen` is of the case, not of `a`"
            },
            {
                [SmallPolicy.Device("a", "person.age: 3")],
                "the fact `person.age` is of the person, not of `a`"
            },
            {
                [new Entity(Scope.Case, "a", new Dictionary<string, FactValue>())],
                "`a` is not a person, device, place or act"
            },
            {
                [new Entity(Scope.School, "s", new Dictionary<string, FactValue>())],
                "`s` is not a person, device, place or act"
            },
            {
                [SmallPolicy.Person("a", "device.off: yes")],
                "the fact `device.off` is of the device, not of `a`"
            },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_does_not_fit_a_case_is_a_fault_that_names_it(
        Entity[] entities,
        string message
    ) =>
        Assert.Equal(
            message,
            Assert.Throws<ArgumentException>(() => Evaluate(Seen, "", entities)).Message
        );

    [Fact]
    public void A_person_a_device_a_place_and_an_act_may_share_a_name()
    {
        var guidance = Evaluate(
            Seen,
            "",
            SmallPolicy.Person("a", ""),
            SmallPolicy.Device("a", ""),
            new Entity(Scope.Place, "a", new Dictionary<string, FactValue>()),
            new Entity(Scope.Act, "a", new Dictionary<string, FactValue>())
        );
        Assert.True(guidance.HasEntity("a"));
        Assert.False(guidance.HasEntity("b"));
    }

    [Theory]
    [InlineData("began-at: 2026-11-16", "a date and time such as 2026-11-16T10:00")]
    [InlineData("count: 1.5", "a whole number")]
    [InlineData("count: 99999999999", "a whole number")]
    [InlineData("words: one|two", "words")]
    [InlineData("made-on: 16.11.2026", "a date such as 2026-11-16")]
    [InlineData("parts: one|four", "one of `one`, `two`, `three`")]
    [InlineData("kind: none", "one of `small`, `large`, `odd`")]
    public void A_value_that_a_fact_cannot_have_is_a_fault_that_says_what_it_can(
        string fact,
        string wanted
    ) =>
        Assert.EndsWith(
            $": it is {wanted}",
            Assert.Throws<ArgumentException>(() => Evaluate(Seen, fact)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_moment_may_have_seconds_and_words_may_be_none() =>
        Assert.Equal(
            DutyState.MayArise,
            Evaluate("{ fact: words, given: yes }", "began-at: 2026-11-16T10:00:59, words: none")
                .Duties[0]
                .State
        );

    [Theory]
    [InlineData($"{{ all: [{Seen}, {Told}] }}", "", "seen, told")]
    [InlineData($"{{ all: [{Seen}, {Told}] }}", "seen: yes", "told")]
    [InlineData($"{{ all: [{Seen}, {Told}] }}", "seen: no", "")]
    [InlineData($"{{ any: [{Seen}, {{ all: [{Seen}, {Told}] }}] }}", "", "seen, told")]
    [InlineData($"{{ not: {Seen} }}", "", "seen")]
    [InlineData($"{{ is known: {Seen} }}", "", "")]
    [InlineData("{ fact: began-at, before: ended-at }", "", "began-at, ended-at")]
    [InlineData("{ fact: began-at, before: ended-at }", "began-at: 2026-11-16T10:00", "ended-at")]
    [InlineData("{ term: noticed }", "", "seen")]
    [InlineData("{ fact: act.agreed, is: yes }", "", "act.agreed")]
    [InlineData("{ departed: yes }", "", "act.happened, act.agreed")]
    [InlineData($"{{ some: person, where: {Upset} }}", "", "person.upset@a, person.upset@b")]
    [InlineData($"{{ every: person, holds: {Upset} }}", "", "person.upset@a, person.upset@b")]
    [InlineData(
        $"{{ every: person, where: {{ fact: person.roles, has: child }}, holds: {Upset} }}",
        "",
        "person.roles@a, person.upset@a, person.roles@b, person.upset@b"
    )]
    [InlineData(
        "{ some: person, where: { age: person, at least: 18 } }",
        "",
        "person.age@a, person.age@b"
    )]
    public void What_would_settle_a_duty_is_listed_once_each_in_the_order_written(
        string condition,
        string facts,
        string asked
    )
    {
        var guidance = Evaluate(
            condition,
            facts,
            SmallPolicy.Person("a", ""),
            SmallPolicy.Person("b", "")
        );
        Assert.Equal(asked, Asked(guidance.SettledBy(guidance.Duties[0])));
    }

    [Fact]
    public void Where_an_age_leaves_it_open_the_day_of_birth_would_settle_it()
    {
        var guidance = Evaluate(
            "{ some: person, where: { age: person, at least: 17, on: made-on } }",
            "made-on: 2026-01-01",
            SmallPolicy.Person("a", "person.age: 17")
        );
        Assert.Equal("person.born@a", Asked(guidance.SettledBy(guidance.Duties[0])));
    }

    [Theory]
    [InlineData($"{{ is known: {Seen} }}", "", "seen")]
    [InlineData($"{{ is known: {Seen} }}", "seen: no", "")]
    [InlineData($"{{ not: {{ is known: {Seen} }} }}", "", "seen")]
    [InlineData("{ known: seen }", "", "seen")]
    [InlineData("{ known: seen }", "seen: no", "")]
    [InlineData($"{{ all: [{{ is known: {Seen} }}, {Told}] }}", "", "seen, told")]
    [InlineData($"{{ all: [{{ is known: {Seen} }}, {Told}] }}", "told: no", "")]
    [InlineData($"{{ any: [{{ is known: {Seen} }}, {Told}] }}", "", "seen, told")]
    [InlineData($"{{ any: [{{ is known: {Seen} }}, {Told}] }}", "told: yes", "")]
    [InlineData($"{{ unless known to be: {Seen} }}", "", "")]
    [InlineData(
        $"{{ some: person, where: {{ is known: {Upset} }} }}",
        "",
        "person.upset@a, person.upset@b"
    )]
    [InlineData(
        $"{{ every: person, holds: {{ is known: {Upset} }} }}",
        "",
        "person.upset@a, person.upset@b"
    )]
    [InlineData("{ term: surely }", "", "seen")]
    public void Before_an_act_what_waits_to_be_known_is_asked_too(
        string condition,
        string facts,
        string asked
    )
    {
        var policy = SmallPolicy.Of(
            $$"""
            ```term
            id: surely
            means: It was surely noticed
            holds: { is known: {{Seen}} }
            ```

            ```permission
            act: look
            clauses: [C.1]
            needs:
              - clauses: [C.1]
                that: {{condition}}
                say: This is needed.
            ```
            """
        );
        var guidance = policy.Evaluate(
            SmallPolicy.Case(facts, SmallPolicy.Person("a", ""), SmallPolicy.Person("b", "")),
            Deeds.None,
            SmallPolicy.Now
        );
        Assert.Equal(asked, Asked(guidance.AskedBefore("look", null)));
    }

    private static string Asked(IReadOnlyList<FactAsked> facts) =>
        string.Join(
            ", ",
            facts.Select(fact => fact.Entity is null ? fact.Fact : $"{fact.Fact}@{fact.Entity}")
        );

    private static Guidance Evaluate(string condition, string facts, params Entity[] entities) =>
        SmallPolicy
            .When(
                condition,
                $$"""
                ```term
                id: noticed
                means: It was noticed
                holds: {{Seen}}
                ```

                ```permission
                act: look
                clauses: [C.1]
                needs:
                  - clauses: [C.1]
                    that: { fact: act.agreed, is: yes }
                    say: The head must agree.
                ```
                """
            )
            .Evaluate(SmallPolicy.Case(facts, entities), Deeds.None, SmallPolicy.Now);
}
