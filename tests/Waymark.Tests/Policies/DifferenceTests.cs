using Waymark.Policies;
using Waymark.Policies.Comparison;

namespace Waymark.Tests.Policies;

/// <summary>What an edition says otherwise than another, and what that changes for one case.</summary>
public sealed class DifferenceTests
{
    private static readonly PolicyDifference s_upwards = PolicyDifference.Of(
        LayerTests.Lower,
        LayerTests.Over
    );

    [Fact]
    public void An_edition_does_not_differ_from_itself()
    {
        Assert.True(PolicyDifference.Of(LayerTests.Over, LayerTests.Over).IsNone);
    }

    [Fact]
    public void Clauses_that_are_new_stand_with_their_rules()
    {
        var clause = s_upwards.Clauses.Single(one => one.Clause.Id == "L.2");

        Assert.Equal(Turn.Appears, clause.Words);
        Assert.Equal(["L.1", "L.2", "L.3", "L.4"], Clauses(s_upwards, Turn.Appears));
        Assert.Equal(["L.1", "L.2", "L.3", "L.4"], Clauses(Downwards(), Turn.Goes));
    }

    [Fact]
    public void A_clause_that_is_worded_otherwise_is_told_with_both_wordings()
    {
        var newer = LayerTests.ReadBase(("at once", "before the day is over"));
        var clause = Assert.Single(PolicyDifference.Of(LayerTests.Lower, newer).Clauses);

        Assert.Equal(Turn.Changes, clause.Words);
        Assert.Equal("The lead is told at once.", clause.Before!.Text);
        Assert.Equal("The lead is told before the day is over.", clause.After!.Text);
        Assert.Empty(clause.Rules);
    }

    [Fact]
    public void A_duty_that_replaces_another_says_what_is_otherwise_and_why()
    {
        var duty = Rule(s_upwards, "tell-both");

        Assert.Equal(Turn.Changes, duty.Turn);
        Assert.Equal("Later guidance is quicker.", duty.Because);
        Assert.Contains(
            new Changed(
                "By when",
                "within 1 hour (the source's time limit)",
                "within 30 minutes (a time limit of national guidance)"
            ),
            duty.Changed
        );
        Assert.Contains(
            new Changed("What is done", "Tell the lead.", "Tell the lead and the deputy."),
            duty.Changed
        );
        Assert.DoesNotContain(duty.Changed, changed => changed.What == "Who");
    }

    [Fact]
    public void Owner_and_strength_of_a_duty_are_told_in_words()
    {
        var newer = LayerTests.ReadBase(
            ("by: lead\nstrength: must\nwhen", "by: head\nstrength: absolute\nwhen")
        );
        var duty = Assert.Single(PolicyDifference.Of(LayerTests.Lower, newer).Rules);

        Assert.Equal("look-into-it", duty.Id);
        Assert.Equal(["Who", "How strongly"], duty.Changed.Select(changed => changed.What));
        Assert.Equal("Always. No reason can set it aside.", duty.Changed[1].After);
    }

