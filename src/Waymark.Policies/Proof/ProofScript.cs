using Waymark.Policies.Conditions;

namespace Waymark.Policies.Proof;

/// <summary>One property as a script by itself: the names of a case, what the edition makes of it, and the question whether any case goes against it.</summary>
internal sealed class ProofScript
{
    private readonly SmtScript script = new();

    public ProofScript(Rulebook rules, Property property)
    {
        script.Say($"{property.Rule.Id} [{string.Join(", ", property.Rule.Clauses)}]");
        script.Say(property.Rule.Says);
        script.Add("(set-logic ALL)");
        First = new CaseSymbols(script, property.Over);
        var first = new RuleEncoding(rules, First);
        RuleEncoding? second = null;
        if (property.Change is { } change)
        {
            Second = new CaseSymbols(script, property.Over, First, change);
            second = new RuleEncoding(rules, Second);
        }
        else if (property.Below is { } below)
        {
            // The same case under the edition below: its facts have the same names, and what follows from them has names of its own.
            var same = new CaseSymbols(script, property.Over, First, Change.None);
            second = new RuleEncoding(below.Rules, same);
        }
        var against = new ClaimEncoding(first, second).Against(property);
        if (property.Change is not null)
            Differ(property.Change, property.Over);
        script.Say("A case that goes against it:");
        script.Assert(against);
    }

    public CaseSymbols First { get; }

    public CaseSymbols? Second { get; }

    /// <summary>What a case is told apart by.</summary>
    private List<string> Free => script.Free;

    /// <summary>Asks whether there is such a case.</summary>
    public string Ask() => $"{script}(check-sat)\n";

    /// <summary>Asks for such a case, the smallest that there is: a value for every name. `assert-soft` is z3's own.</summary>
    public string AskForCase()
    {
        var names = Free.ToList();
        if (names.Count == 0)
            return Ask();
        var truths = names.Where(script.IsTruth).Select(name => $"(assert-soft (not {name}))\n");
        return $"{script}{string.Concat(truths)}(check-sat)\n(get-value ({string.Join(' ', names)}))\n";
    }

    /// <summary>What can differ between the two states, and that the facts named do differ.</summary>
    private void Differ(Change change, Bounds over)
    {
        script.Say("What may differ in the later state:");
        if (change.Adds is { } scope)
        {
            var last = over.Of(scope) - 1;
            script.Assert(Smt.Not(First.There(scope, last)));
            script.Assert(Second!.There(scope, last));
        }
        var differ = new List<string>();
        var named = (change.Facts ?? []).SelectMany(fact =>
            Enumerable.Range(0, over.Of(fact.Rule.Scope)).Select(entity => (fact, entity))
        );
        foreach (var (fact, entity) in Second!.Spoken.Concat(named).Distinct().ToList())
        {
            var same = IsSame(fact, entity);
            var changed = Smt.And(
                IsAmong(First, change.From, fact, entity),
                IsAmong(Second!, change.To, fact, entity)
            );
            script.Assert(Smt.Or(same, changed));
            differ.Add(Smt.And(First.There(fact.Rule.Scope, entity), Smt.Not(same)));
        }
        if (change.Facts is { Count: > 0 })
            script.Assert(Smt.Or(differ));
    }

    private string IsSame(Fact fact, int entity)
    {
        var parts = new List<string> { Equal(symbols => symbols.Known(fact, entity)) };
        if (fact.Rule.Type is FactType.Date or FactType.DateTime or FactType.Number)
            parts.Add(Equal(symbols => symbols.Number(fact, entity)));
        for (var bit = 0; bit < fact.Rule.Options.Count; bit++)
        {
            var mask = 1UL << bit;
            parts.Add(Equal(symbols => symbols.Has(fact, entity, mask)));
        }
        return Smt.And(parts);
    }

    private string Equal(Func<CaseSymbols, string> of)
    {
        var (one, other) = (of(First), of(Second!));
        return one == other ? Smt.True : $"(= {one} {other})";
    }

    private static string IsAmong(CaseSymbols state, Values? values, Fact fact, int entity)
    {
        if (values is null)
            return Smt.True;
        var isKnown = state.Known(fact, entity);
        var named = values
            .Options.Select(option => fact.Mask(option) ?? 0)
            .Aggregate(0UL, (all, one) => all | one);
        return Smt.Or(
            values.Unknown ? Smt.Not(isKnown) : Smt.False,
            values.AnyKnown ? isKnown : Smt.False,
            named == 0 ? Smt.False : Smt.And(isKnown, state.Has(fact, entity, named))
        );
    }
}
