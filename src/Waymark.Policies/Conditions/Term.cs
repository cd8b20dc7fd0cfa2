using System.Numerics;

namespace Waymark.Policies.Conditions;

/// <summary>One value of a choice, and when it counts.</summary>
internal sealed record Row(string Value, Condition When);

/// <summary>A named condition, or a choice of the first row that is known to hold.</summary>
internal sealed class Term(string id, string means, int index, Place place)
{
    public string Id => id;
    public string Means => means;
    public int Index => index;
    public Place Place => place;

    public IReadOnlyList<string> Clauses { get; set; } = [];

    /// <summary>The condition of a term that holds or does not.</summary>
    public Condition Holds { get; set; } = Condition.Never;

    /// <summary>The rows of a choice, highest first; empty for a term that holds or does not.</summary>
    public IReadOnlyList<Row> Rows { get; set; } = [];
    public string Otherwise { get; set; } = "";

    /// <summary>A fact that may raise a choice, and the row that each of its options names (-1: none).</summary>
    public Fact? Floor { get; set; }
    public IReadOnlyList<int> FloorRows { get; set; } = [];

    /// <summary>The scopes of the entities that it speaks of, settled where it is used.</summary>
    public IReadOnlyCollection<Scope> SpeaksOf { get; set; } = [];

    /// <summary>The scope of the entity it speaks of; Case where of none.</summary>
    public Scope Speaks { get; set; } = Scope.Case;

    /// <summary>Whether it can be remembered: it speaks of the case, or of one kind of entity.</summary>
    public bool IsRemembered { get; set; } = true;

    /// <summary>Whether it reads facts of the act at hand, itself or through what it names.</summary>
    public bool ReadsAct { get; set; }

    public bool IsChoice => Rows.Count > 0;

    /// <summary>Whether what it comes to now can be kept for the entity at hand: not while it reads the facts of one act.</summary>
    public bool IsRememberedIn(Situation situation) =>
        IsRemembered && !(ReadsAct && situation.IsBound(Scope.Act));

    /// <summary>The values in order, the otherwise last.</summary>
    public string[] Values => field ??= [.. Rows.Select(row => row.Value), Otherwise];

    /// <summary>The index of the value it has: of the first row known to hold, or the number of rows for otherwise.</summary>
    public int Choose(Situation situation)
    {
        if (!IsRememberedIn(situation))
            return Work(situation);
        ref var remembered = ref situation.Remembered(this);
        if (remembered == 0)
            remembered = (byte)(Work(situation) + 1);
        return remembered - 1;
    }

    /// <summary>
    /// What people chose can raise what was worked out, never lower it. What is not settled may yet be the highest, so from
    /// otherwise only the highest row is a raise.
    /// </summary>
    public int Raise(int worked, int chosen) =>
        chosen < 0 ? worked
        : worked == Rows.Count ? (chosen == 0 ? 0 : worked)
        : Math.Min(worked, chosen);

    /// <summary>The row that people chose; -1 where they chose none.</summary>
    public int Chosen(Situation situation)
    {
        var value = Floor is null ? 0 : situation.Value(Floor.Rule.Scope, Floor.Slot);
        return value == 0 ? -1 : FloorRows[BitOperations.TrailingZeroCount(value)];
    }

    private int Work(Situation situation)
    {
        var worked = 0;
        while (worked < Rows.Count && Rows[worked].When.Evaluate(situation) != Truth.Yes)
            worked++;
        return Raise(worked, Chosen(situation));
    }
}
