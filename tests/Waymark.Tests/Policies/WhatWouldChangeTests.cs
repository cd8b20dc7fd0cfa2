using FsCheck;
using FsCheck.Fluent;
using Waymark.Policies;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Policies;

public sealed partial class WhatWouldChangeTests
{
    private const string Both = "{ all: [ { fact: seen, is: yes }, { fact: kind, is: large } ] }";

    [Fact]
    public void A_duty_that_rests_on_two_answers_is_ended_by_another_answer_to_either()
    {
        Assert.Equal(
            [
                "Has anyone seen it? If the answer were No: this would not be asked of anybody.",
                "What kind of thing is it? If the answer were A small thing or Something odd: this would not be asked of anybody.",
            ],
            Of(Both, SmallPolicy.Case("seen: yes, kind: large"))
        );
    }

    [Fact]
    public void Where_two_answers_are_wanting_neither_alone_changes_anything() =>
        Assert.Empty(Of(Both, SmallPolicy.Case("seen: no, kind: odd")));

    [Fact]
    public void An_unknown_that_decides_is_told_with_each_answer_and_what_follows() =>
        Assert.Equal(
            [
                "Has anyone seen it? If the answer were Yes: this would have to be done.",
                "Has anyone seen it? If the answer were No: this would not be asked of anybody.",
            ],
            Of("{ fact: seen, is: yes }", SmallPolicy.Case(""))
        );

    [Fact]
    public void A_choice_of_an_option_on_a_list_is_told_as_one_more_or_one_fewer()
    {
        Assert.Equal(
            ["Which parts? If the answer were “The first” too: this would have to be done."],
            Of("{ fact: parts, has: one }", SmallPolicy.Case("parts: two"))
        );
        Assert.Equal(
            [
                "Which parts? If the answer were without “The first”: this would not be asked of anybody.",
            ],
            Of("{ fact: parts, has: one }", SmallPolicy.Case("parts: one|two"))
        );
    }

    [Theory]
    [InlineData("model-2019")]
    [InlineData("england-2026")]
    public void Whatever_is_told_changes_the_outcome_and_nothing_that_changes_it_is_left_out(
        string edition
    )
    {
        var policy = Shipped(edition);
        Prop.ForAll(
                Drawn.Seeds,
                seed =>
                {
                    var random = new Random(seed);
                    var facts = Drawn.Case(policy, random);
                    var guidance = policy.Evaluate(facts, Deeds.None, Model2019.Now);
                    var duty = guidance.Duties[random.Next(guidance.Duties.Count)];
                    var told = guidance
                        .WhatWouldChange(duty)
                        .SelectMany(turning =>
                            turning.Answers.Select(answer => (turning.Asked, answer))
                        )
                        .ToList();
                    foreach (var (asked, answer) in told)
                        Assert.NotEqual(
                            duty.State,
                            State(policy, With(facts, asked, answer), duty)
                        );
                    foreach (var (asked, answer) in Choices(policy, facts))
                        Assert.Equal(
                            told.Any(one =>
                                one.Asked == asked && one.answer.Values[0] == answer.Values[0]
                            ),
                            State(policy, With(facts, asked, answer), duty) != duty.State
                        );
                }
            )
            .Check(Drawn.Times(40));
    }

    [Fact]
    public void What_would_open_a_search_is_told_ground_by_ground()
    {
        var device = new Entity(Scope.Device, "d1", new Dictionary<string, FactValue>());
        var guidance = Model2019.Evaluate(new CaseFacts(CaseFacts.None.Case, [device], []));
        var stands = guidance.May("search", "d1");
        var turnings = guidance.WhatWouldChange("search", "d1");

        Assert.NotEqual(Verdict.Allowed, stands.Verdict);
        Assert.NotEmpty(turnings);
        Assert.Contains(
            turnings,
            turning => turning.Says.Contains("no longer stand against it", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void No_answer_changes_what_is_refused_to_everybody_in_every_case()
    {
        var facts = Drawn.Case(Model2019.Policy, new Random(3));
        Assert.Empty(Model2019.Evaluate(facts).WhatWouldChange("print", null));
    }

    [Fact]
    public void An_adult_who_takes_part_turns_the_decision_on_the_police()
    {
        var guidance = Model2019.Evaluate(SmallPolicy.Case("adult.involved: no"));
        var police = guidance.Decisions.Single(one => one.Decision.Id == "police");

        Assert.Contains(
            "Is an adult involved, or might one be? If the answer were There may be or Yes: “Refer to the police” would be required.",
            guidance.WhatWouldChange(police).Select(turning => turning.Says)
        );
    }

    private static Policy Shipped(string edition) =>
        Waymark
            .Cases.PolicyFolder.Read(
                Path.Combine(Repository.Root, "policies/image-sharing", edition),
                DateOnly.FromDateTime(Model2019.Now)
            )
            .Reading.Policy!;

    private static IEnumerable<string> Of(string condition, CaseFacts facts)
    {
        var guidance = SmallPolicy.When(condition).Evaluate(facts, Deeds.None, SmallPolicy.Now);
        return guidance.WhatWouldChange(guidance.Duties.Single()).Select(turning => turning.Says);
    }

    private static DutyState State(Policy policy, CaseFacts facts, DutyOutlook duty) =>
        policy
            .Evaluate(facts, Deeds.None, Model2019.Now)
            .Duties.Single(one => one.Duty.Id == duty.Duty.Id && one.Entity == duty.Entity)
            .State;

    /// <summary>Every other answer to every question of one choice, of the case and of those in it.</summary>
    private static IEnumerable<(FactAsked, FactValue)> Choices(Policy policy, CaseFacts facts) =>
        from fact in policy.Facts.Values
        where fact.Type is FactType.YesNo or FactType.Choice
        from entity in fact.Scope == Scope.Case
            ? [null]
            : facts.Entities.Where(entity => entity.Scope == fact.Scope).Cast<Entity?>()
        let now = (entity?.Facts ?? facts.Case).GetValueOrDefault(fact.Id)
        from answer in Drawn.Values(fact)
        where now is null || now.Values[0] != answer.Values[0]
        select (new FactAsked(fact.Id, entity?.Name), answer);

    private static CaseFacts With(CaseFacts facts, FactAsked asked, FactValue answer) =>
        asked.Entity is null
            ? facts with
            {
                Case = With(facts.Case, asked.Fact, answer),
            }
            : facts with
            {
                Entities =
                [
                    .. facts.Entities.Select(entity =>
                        entity.Name == asked.Entity
                            ? entity with
                            {
                                Facts = With(entity.Facts, asked.Fact, answer),
                            }
                            : entity
                    ),
                ],
            };

    private static Dictionary<string, FactValue> With(
        IReadOnlyDictionary<string, FactValue> facts,
        string fact,
        FactValue answer
    ) => new(facts) { [fact] = answer };
}
