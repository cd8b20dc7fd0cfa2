using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>Which questions still matter, by examples small enough to be seen through.</summary>
public sealed partial class QuestionExampleTests
{
    private const string Seen = "{ fact: seen, is: yes }";
    private const string Told = "{ fact: told, is: yes }";
    private const string Upset = "{ fact: person.upset, is: yes }";

    [Theory]
    [InlineData(Seen, "", "seen")]
    [InlineData(Seen, "seen: no", "")]
    [InlineData($"{{ any: [{Seen}, {Told}] }}", "seen: yes", "")]
    [InlineData($"{{ any: [{Seen}, {Told}] }}", "seen: no", "told")]
    [InlineData($"{{ all: [{Seen}, {Told}] }}", "seen: no", "")]
    [InlineData($"{{ all: [{Seen}, {Told}] }}", "", "seen, told")]
    [InlineData($"{{ all: [{Seen}, {{ not: {Seen} }}] }}", "", "")]
    [InlineData($"{{ any: [{Seen}, {{ not: {Seen} }}] }}", "", "seen")]
    [InlineData(
        $"{{ any: [{Seen}, {{ not: {Seen} }}, {{ unless known to be: {Told} }}, {Told}] }}",
        "",
        "seen, told"
    )]
    [InlineData($"{{ unless known to be: {Seen} }}", "", "seen")]
    [InlineData($"{{ is known: {Seen} }}", "", "seen")]
    [InlineData("{ fact: kind, is: [small, large, odd] }", "", "kind")]
    [InlineData("{ all: [ { fact: kind, is: small }, { fact: kind, is: large } ] }", "", "")]
    [InlineData("{ known: kind }", "", "kind")]
    [InlineData("{ not: { known: kind } }", "kind: small", "")]
    [InlineData("{ fact: parts, has: one }", "", "parts")]
    [InlineData("{ all: [ { fact: parts, has: one }, { fact: parts, has: two } ] }", "", "parts")]
    [InlineData(
        "{ all: [ { fact: parts, has: [one, two] }, { not: { fact: parts, has: [one, two, three] } } ] }",
        "",
        ""
    )]
    [InlineData("{ all: [ { not: { known: parts } }, { fact: parts, has: one } ] }", "", "")]
    [InlineData("{ all: [ { fact: kind, is: small }, { not: { known: kind } } ] }", "", "")]
    [InlineData("{ all: [ { fact: count, at least: 3 }, { not: { known: count } } ] }", "", "")]
    [InlineData("{ known: parts }", "", "parts")]
    [InlineData("{ fact: words, given: yes }", "", "words")]
    [InlineData("{ fact: count, at least: 3 }", "", "count")]
    [InlineData("{ fact: count, at least: 0 }", "", "count")]
    [InlineData("{ known: count }", "", "count")]
    [InlineData("{ all: [ { fact: count, at least: 3 }, { fact: count, under: 3 } ] }", "", "")]
    [InlineData(
        "{ all: [ { fact: count, at least: 3 }, { fact: count, under: 5 } ] }",
        "",
        "count"
    )]
    [InlineData("{ all: [ { fact: count, at least: 5 }, { fact: count, under: 3 } ] }", "", "")]
    [InlineData("{ fact: began-at, before: ended-at }", "", "began-at, ended-at")]
    [InlineData("{ fact: began-at, before: ended-at }", "ended-at: 2026-11-16T10:00", "began-at")]
    [InlineData("{ fact: began-at, before: ended-at }", "began-at: 2026-11-16T10:00", "ended-at")]
    [InlineData(
        "{ all: [ { fact: began-at, before: ended-at }, { not: { fact: began-at, before: ended-at } } ] }",
        "",
        ""
    )]
    [InlineData("{ fact: act.agreed, is: yes }", "", "act.agreed")]
    [InlineData($"{{ term: noticed }}", "", "seen")]
    [InlineData("{ term: class, is: high }", "", "seen, told")]
    [InlineData("{ term: class, is: low }", "", "seen, told")]
    [InlineData("{ term: class, is: [high, low] }", "seen: no", "told")]
    [InlineData("{ term: class, is: low }", "seen: yes", "")]
    [InlineData("{ owed: other }", "", "chosen")]
    public void A_fact_is_asked_where_an_answer_makes_a_difference(
        string condition,
        string facts,
        string asked
    ) => Assert.Equal(asked, Asked(condition, facts));

