using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>Since when, where it hangs on acts, terms and other duties.</summary>
public sealed partial class SinceTests
{
    [Theory]
    [InlineData("act.agreed: yes 9", "act.agreed: yes 11", 9)]
    [InlineData("act.agreed: no 9", "act.agreed: yes 11", 11)]
    public void A_fact_of_an_act_counts_since_the_first_act_of_which_it_holds(
        string one,
        string other,
        int hour
    ) =>
        Assert.Equal(
            hour,
            Since(
                "{ fact: act.agreed, is: yes }",
                Case("", Entity(Scope.Act, "one", one), Entity(Scope.Act, "other", other))
            )
        );

    [Fact]
    public void A_departure_counts_since_it_was_known_to_have_happened_and_not_to_be_permitted()
    {
        const string Permission = """
            ```permission
            act: look
            clauses: [C.1]
            needs:
              - clauses: [C.1]
                that: { fact: act.agreed, is: yes }
                say: The head must agree.
            ```
            """;
        Assert.Equal(
            11,
            Since(
                "{ departed: yes }",
                Case("", Entity(Scope.Act, "one", "act.happened: look 9, act.agreed: no 11")),
                Permission
            )
        );
        Assert.Equal(
            9,
            Since(
                "{ departed: yes }",
                Case(
                    "",
                    Entity(Scope.Act, "one", "act.happened: look 9, act.agreed: no 8"),
                    Entity(Scope.Act, "other", "act.happened: look 12, act.agreed: no 12")
                ),
                Permission
            )
        );
        Assert.Equal(
            12,
            Since(
                "{ not: { departed: yes } }",
                Case(
                    "",
                    Entity(Scope.Act, "one", "act.happened: none 9"),
                    Entity(Scope.Act, "other", "act.happened: none 12")
                ),
                Permission
            )
        );
    }

    [Theory]
    [InlineData("{ term: noticed }", "seen: yes 9", 9)]
    [InlineData("{ not: { term: noticed } }", "seen: no 10", 10)]
    [InlineData(
        "{ all: [ { term: noticed }, { not: { not: { term: noticed } } } ] }",
        "seen: yes 9",
        9
    )]
    [InlineData("{ term: class, is: high }", "seen: yes 9", 9)]
    [InlineData("{ term: class, is: low }", "seen: no 9, told: yes 11", 11)]
    [InlineData("{ term: class, is: unsettled }", "seen: no 9", 8)]
    [InlineData("{ term: class, is: high }", "seen: no 9, told: yes 10, chosen: high 12", 12)]
    [InlineData("{ owed: other }", "seen: yes 9", 9)]
    [InlineData("{ not: { owed: other } }", "seen: no 9", 9)]
    [InlineData("{ not: { owed: other } }", "", 8)]
    public void A_term_a_choice_and_a_duty_that_is_owed_count_since_what_they_rest_on(
        string condition,
        string facts,
        int hour
    ) =>
        Assert.Equal(
            hour,
            Since(
                condition,
                Case(facts),
                $$"""
                ```term
                id: noticed
                means: It was noticed
                holds: {{Seen}}
                ```

                ```term
                id: class
                means: How it looks
                choose:
                  - { value: high, when: {{Seen}} }
                  - { value: low, when: {{Told}} }
                otherwise: unsettled
                floor: chosen
                ```

                ```duty
                id: other
                clauses: [C.1]
                do: Do something else.
                by: lead
                strength: must
                when: {{Seen}}
                ```
                """
            )
        );
}
