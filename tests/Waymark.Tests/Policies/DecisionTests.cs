using Waymark.Policies;

namespace Waymark.Tests.Policies;

public sealed class DecisionTests
{
    private const string Blocks = """
        ```decision
        id: size
        clauses: [C.1]
        title: Its size
        fact: kind
        options: { small: Call it small, large: Call it large }
        required: [ { when: { fact: seen, is: yes }, option: large, say: It was seen. } ]
        presumed: [ { when: { fact: told, is: yes }, option: small, say: The lead knows. } ]
        agreed by: [ { role: head, when: { fact: told, is: yes }, options: [large], say: The head must agree. } ]
        ```

        ```duty
        id: decide-size
        clauses: [C.1]
        do: Decide its size.
        by: lead
        strength: decide
        met by: [decision.size]
        ```
        """;

    private static readonly Policy Policy = SmallPolicy.Of(Blocks);

    [Theory]
    [InlineData("", null, null)]
    [InlineData("seen: yes", "large", null)]
    [InlineData("told: yes", null, "small")]
    [InlineData("seen: yes, told: yes", "large", "small")]
    public void Facts_require_or_presume_an_option(string facts, string? required, string? presumed)
    {
        var outlook = Evaluate(facts).Decisions.Single();
        Assert.Equal(required, outlook.Required);
        Assert.Equal(presumed, outlook.Presumed);
    }

    [Fact]
    public void Taking_it_meets_the_duty_to_decide()
    {
        var basis = Evaluate("told: no").Decisions.Single().Basis;
        Assert.Equal(DutyState.Met, Duty(Evaluate("told: no", Taken("large", basis))));
    }

    [Fact]
    public void A_decision_is_stale_when_what_is_required_of_it_has_changed()
    {
        var basis = Evaluate("told: no").Decisions.Single().Basis;
        var guidance = Evaluate("told: no, seen: yes", Taken("large", basis));
        Assert.True(guidance.Decisions.Single().IsStale);
        Assert.Equal(DutyState.Open, Duty(guidance));
    }

    [Fact]
    public void A_decision_is_stale_when_what_is_presumed_of_it_has_changed()
    {
        var basis = Evaluate("told: no").Decisions.Single().Basis;
        var guidance = Evaluate("told: yes", Taken("small", basis));
        Assert.True(guidance.Decisions.Single().IsStale);
        Assert.Equal(DutyState.Open, Duty(guidance));
    }

    [Fact]
    public void A_deed_of_its_name_does_not_stand_in_for_a_stale_decision()
    {
        var deeds = Taken("large", "something else") with
        {
            Done = [new Deed("decision.size", null, SmallPolicy.Now, null)],
        };
        Assert.Equal(DutyState.Open, Duty(Evaluate("told: no", deeds)));
    }

    [Fact]
    public void A_decision_against_what_is_required_does_not_stand()
    {
        var basis = Evaluate("told: no, seen: yes").Decisions.Single().Basis;
        Assert.Equal(DutyState.Open, Duty(Evaluate("told: no, seen: yes", Taken("small", basis))));
        Assert.Equal(DutyState.Met, Duty(Evaluate("told: no, seen: yes", Taken("large", basis))));
    }

    [Theory]
    [InlineData("told: yes", false, DutyState.Open)]
    [InlineData("told: yes", true, DutyState.Met)]
    [InlineData("told: no", false, DutyState.Met)]
    [InlineData("", false, DutyState.Open)]
    public void It_needs_agreement_unless_it_is_known_not_to(
        string facts,
        bool isAgreed,
        DutyState state
    )
    {
        var basis = Evaluate(facts).Decisions.Single().Basis;
        var taken = Taken("large", basis, isAgreed ? ["head"] : []);
        Assert.Equal(state, Duty(Evaluate(facts, taken)));
    }

    private static Deeds Taken(string option, string basis, params string[] agreedBy) =>
        Deeds.None with
        {
            Decisions =
            [
                new DecisionTaken("size", option, basis, SmallPolicy.Now, "the lead", agreedBy),
            ],
        };

    private static Guidance Evaluate(string facts, Deeds? deeds = null) =>
        Policy.Evaluate(SmallPolicy.Case(facts), deeds ?? Deeds.None, SmallPolicy.Now);

    private static DutyState Duty(Guidance guidance) => guidance.Duties.Single().State;
}