    [Theory]
    [InlineData($"{{ some: person, where: {Upset} }}", "", "", "person.upset@a, person.upset@b")]
    [InlineData($"{{ some: person, where: {Upset} }}", "person.upset: yes", "", "")]
    [InlineData($"{{ some: person, where: {Upset} }}", "person.upset: no", "", "person.upset@b")]
    [InlineData($"{{ every: person, holds: {Upset} }}", "person.upset: no", "", "")]
    [InlineData($"{{ every: person, holds: {Upset} }}", "", "person.upset: yes", "person.upset@a")]
    [InlineData(
        $"{{ every: person, where: {{ fact: person.roles, has: child }}, holds: {Upset} }}",
        "person.roles: adult",
        "person.roles: child",
        "person.upset@b"
    )]
    [InlineData(
        "{ some: person, where: { age: person, at least: 18 } }",
        "",
        "person.age: 17",
        "person.age@a"
    )]
    [InlineData(
        "{ some: person, where: { age: person, at least: 18 } }",
        "person.age: 17",
        "person.born: 2010-01-01",
        ""
    )]
    [InlineData(
        "{ some: person, where: { all: [ { age: person, at least: 18 }, { age: person, under: 13 } ] } }",
        "",
        "",
        ""
    )]
    [InlineData(
        "{ some: person, where: { all: [ { age: person, at least: 13 }, { age: person, under: 18 } ] } }",
        "",
        "",
        "person.age@a, person.age@b"
    )]
    [InlineData(
        "{ some: person, where: { age: person, at least: 17, on: made-on } }",
        "person.age: 17",
        "person.age: 9",
        "made-on"
    )]
    [InlineData(
        "{ some: person, where: { age: person, at least: 18, on: made-on } }",
        "person.age: 17",
        "person.age: 9",
        ""
    )]
    public void Of_each_person_what_is_not_known_is_asked_while_it_can_decide(
        string condition,
        string one,
        string other,
        string asked
    ) =>
        Assert.Equal(
            asked,
            Asked(condition, "", SmallPolicy.Person("a", one), SmallPolicy.Person("b", other))
        );

    [Theory]
    [InlineData("made-on: 2026-01-01", 16, "")]
    [InlineData("made-on: 2026-01-01", 17, "person.born@a")]
    [InlineData("made-on: 2026-01-01", 18, "")]
    public void A_day_of_birth_is_asked_only_where_the_age_and_the_day_leave_it_open(
        string facts,
        int least,
        string asked
    ) =>
        Assert.Equal(
            asked,
            Asked(
                $"{{ some: person, where: {{ age: person, at least: {least}, on: made-on }} }}",
                facts,
                SmallPolicy.Person("a", "person.age: 17")
            )
        );

    [Fact]
    public void The_class_asks_for_what_could_change_it()
    {
        var guidance = SmallPolicy
            .Of(Class)
            .Evaluate(SmallPolicy.Case("seen: no"), Deeds.None, SmallPolicy.Now);
        var question = Assert.Single(guidance.Questions);
        Assert.Equal("told", question.Fact.Id);
        Assert.Equal(["How it looks"], question.Why);
        Assert.Null(question.Urgency);
    }

    private const string Class = $$"""
        ```term
        id: class
        clauses: [C.1]
        means: How it looks
        choose:
          - { value: high, when: {{Seen}} }
          - { value: low, when: {{Told}} }
        otherwise: unsettled
        ```
        """;

    private static string Duty(string id, string strength, string more) =>
        $"```duty\nid: {id}\nclauses: [C.1]\ndo: Do {id}.\nby: lead\nstrength: {strength}\n{more}\n```";

    /// <summary>The questions about one duty alone: what the others of the policy would ask is known.</summary>
    private static string Asked(string condition, string facts, params Entity[] entities)
    {
        var terms = condition.Contains("class", StringComparison.Ordinal) ? Class : "";
        return string.Join(
            ", ",
            SmallPolicy
                .When(
                    condition,
                    $$"""
                    {{terms}}

                    ```term
                    id: noticed
                    means: It was noticed
                    holds: {{Seen}}
                    ```

                    {{(condition.Contains("other", StringComparison.Ordinal)
                        ? Duty("other", "must", "when: { fact: chosen, is: high }")
                        : "")}}
                    """
                )
                .Evaluate(SmallPolicy.Case(facts, entities), Deeds.None, SmallPolicy.Now)
                .Questions.Select(question =>
                    question.Entity is null
                        ? question.Fact.Id
                        : $"{question.Fact.Id}@{question.Entity}"
                )
        );
    }
}
