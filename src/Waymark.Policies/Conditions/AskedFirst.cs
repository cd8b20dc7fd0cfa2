namespace Waymark.Policies.Conditions;

/// <summary>
/// The unknown facts to put to people before an act, in the order written. It looks through what waits for something to be
/// known ("is known", "known"): there an answer can still change whether the act stands refused. What is taken for granted until
/// known otherwise stays granted.
/// </summary>
internal static class AskedFirst
{
    public static IEnumerable<FactAsked> Of(Condition condition, Situation situation)
    {
        var facts = new List<FactAsked>();
        Collect(condition, situation, facts);
        return facts;
    }

    private static void Collect(Condition condition, Situation situation, List<FactAsked> facts)
    {
        if (Open(condition, situation) != Truth.Unknown)
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
            case FactKnown known:
                facts.Add(new(known.Fact.Rule.Id, situation.CurrentName(known.Fact.Rule.Scope)));
                break;
            case All or Any or Not or IsKnown:
                foreach (var part in condition.Parts)
                    Collect(part, situation, facts);
                break;
            default:
                facts.AddRange(Unknowns.Of(condition, situation));
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

    /// <summary>What a condition comes to when nothing unknown is taken for settled.</summary>
    private static Truth Open(Condition condition, Situation situation) =>
        condition switch
        {
            IsKnown known => Open(known.Part, situation),
            Not not => Truth.Yes - Open(not.Part, situation) + Truth.No,
            All all => all.Parts.Select(part => Open(part, situation)).Append(Truth.Yes).Min(),
            Any any => any.Parts.Select(part => Open(part, situation)).Append(Truth.No).Max(),
            Some some => OpenOf(some.Scope, some.Where, situation).Append(Truth.No).Max(),
            Every every => OpenOf(every.Scope, every.OfEach, situation).Append(Truth.Yes).Min(),
            TermHolds term => Open(term.Term.Holds, situation),
            FactKnown known when known.Evaluate(situation) == Truth.No => Truth.Unknown,
            _ => condition.Evaluate(situation),
        };

    private static List<Truth> OpenOf(Scope scope, Condition condition, Situation situation)
    {
        var truths = new List<Truth>();
        var before = situation.Current(scope);
        for (var index = 0; index < situation.Count(scope); index++)
        {
            situation.Bind(scope, index);
            truths.Add(Open(condition, situation));
        }
        situation.Bind(scope, before);
        return truths;
    }
}
