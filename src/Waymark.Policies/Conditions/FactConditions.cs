namespace Waymark.Policies.Conditions;

/// <summary>
/// A condition on one fact. Where the fact is an act's and no act is at hand, it holds if it holds for some act of the case.
/// </summary>
internal abstract class FactCondition : Condition
{
    private readonly Scope scope;
    private readonly int slot;

    protected FactCondition(Fact fact)
    {
        Fact = fact;
        scope = fact.Rule.Scope;
        slot = fact.Slot;
        OfSomeAct = scope == Scope.Act ? new Some(Scope.Act, this) : null;
    }

    public Fact Fact { get; }

    /// <summary>The same, said of some act of the case; null where the fact is no act's.</summary>
    public Some? OfSomeAct { get; }

    public sealed override Truth Evaluate(Situation situation) =>
        OfSomeAct is not null && !situation.IsBound(Scope.Act)
            ? OfSomeAct.Evaluate(situation)
            : Of(situation.Value(scope, slot), situation);

    /// <summary>What it comes to for a value; 0 is unknown.</summary>
    public abstract Truth Of(ulong value, Situation situation);
}

/// <summary>The fact has one of these values.</summary>
internal sealed class FactIs(Fact fact, ulong mask) : FactCondition(fact)
{
    public ulong Mask => mask;

    public override Truth Of(ulong value, Situation situation) =>
        value == 0 ? Policies.Truth.Unknown : Truth((value & mask) != 0);
}

/// <summary>The list holds one of these values.</summary>
internal sealed class FactHas(Fact fact, ulong mask) : FactCondition(fact)
{
    public ulong Mask => mask;

    public override Truth Of(ulong value, Situation situation) =>
        value == 0 ? Policies.Truth.Unknown : Truth((value & mask) != 0);
}

/// <summary>Something is written. What is empty may yet be written, so it is unknown.</summary>
internal sealed class FactGiven(Fact fact) : FactCondition(fact)
{
    public override Truth Of(ulong value, Situation situation) =>
        value == 0 ? Policies.Truth.Unknown : Policies.Truth.Yes;
}

/// <summary>A value is known. Never unknown.</summary>
internal sealed class FactKnown(Fact fact) : FactCondition(fact)
{
    public override Truth Of(ulong value, Situation situation) => Truth(value != 0);
}

/// <summary>The number is at least this.</summary>
internal sealed class FactAtLeast(Fact fact, long least) : FactCondition(fact)
{
    public long Least => least;

    public override Truth Of(ulong value, Situation situation) =>
        value == 0 ? Policies.Truth.Unknown : Truth(Fact.Plain(value) >= least);
}

/// <summary>One day or moment is strictly before another.</summary>
internal sealed class FactBefore(Fact fact, Fact than) : FactCondition(fact)
{
    public Fact Than => than;

    public override Truth Of(ulong value, Situation situation)
    {
        var other = situation.Value(than.Rule.Scope, than.Slot);
        return value == 0 || other == 0 ? Policies.Truth.Unknown : Truth(value < other);
    }
}

/// <summary>The person at hand is at least this old, in whole years, on the day a fact gives, or today.</summary>
internal sealed class AgeAtLeast(Vocabulary vocabulary, int least, Fact? on) : Condition
{
    public Fact Born { get; } = vocabulary.Born!;
    public Fact Age { get; } = vocabulary.Age!;
    public int Least => least;
    public Fact? On => on;

    public override Truth Evaluate(Situation situation)
    {
        var (youngest, oldest) = Range(situation);
        return youngest >= least ? Policies.Truth.Yes
            : oldest < least ? Policies.Truth.No
            : Policies.Truth.Unknown;
    }

    /// <summary>The day on which the age counts: the fact's where it is known, else today.</summary>
    public DateOnly Day(Situation situation)
    {
        var value = on is null ? 0 : situation.Value(on.Rule.Scope, on.Slot);
        return value == 0 ? situation.Today : DateOnly.FromDayNumber((int)Fact.Plain(value));
    }

    /// <summary>The ages the person can have had on the day, as far as is known.</summary>
    public (int Youngest, int Oldest) Range(Situation situation)
    {
        var born = situation.Value(Scope.Person, Born.Slot);
        if (born != 0)
        {
            var age = Ages.WholeYears(
                DateOnly.FromDayNumber((int)Fact.Plain(born)),
                Day(situation)
            );
            return (age, age);
        }
        var today = situation.Value(Scope.Person, Age.Slot);
        return today == 0
            ? (int.MinValue, int.MaxValue)
            : Ages.On(
                Day(situation),
                (int)Math.Min(Fact.Plain(today), Ages.Oldest),
                situation.Today
            );
    }
}
