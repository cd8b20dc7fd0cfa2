namespace Waymark.Policies.Scenarios;

/// <summary>How many questions of an interview were needed to learn of a case all that matters.</summary>
/// <param name="Needed">Those that were asked, the most urgent first, until none mattered.</param>
/// <param name="All">Every question that the vocabulary has for the case and what is in it.</param>
public sealed record InterviewLength(string Scenario, string Case, int Needed, int All);

/// <summary>Takes the cases of scenarios as interviews: what a scenario says is the answer, and what it does not say is not known.</summary>
public static class InterviewLengths
{
    private const string Because = "Nobody can say.";

    /// <summary>One length for each case of the policy's edition. The people, devices and places are known from the start, and nothing else.</summary>
    /// <param name="now">The present moment of cases that give none, school local time.</param>
    /// <exception cref="ArgumentException">A fact of a scenario is not of the vocabulary, or has a value it cannot have.</exception>
    public static IEnumerable<InterviewLength> Of(
        Policy policy,
        IEnumerable<Scenario> scenarios,
        DateTime now
    ) =>
        from item in ScenarioRunner.CasesFor(policy.Edition.Id, scenarios)
        let common = item.Scenario.Common
        let facts = ScenarioFacts.Of(policy, common, item.Each)
        select new InterviewLength(
            item.Scenario.Id,
            item.Each.Name,
            Needed(policy, facts, item.Each.At ?? common.At ?? now),
            All(policy, facts)
        );

    private static int Needed(Policy policy, CaseFacts facts, DateTime at)
    {
        var entities = facts
            .Entities.Where(entity => entity.Scope != Scope.Act)
            .Select(entity => entity with { Facts = new Dictionary<string, FactValue>() });
        var interview = new Interview(
            policy,
            CaseFacts.None with
            {
                Entities = entities.ToList(),
            },
            at
        );
        var needed = 0;
        for (; interview.Next() is { } question; needed++)
        {
            if (Find(facts, question) is { } value)
                interview.Answer(question, value);
            else
                interview.NotKnown(question, Because);
        }
        return needed;
    }

    private static FactValue? Find(CaseFacts facts, Question question)
    {
        var scope = question.Fact.Scope;
        var known = scope is Scope.Case or Scope.School
            ? facts.Case
            : facts
                .Entities.FirstOrDefault(entity =>
                    entity.Scope == scope && (scope == Scope.Act || entity.Name == question.Entity)
                )
                ?.Facts;
        return known?.GetValueOrDefault(question.Fact.Id);
    }

    private static int All(Policy policy, CaseFacts facts) =>
        policy.Facts.Values.Sum(fact =>
            fact.Scope is Scope.Case or Scope.School or Scope.Act
                ? 1
                : facts.Entities.Count(entity => entity.Scope == fact.Scope)
        );
}
