using Waymark.Policies.Conditions;

namespace Waymark.Policies.Questions;

/// <summary>
/// What would change an outcome. Each answer that the rule reads is tried in place of the one that stands, one at a time with all else
/// left as it is, and the case is evaluated again: nothing is guessed from the shape of the rule.
/// </summary>
internal sealed class TurningAnswers(Policy policy, Situation situation, SchoolCalendar calendar)
{
    private readonly Tries tries = new(policy.Rules.Limits, situation.Now);

    /// <summary>The answers that turn it, in the order in which the vocabulary asks.</summary>
    /// <param name="rests">The conditions that it rests on.</param>
    /// <param name="outcome">What it comes to, in words; two outcomes are the same if their words are.</param>
    /// <param name="act">The act that is asked about; null: none, so the acts of the case.</param>
    public IReadOnlyList<Turning> Of(
        IEnumerable<Condition> rests,
        Func<Guidance, string> outcome,
        Entity? act = null
    )
    {
        var stands = outcome(Evaluate(situation.Facts));
        return
        [
            .. FactsRead
                .By(rests)
                .Where(fact => fact.Rule.Scope != Scope.School)
                .OrderBy(fact => fact.Rule.Scope)
                .ThenBy(fact => fact.Slot)
                .SelectMany(fact => Entities(fact, act).Select(entity => (fact, entity)))
                .SelectMany(asked => Turned(asked.fact, asked.entity, outcome, stands)),
        ];
    }

    private IEnumerable<Turning> Turned(
        Fact fact,
        Entity? entity,
        Func<Guidance, string> outcome,
        string stands
    )
    {
        var now = (entity?.Facts ?? situation.Facts.Case).GetValueOrDefault(fact.Rule.Id);
        return tries
            .Of(fact, now)
            .Select(one => (one, Then: outcome(Evaluate(With(fact, entity, one.Answer)))))
            .Where(tried => tried.Then != stands)
            .GroupBy(tried => tried.Then, tried => tried.one)
            .Select(same => new Turning(
                fact.Asked(entity?.Name),
                [.. same.Select(one => one.Answer)],
                Says(fact, entity, Words.Or([.. same.Select(one => one.InWords)]), same.Key)
            ));
    }

    private IEnumerable<Entity?> Entities(Fact fact, Entity? act) =>
        fact.Rule.Scope switch
        {
            Scope.Case => Enumerable.Repeat<Entity?>(null, 1),
            Scope.Act when act is not null => [act],
            _ => situation.Facts.Entities.Where(entity => entity.Scope == fact.Rule.Scope),
        };

    private CaseFacts With(Fact fact, Entity? entity, FactValue answer)
    {
        var facts = situation.Facts;
        if (entity is null)
            return facts with { Case = With(facts.Case, fact, answer) };
        var turned = entity with { Facts = With(entity.Facts, fact, answer) };
        return facts.Entities.Contains(entity)
            ? facts with
            {
                Entities = [.. facts.Entities.Select(one => one == entity ? turned : one)],
            }
            : Situation.WithAct(facts, turned);
    }

    private static Dictionary<string, FactValue> With(
        IReadOnlyDictionary<string, FactValue> facts,
        Fact fact,
        FactValue answer
    ) => new(facts) { [fact.Rule.Id] = answer };

    private Guidance Evaluate(CaseFacts facts) =>
        policy.Evaluate(facts, situation.Deeds.Deeds, situation.Now, calendar);

    private static string Says(Fact fact, Entity? entity, string answers, string then)
    {
        var about = entity is { Scope: Scope.Person or Scope.Device or Scope.Place }
            ? $"{entity.Name}: "
            : "";
        return $"{about}{fact.Rule.Asks} If the answer were {answers}: {then}";
    }
}
