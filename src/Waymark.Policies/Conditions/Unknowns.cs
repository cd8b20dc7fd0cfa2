namespace Waymark.Policies.Conditions;

/// <summary>The unknown facts that keep a condition from being settled, in the order written.</summary>
internal static class Unknowns
{
    public static IReadOnlyList<FactAsked> Of(Condition condition, Situation situation)
    {
        var facts = new List<FactAsked>();
        Collect(condition, situation, facts);
        return facts.Count > 1 ? facts.Distinct().ToList() : facts;
    }

    private static void Collect(Condition condition, Situation situation, List<FactAsked> facts)
    {
        if (condition.Evaluate(situation) != Truth.Unknown)
            return;
        switch (condition)
        {
            case Some some:
                OfEntities(some.Scope, some.Where, situation, facts);
                break;
            case Every every:
                OfEntities(every.Scope, every.OfEach, situation, facts);
                break;
            case TermHolds term:
                Collect(term.Term.Holds, situation, facts);
                break;
            case Departed departed:
                OfEntities(Scope.Act, departed.OfAct, situation, facts);
                break;
            case FactCondition { OfSomeAct: { } some } when !situation.IsBound(Scope.Act):
                Collect(some, situation, facts);
                break;
            case FactBefore before:
                Add(before.Fact, situation, facts);
                Add(before.Than, situation, facts);
                break;
            case FactCondition fact:
                Add(fact.Fact, situation, facts);
                break;
            case AgeAtLeast age:
                Add(IsUnknown(age.Age, situation) ? age.Age : age.Born, situation, facts);
                break;
            default:
                foreach (var part in condition.Parts)
                    Collect(part, situation, facts);
                break;
        }
    }

    private static void OfEntities(
        Scope scope,
        Condition condition,
        Situation situation,
        List<FactAsked> facts
    )
    {
        var before = situation.Current(scope);
        for (var index = 0; index < situation.Count(scope); index++)
        {
            situation.Bind(scope, index);
            Collect(condition, situation, facts);
        }
        situation.Bind(scope, before);
    }

    private static void Add(Fact fact, Situation situation, List<FactAsked> facts)
    {
        if (IsUnknown(fact, situation))
            facts.Add(new FactAsked(fact.Rule.Id, situation.CurrentName(fact.Rule.Scope)));
    }

    private static bool IsUnknown(Fact fact, Situation situation) =>
        situation.Value(fact.Rule.Scope, fact.Slot) == 0;
}
