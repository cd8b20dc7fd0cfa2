using FsCheck;
using FsCheck.Fluent;
using Waymark.Policies;

namespace Waymark.Tests.Policies;

public sealed class QuestionTests
{
    private static Policy Policy => Model2019.Policy;

    [Fact]
    public void A_question_is_asked_exactly_when_its_answer_can_make_a_difference() =>
        Prop.ForAll(Drawn.Seeds, seed => Assert.Equal(ByTrial(seed, out var asked), asked))
            .Check(Drawn.Times(150));

    [Fact]
    public void No_value_of_a_fact_that_is_not_asked_changes_anything() =>
        Prop.ForAll(
                Drawn.Seeds,
                seed =>
                {
                    var facts = Drawn.Case(Policy, new Random(seed));
                    var guidance = Model2019.Evaluate(facts);
                    var outcome = Outcome.Of(guidance);
                    foreach (var (fact, entity) in NotAsked(facts, guidance))
                    {
                        foreach (var value in Drawn.Values(fact))
                        {
                            var given = Outcome.With(facts, fact.Id, entity, value);
                            Assert.Equal(outcome, Outcome.Of(Model2019.Evaluate(given)));
                        }
                    }
                }
            )
            .Check(Drawn.Times(60));

    [Fact]
    public void What_was_asked_and_is_not_known_is_not_asked_again()
    {
        var before = Model2019.Evaluate(CaseFacts.None);
        Assert.Contains(before.Questions, question => question.Fact.Id == "risk.immediate");

        var after = Model2019.Evaluate(
            CaseFacts.None with
            {
                AskedNotKnown = [new NotKnown("risk.immediate", null, "The child would not say.")],
            }
        );

        Assert.DoesNotContain(after.Questions, question => question.Fact.Id == "risk.immediate");
        Assert.Equal(Outcome.Of(before), Outcome.Of(after));
    }

    [Fact]
    public void What_people_chose_is_never_asked() =>
        Assert.DoesNotContain(
            Model2019.Evaluate(CaseFacts.None).Questions,
            question => question.Fact.Id == "class.chosen"
        );

    [Fact]
    public void Every_question_says_why_it_is_asked_and_the_strongest_comes_first()
    {
        var questions = Model2019.Evaluate(CaseFacts.None).Questions;

        Assert.All(questions, question => Assert.NotEmpty(question.Why));
        var ofCase = questions.Where(question => question.Fact.Scope == Scope.Case).ToList();
        Assert.Equal(
            ofCase.OrderByDescending(question => question.Urgency ?? (Strength)(-1)),
            ofCase
        );
        Assert.Equal(Strength.Absolute, ofCase[0].Urgency);
    }

    private static IEnumerable<(FactRule Fact, string? Entity)> NotAsked(
        CaseFacts facts,
        Guidance guidance
    ) =>
        from fact in Outcome.Facts(Policy, facts)
        where !fact.IsKnown && fact.Fact.Id != "class.chosen"
        where !IsAsked(guidance, fact.Fact, fact.Entity)
        // Who has a date of birth needs no age, and the other way round.
        where fact.Fact.Id != "person.age" || !IsKnown(facts, "person.born", fact.Entity)
        select (fact.Fact, fact.Entity);

    private static bool IsKnown(CaseFacts facts, string id, string? entity) =>
        facts.Entities.Any(one => one.Name == entity && one.Facts.ContainsKey(id));

    private static bool IsAsked(Guidance guidance, FactRule fact, string? entity) =>
        guidance.Questions.Any(question =>
            question.Fact.Id == fact.Id && question.Entity == entity
        );

    /// <summary>
    /// Forgets three facts of a case and tries every way of answering or leaving them: a fact matters if two ways that differ in it
    /// alone end differently.
    /// </summary>
    private static List<string> ByTrial(int seed, out List<string> asked)
    {
        var random = new Random(seed);
        var facts = Drawn.Case(Policy, random, known: 1);
        var forgotten = Outcome
            .Facts(Policy, facts)
            .Where(fact => fact.Fact.Type is FactType.YesNo or FactType.Choice)
            .Where(fact =>
                fact.Fact.Id != "class.chosen" && !Policy.AlwaysAsked.Contains(fact.Fact.Id)
            )
            .OrderBy(_ => random.Next())
            .Take(3)
            .ToList();
        foreach (var (fact, entity, _) in forgotten)
            facts = Outcome.With(facts, fact.Id, entity, null);
        var guidance = Model2019.Evaluate(facts);
        asked = forgotten
            .Where(fact => IsAsked(guidance, fact.Fact, fact.Entity))
            .Select(fact => $"{fact.Fact.Id}@{fact.Entity}")
            .ToList();
        return forgotten
            .Where(fact => Matters(facts, fact, forgotten.Where(other => other != fact)))
            .Select(fact => $"{fact.Fact.Id}@{fact.Entity}")
            .ToList();
    }

    private static bool Matters(
        CaseFacts facts,
        (FactRule Fact, string? Entity, bool) fact,
        IEnumerable<(FactRule Fact, string? Entity, bool)> others
    ) =>
        others
            .Aggregate<(FactRule Fact, string? Entity, bool), IEnumerable<CaseFacts>>(
                [facts],
                (ways, other) => ways.SelectMany(way => Answered(way, other))
            )
            .Any(way =>
                Answered(way, fact)
                    .Select(answered => Outcome.Of(Model2019.Evaluate(answered)))
                    .Distinct()
                    .Count() > 1
            );

    private static IEnumerable<CaseFacts> Answered(
        CaseFacts facts,
        (FactRule Fact, string? Entity, bool) fact
    ) =>
        Drawn
            .Values(fact.Fact)
            .Select(value => Outcome.With(facts, fact.Fact.Id, fact.Entity, value))
            .Prepend(facts);
}
