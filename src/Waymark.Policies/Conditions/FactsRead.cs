namespace Waymark.Policies.Conditions;

/// <summary>The facts that conditions read, themselves or through the terms and duties that they name.</summary>
internal sealed class FactsRead
{
    private readonly HashSet<Fact> facts = [];
    private readonly HashSet<object> seen = [];

    private FactsRead(IEnumerable<Condition> conditions)
    {
        foreach (var condition in conditions)
            Walk(condition);
    }

    /// <summary>The facts that any of these read.</summary>
    public static IReadOnlySet<Fact> By(IEnumerable<Condition> conditions) =>
        new FactsRead(conditions).facts;

    private void Walk(Condition condition)
    {
        IEnumerable<Fact?> read = condition switch
        {
            FactBefore before => [before.Fact, before.Than],
            FactCondition fact => [fact.Fact],
            AgeAtLeast age => [age.Age, age.Born, age.On],
            TermIs choice => [choice.Term.Floor],
            _ => [],
        };
        facts.UnionWith(read.OfType<Fact>());
        foreach (var part in condition.Parts)
            Walk(part);
        switch (condition)
        {
            case TermHolds term when seen.Add(term.Term):
                Walk(term.Term.Holds);
                break;
            case TermIs choice when seen.Add(choice.Term):
                foreach (var row in choice.Term.Rows)
                    Walk(row.When);
                break;
            case Owed owed when seen.Add(owed.Duty):
                Walk(owed.Duty.Arises);
                break;
            case Departed departed when seen.Add(departed):
                Walk(departed.OfAct);
                break;
        }
    }
}