    [Fact]
    public void A_new_refusal_stands_under_its_clause()
    {
        var act = s_upwards.Rules.Single(rule => rule.Kind == "act");

        Assert.Equal((Turn.Appears, "look"), (act.Turn, act.Id));
        Assert.Equal(["L.3"], act.Clauses);
        Assert.Contains("The head must agree.", act.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_that_was_withdrawn_goes()
    {
        var letter = s_upwards.Rules.Single(rule => rule.Kind == "letter");

        Assert.Equal((Turn.Goes, "note"), (letter.Turn, letter.Id));
        Assert.Equal("Later guidance sends none.", letter.Because);
    }

    [Fact]
    public void A_term_that_means_something_else_is_told()
    {
        Assert.Equal(Turn.Changes, Rule(s_upwards, "grave").Turn);
    }

    [Fact]
    public void Each_rule_that_differs_stands_once()
    {
        var rules = s_upwards.Rules.Select(rule => (rule.Kind, rule.Id, rule.Says)).ToList();

        Assert.Equal(rules.Distinct(), rules);
    }

    [Fact]
    public void A_case_learns_which_duties_would_appear_and_which_would_change()
    {
        var odd = Between("kind: odd");
        var large = Between("kind: large");

        Assert.Equal(
            [
                ("tell-both", Turn.Appears),
                ("look-into-it", Turn.Appears),
                ("ask-for-advice", Turn.Appears),
            ],
            odd.Duties.Select(Told)
        );
        var change = Assert.Single(large.Duties, duty => duty.Turn == Turn.Changes);
        Assert.Equal("tell-both", change.After!.Duty.Id);
        Assert.Contains(change.Changed, changed => changed.What == "What is done");
        Assert.Contains(
            new Changed("Due", "11:00 on 16 November 2026", "10:30 on 16 November 2026"),
            change.Changed
        );
        Assert.Empty(large.AbsoluteLost);
    }

    [Fact]
    public void A_case_learns_which_duties_would_go()
    {
        var odd = GuidanceDifference.Of(
            Evaluate(LayerTests.Over, "kind: odd"),
            Evaluate(LayerTests.Lower, "kind: odd")
        );

        Assert.Contains(("tell-both", Turn.Goes), odd.Duties.Select(Told));
        Assert.Equal(["tell-both"], odd.AbsoluteLost.Select(duty => duty.Duty.Id));
    }

    [Fact]
    public void A_case_learns_which_acts_would_be_judged_otherwise()
    {
        var act = Assert.Single(Between("seen: no").Acts);

        Assert.Equal(("look", Verdict.Allowed), (act.Before.Act.Id, act.Before.Verdict));
        Assert.Equal(Verdict.CannotSay, act.After.Verdict);
        Assert.False(act.IsLooser);
    }

    [Fact]
    public void An_act_that_becomes_refused_is_told_apart_from_one_that_becomes_looser()
    {
        var facts = SmallPolicy.Case("seen: no", SmallPolicy.Act("act.agreed: no"));
        var up = Assert.Single(Between(LayerTests.Lower, LayerTests.Over, facts).Acts);
        var down = Assert.Single(Between(LayerTests.Over, LayerTests.Lower, facts).Acts);

        Assert.Equal((true, false), (up.IsRefusedNow, up.IsLooser));
        Assert.Equal((false, true), (down.IsRefusedNow, down.IsLooser));
        // What cannot be said yet was not allowed either.
        var unsaid = Assert.Single(Between("seen: no").Acts);
        Assert.Equal((false, false), (unsaid.IsRefusedNow, unsaid.IsLooser));
    }

    [Fact]
    public void What_is_so_of_an_act_whatever_it_is_done_to_is_told_once_and_what_is_so_of_one_thing_for_it()
    {
        var devices = SmallPolicy.Case(
            "seen: no",
            SmallPolicy.Device("one", "device.off: yes"),
            SmallPolicy.Device("two", "device.off: no")
        );
        var switchedOff = LayerTests.ReadBase(
            (
                "when: { fact: seen, is: yes }, say: It was seen already. }",
                "when: { fact: device.off, is: no }, target: yes, say: It is on. }"
            )
        );

        Assert.Equal(
            [(string?)null],
            Between(LayerTests.Lower, LayerTests.Over, devices).Acts.Select(act => act.After.Target)
        );
        Assert.Equal(
            ["two"],
            Between(LayerTests.Lower, switchedOff, devices).Acts.Select(act => act.After.Target)
        );
    }

    [Fact]
    public void A_case_in_which_nothing_is_otherwise_is_told_so()
    {
        Assert.True(Between(LayerTests.Over, LayerTests.Over, SmallPolicy.Case("")).IsNone);
        Assert.False(Between("seen: no").IsNone);
        Assert.False(Between("kind: odd").IsNone);
    }

    [Fact]
    public void A_decision_that_would_have_to_be_taken_again_is_told_once_it_was_not_to_be_already()
    {
        var facts = SmallPolicy.Case("kind: odd");
        var basis = LayerTests
            .Lower.Evaluate(facts, Deeds.None, SmallPolicy.Now)
            .Decisions.Single()
            .Basis;
        GuidanceDifference Taken(string on) =>
            Between(
                LayerTests.Lower,
                LayerTests.Over,
                facts,
                Deeds.None with
                {
                    Decisions = [new("police", "leave", on, SmallPolicy.Now, null, ["head"])],
                }
            );

        Assert.Equal(["police"], Taken(basis).Stale.Select(one => one.Decision.Id));
        Assert.False(Taken(basis).IsNone);
        Assert.Empty(Taken("something else").Stale);
    }

    [Theory]
    [InlineData("to do", "done")]
    [InlineData("left undone, with a reason", "to do")]
    [InlineData("to do", "may be asked")]
    public void Where_a_duty_of_a_case_stands_otherwise_is_told_in_words(string was, string now)
    {
        var absolute = LayerTests.ReadBase(
            ("strength: must\nwhen: { any", "strength: absolute\nwhen: { any")
        );
        var cautious = LayerTests.ReadBase(
            ("{ any: [ { term: serious }", "{ any: [ { unless known to be: { term: serious } }")
        );
        var done = Deeds.None with { Done = [new Deed("tell-both", null, SmallPolicy.Now, null)] };
        var aside = Deeds.None with
        {
            SetAside = [new("look-into-it", null, "Not now.", SmallPolicy.Now, null)],
        };
        var large = SmallPolicy.Case("kind: large");
        var difference = now switch
        {
            "done" => Between(LayerTests.Lower, LayerTests.Over, large, done),
            "to do" => Between(LayerTests.Lower, absolute, large, aside),
            _ => Between(cautious, LayerTests.Lower, SmallPolicy.Case("")),
        };

        Assert.Contains(
            new Changed("Where it stands", was, now),
            difference.Duties.SelectMany(duty => duty.Changed)
        );
    }

    private static GuidanceDifference Between(
        Policy older,
        Policy newer,
        CaseFacts facts,
        Deeds? deeds = null
    ) =>
        GuidanceDifference.Of(
            older.Evaluate(facts, deeds ?? Deeds.None, SmallPolicy.Now),
            newer.Evaluate(facts, deeds ?? Deeds.None, SmallPolicy.Now)
        );

    private static (string, Turn) Told(DutyDifference duty) => (duty.Outlook.Duty.Id, duty.Turn);

    private static GuidanceDifference Between(string facts) =>
        GuidanceDifference.Of(Evaluate(LayerTests.Lower, facts), Evaluate(LayerTests.Over, facts));

    private static Guidance Evaluate(Policy policy, string facts) =>
        policy.Evaluate(SmallPolicy.Case(facts), Deeds.None, SmallPolicy.Now);

    private static PolicyDifference Downwards() =>
        PolicyDifference.Of(LayerTests.Over, LayerTests.Lower);

    private static RuleDifference Rule(PolicyDifference difference, string id) =>
        difference.Rules.Single(rule => rule.Id == id);

    private static IEnumerable<string> Clauses(PolicyDifference difference, Turn turn) =>
        difference.Clauses.Where(clause => clause.Words == turn).Select(clause => clause.Clause.Id);
}
