using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Tests.Support;
using DecisionTaken = Waymark.Cases.Entries.DecisionTaken;

namespace Waymark.Tests.Cases;

/// <summary>The case study of the policy, from a child's first word to a closed case, through the commands on a real record.</summary>
public sealed class CaseStudyOnPostgresTests() : CaseStudyTests(Store.Postgres);

public sealed class CaseStudyOnSqliteTests() : CaseStudyTests(Store.Sqlite);

public abstract class CaseStudyTests(Store store)
{
    [Fact]
    public async Task The_case_study_runs_from_the_first_word_to_a_closed_case()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();

        var opened = await school.See(reference);
        Assert.Equal("Ottilie Fennimore", Assert.Single(opened.Case.People).Name);
        Assert.Equal(["no"], Known(opened, "risk.immediate"));
        Assert.NotEmpty(opened.Standing);

        await Establish(school, reference);
        var tooEarly = await school.Refuses(school.Lead, reference, new CloseCase("Learned."));
        Assert.NotEmpty(tooEarly.Standing);
        Assert.NotEmpty(tooEarly.Clauses);

        await CaseWalk.DealWithEverything(school, reference);
        await school.Do(
            school.Lead,
            reference,
            new CloseCase("We changed how group calls are set up.")
        );

        var closed = await school.See(reference);
        Assert.False(closed.Case.IsOpen);
        Assert.Empty(closed.Standing);
        var told = await school.MyReports(school.Teacher);
        Assert.Equal(ReportStatus.Closed, Assert.Single(told).Status);
    }

    [Fact]
    public async Task A_new_fact_opens_a_closed_case_again_and_the_decision_on_the_police_is_stale()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();
        await Establish(school, reference);
        await CaseWalk.DealWithEverything(school, reference);
        await school.Do(school.Lead, reference, new CloseCase("Nothing more to learn."));

        await school.Do(
            school.Lead,
            reference,
            new EstablishFacts([new FactGiven("adult.involved", null, ["possible"])], "the mother")
        );

        var again = await school.See(reference);
        Assert.True(again.Case.IsOpen);
        Assert.Contains(
            again.Case.Entries,
            entry => entry.What is CaseReopened { ByNewFact: true }
        );
        var police = again.Guidance.Decisions.Single(one => one.Decision.Id == "police");
        Assert.Equal("made", police.Required);
        Assert.True(police.IsStale);
    }

    [Fact]
    public async Task Where_an_adult_may_be_involved_the_police_must_be_told_and_no_reason_helps()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();
        await school.Do(
            school.Lead,
            reference,
            new EstablishFacts([new FactGiven("adult.involved", null, ["possible"])], null)
        );

        var refused = await school.Refuses(
            school.Lead,
            reference,
            new TakeDecision("police", "not-made", "We know the family.")
        );

        Assert.NotEmpty(refused.Clauses);
        await school.Do(school.Lead, reference, new TakeDecision("police", "made", "As required."));
        var seen = await school.See(reference);
        Assert.Equal(["made"], Known(seen, "referral.police"));
    }

    [Fact]
    public async Task A_decision_not_to_refer_stands_only_when_the_head_has_agreed()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();
        await Establish(school, reference);
        var taken = await school.Do(
            school.Lead,
            reference,
            new TakeDecision("police", "not-made", "Accidental, one child, not shared on.")
        );
        var of = Assert.Single(taken.Entries).Index;
        Assert.Empty(Known(await school.See(reference), "referral.police"));

        var own = await school.Refuses(school.Lead, reference, new AgreeToDecision(of, true, null));
        Assert.Contains("two people", own.Sentence, StringComparison.Ordinal);
        Assert.Contains(
            await school.Waiting(school.Head),
            row => row.Kind == WaitingFor.Agreement && row.Of == of
        );
        await school.Do(school.Head, reference, new AgreeToDecision(of, true, null));

        var seen = await school.See(reference);
        Assert.Equal(["not-made"], Known(seen, "referral.police"));
        Assert.IsType<DecisionTaken>(seen.Case.Decision("police")!.Taken.What);
    }

    [Fact]
    public async Task Nobody_signs_a_decision_that_the_facts_have_come_to_rule_out()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();
        await Establish(school, reference);
        var taken = await school.Do(
            school.Lead,
            reference,
            new TakeDecision("police", "not-made", "Accidental, one child, not shared on.")
        );
        await school.Do(
            school.Lead,
            reference,
            new EstablishFacts([new("adult.involved", null, ["possible"])], "The child's mother")
        );

        var refused = await school.Refuses(
            school.Head,
            reference,
            new AgreeToDecision(Assert.Single(taken.Entries).Index, true, null)
        );

        Assert.NotEmpty(refused.Clauses);
        Assert.Empty(Known(await school.See(reference), "referral.police"));
    }

    internal static Task Establish(SchoolInTest school, string reference) =>
        school.Do(
            school.Lead,
            reference,
            new EstablishFacts(
                [
                    new("disclosure.by", null, ["depicted-child"]),
                    new("disclosure.first-recipient", null, ["class-teacher"]),
                    new("image.type", null, ["livestream"]),
                    new("image.exists", null, ["live-only"]),
                    new("image.origin", null, ["accidental"]),
                    new("sharing.extent", null, ["small-group"]),
                    new("sharing.onward", null, ["none"]),
                    new("adult.involved", null, ["no"]),
                    new("harm.coercion", null, ["no"]),
                    new("harm.blackmail", null, ["no"]),
                    new("harm.intent", null, ["no"]),
                    new("risk.abuse", null, ["no"]),
                ],
                null
            )
        );

    private static IReadOnlyList<string> Known(Moment seen, string fact) =>
        seen.Case.Facts.SingleOrDefault(known => known.Fact == fact)?.Values ?? [];
}
