namespace Waymark.Policies.Conditions;

/// <summary>The unknown facts that keep a condition from being settled, each once, in the order written.</summary>
/// <param name="isOpen">
/// Whether to look through what waits for something to be known ("is known", "known"): there an answer can still change the
/// outcome. What is taken for granted until known otherwise stays granted.
/// </param>
internal sealed class Unknowns(Situation situation, bool isOpen)
{
    private readonly List<FactAsked> facts = [];

    /// <summary>The facts that keep the condition from being settled as it stands.</summary>
    public static IReadOnlyList<FactAsked> Of(Condition condition, Situation situation) =>
        new Unknowns(situation, isOpen: false).In(condition);

    /// <summary>The facts to put to people before an act, while its conditions are open.</summary>
    public static IReadOnlyList<FactAsked> AskedFirst(Condition condition, Situation situation) =>
        new Unknowns(situation, isOpen: true).In(condition);

    /// <summary>Those of one condition, for whoever asks of many.</summary>
    public FactAsked[] In(Condition condition)
    {
        facts.Clear();
        Collect(condition);
        return facts.ToArray();
    }

    private void Collect(Condition condition)
    {
        if (Truth(condition) != Policies.Truth.Unknown)
            return;
        switch (condition)
        {
            case Some some:
                OfEntities(some.Scope, some.Where);
                break;
            case Every every:
                OfEntities(every.Scope, every.OfEach);
                break;
            case TermHolds term:
                Collect(term.Term.Holds);
                break;
            // What has happened was judged as it stood: nothing is looked through there.
            case Departed when isOpen:
                foreach (var fact in Of(condition, situation))
                    Add(fact);
                break;
            case Departed departed:
                OfEntities(Scope.Act, departed.OfAct);
                break;
            case FactCondition { OfSomeAct: { } some } when !situation.IsBound(Scope.Act):
                Collect(some);
                break;
            case FactBefore before:
                Add(before.Fact);
                Add(before.Than);
                break;
            case FactCondition fact:
                Add(fact.Fact);
                break;
            case AgeAtLeast age:
                Add(IsUnknown(age.Age) ? age.Age : age.Born);
                break;
            default:
                foreach (var part in condition.Parts)
                    Collect(part);
                break;
        }
    }

    private void OfEntities(Scope scope, Condition condition)
    {
        var before = situation.Current(scope);
        for (var index = 0; index < situation.Count(scope); index++)
        {
            situation.Bind(scope, index);
            Collect(condition);
        }
        situation.Bind(scope, before);
    }

    private void Add(Fact fact)
    {
        if (IsUnknown(fact))
            Add(fact.Asked(situation.CurrentName(fact.Rule.Scope)));
    }

    private void Add(FactAsked fact)
    {
        if (!facts.Contains(fact))
            facts.Add(fact);
    }

    private bool IsUnknown(Fact fact) => situation.Value(fact.Rule.Scope, fact.Slot) == 0;

    private Truth Truth(Condition condition) =>
        isOpen ? Open(condition) : condition.Evaluate(situation);

    /// <summary>What a condition comes to when nothing unknown is taken for settled.</summary>
    private Truth Open(Condition condition) =>
        condition switch
        {
            IsKnown known => Open(known.Part),
            Not not => Policies.Truth.Yes - Open(not.Part) + Policies.Truth.No,
            All all => all.Parts.Select(Open).Append(Policies.Truth.Yes).Min(),
            Any any => any.Parts.Select(Open).Append(Policies.Truth.No).Max(),
            Some some => OpenOf(some.Scope, some.Where).Append(Policies.Truth.No).Max(),
            Every every => OpenOf(every.Scope, every.OfEach).Append(Policies.Truth.Yes).Min(),
            TermHolds term => Open(term.Term.Holds),
            FactKnown known when known.Evaluate(situation) == Policies.Truth.No => Policies
                .Truth
                .Unknown,
            _ => condition.Evaluate(situation),
        };

    private List<Truth> OpenOf(Scope scope, Condition condition)
    {
        var truths = new List<Truth>();
        var before = situation.Current(scope);
        for (var index = 0; index < situation.Count(scope); index++)
        {
            situation.Bind(scope, index);
            truths.Add(Open(condition));
        }
        situation.Bind(scope, before);
        return truths;
    }
}
