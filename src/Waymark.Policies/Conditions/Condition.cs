namespace Waymark.Policies.Conditions;

/// <summary>
/// A checked condition. Evaluation is three-valued and total: there is no condition of a checked policy that can fail.
/// What else is told of conditions is told by others that read them: since when (<see cref="Moments"/>), why
/// (<see cref="Reasons"/>), and what would settle them (<see cref="Unknowns"/>).
/// </summary>
internal abstract class Condition
{
    public static Condition Always { get; } = new All([]);
    public static Condition Never { get; } = new Any([]);

    public abstract Truth Evaluate(Situation situation);

    /// <summary>The conditions it is made of, where it speaks of the same entities.</summary>
    public virtual Condition[] Parts => [];

    public static Truth Truth(bool holds) => holds ? Policies.Truth.Yes : Policies.Truth.No;
}

/// <summary>Every part holds. No parts: yes.</summary>
internal sealed class All(Condition[] parts) : Condition
{
    public override Condition[] Parts => parts;

    public override Truth Evaluate(Situation situation)
    {
        var truth = Policies.Truth.Yes;
        foreach (var part in parts)
        {
            var of = part.Evaluate(situation);
            if (of == Policies.Truth.No)
                return of;
            if (of < truth)
                truth = of;
        }
        return truth;
    }
}

/// <summary>At least one part holds. No parts: no.</summary>
internal sealed class Any(Condition[] parts) : Condition
{
    public override Condition[] Parts => parts;

    public override Truth Evaluate(Situation situation)
    {
        var truth = Policies.Truth.No;
        foreach (var part in parts)
        {
            var of = part.Evaluate(situation);
            if (of == Policies.Truth.Yes)
                return of;
            if (of > truth)
                truth = of;
        }
        return truth;
    }
}

/// <summary>The part does not hold; unknown stays unknown.</summary>
internal sealed class Not(Condition part) : Condition
{
    public Condition Part => part;
    public override Condition[] Parts { get; } = [part];

    public override Truth Evaluate(Situation situation) =>
        Policies.Truth.Yes - part.Evaluate(situation) + Policies.Truth.No;
}

/// <summary>Yes unless the part is known to be false. Never unknown.</summary>
internal sealed class UnlessKnownToBe(Condition part) : Condition
{
    public Condition Part => part;
    public override Condition[] Parts { get; } = [part];

    public override Truth Evaluate(Situation situation) =>
        Truth(part.Evaluate(situation) != Policies.Truth.No);
}

/// <summary>Yes only if the part is known to be true. Never unknown.</summary>
internal sealed class IsKnown(Condition part) : Condition
{
    public Condition Part => part;
    public override Condition[] Parts { get; } = [part];

    public override Truth Evaluate(Situation situation) =>
        Truth(part.Evaluate(situation) == Policies.Truth.Yes);
}

/// <summary>For at least one entity of the scope. None: no.</summary>
internal sealed class Some(Scope scope, Condition where) : Condition
{
    public Scope Scope => scope;
    public Condition Where => where;
    public override Condition[] Parts { get; } = [where];

    public override Truth Evaluate(Situation situation)
    {
        var truth = Policies.Truth.No;
        var before = situation.Current(scope);
        var count = situation.Count(scope);
        for (var index = 0; index < count && truth != Policies.Truth.Yes; index++)
        {
            situation.Bind(scope, index);
            var of = where.Evaluate(situation);
            if (of > truth)
                truth = of;
        }
        situation.Bind(scope, before);
        return truth;
    }
}

/// <summary>Each entity of the scope for which one condition holds has the other. None: yes.</summary>
internal sealed class Every(Scope scope, Condition where, Condition holds) : Condition
{
    /// <summary>The same, said of one entity: not where, or holds. Where it speaks of all of them, holds alone.</summary>
    public Condition OfEach { get; } =
        where is All { Parts.Length: 0 } ? holds : new Any([new Not(where), holds]);
    public Scope Scope => scope;
    public Condition Where => where;
    public Condition Holds => holds;
    public override Condition[] Parts { get; } = [where, holds];

    public override Truth Evaluate(Situation situation)
    {
        var truth = Policies.Truth.Yes;
        var before = situation.Current(scope);
        var count = situation.Count(scope);
        for (var index = 0; index < count && truth != Policies.Truth.No; index++)
        {
            situation.Bind(scope, index);
            var of = OfEach.Evaluate(situation);
            if (of < truth)
                truth = of;
        }
        situation.Bind(scope, before);
        return truth;
    }
}

/// <summary>A named condition. Worked out once for a situation and entity; not remembered where it reads the facts of the act at hand.</summary>
internal sealed class TermHolds(Term term) : Condition
{
    public Term Term => term;

    public override Truth Evaluate(Situation situation)
    {
        if (!term.IsRememberedIn(situation))
            return term.Holds.Evaluate(situation);
        ref var remembered = ref situation.Remembered(term);
        if (remembered == 0)
            remembered = (byte)(term.Holds.Evaluate(situation) + 1);
        return (Truth)(remembered - 1);
    }
}

/// <summary>A choice has one of these values. Never unknown: what is not settled is the choice's otherwise.</summary>
internal sealed class TermIs(Term term, ulong values) : Condition
{
    public Term Term => term;
    public ulong Values => values;

    public override Truth Evaluate(Situation situation) =>
        Truth((values & (1UL << term.Choose(situation))) != 0);
}

/// <summary>The duty arises: known to be true, met or not. Never unknown.</summary>
internal sealed class Owed(Duty duty) : Condition
{
    public Duty Duty => duty;

    /// <summary>The duty's own condition, for the entity at hand or for any.</summary>
    public Condition Of(Situation situation) =>
        duty.Rule.Scope is Scope.Case or Scope.School || situation.IsBound(duty.Rule.Scope)
            ? duty.Arises
            : OfAny;

    private Some OfAny => field ??= new Some(duty.Rule.Scope, duty.Arises);

    /// <summary>A duty speaks of the whole case, so no act is at hand while it is asked for.</summary>
    public override Truth Evaluate(Situation situation)
    {
        var act = situation.Bind(Scope.Act, Situation.Unbound);
        var truth = Of(situation).Evaluate(situation);
        situation.Bind(Scope.Act, act);
        return Truth(truth == Policies.Truth.Yes);
    }
}

/// <summary>A deed of this name was done, for the entity at hand of this scope or for all. Never unknown.</summary>
internal sealed class WasDone(string deed, Scope scope) : Condition
{
    public string Deed => deed;
    public Scope Scope => scope;

    public override Truth Evaluate(Situation situation) =>
        Truth(situation.Deeds.Last(deed, situation.CurrentName(scope)) is not null);
}

/// <summary>An act that has happened was not permitted by its own facts.</summary>
internal sealed class Departed : Condition
{
    /// <summary>For each act of the policy: it happened, and something stood against it. Filled in once every permission is read.</summary>
    public Condition OfAct
    {
        get => ofSomeAct.Where;
        set => ofSomeAct = new Some(Scope.Act, value);
    }

    private Some ofSomeAct = new(Scope.Act, Never);

    public override Truth Evaluate(Situation situation) => ofSomeAct.Evaluate(situation);
}
