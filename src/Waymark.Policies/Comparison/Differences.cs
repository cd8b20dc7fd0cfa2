namespace Waymark.Policies.Comparison;

/// <summary>What became of something between two editions.</summary>
public enum Turn
{
    /// <summary>The newer has it and the older has not.</summary>
    Appears,

    /// <summary>The older has it and the newer has not.</summary>
    Goes,

    /// <summary>Both have it, not alike.</summary>
    Changes,
}

/// <summary>One thing that is said otherwise, in words.</summary>
/// <param name="What">What it is, such as: Who.</param>
/// <param name="Before">What the older says; null where it says nothing.</param>
/// <param name="After">What the newer says; null where it says nothing.</param>
public sealed record Changed(string What, string? Before, string? After);

/// <summary>A rule that two editions do not share.</summary>
/// <param name="Kind">duty, act, decision, letter, term or question.</param>
/// <param name="Id">Its id in the newer edition, or in the older where it goes; of a refusal the act's.</param>
/// <param name="Says">What it says, in a line.</param>
/// <param name="Clauses">What it rests on; in the older edition where it goes. A term may rest on none.</param>
/// <param name="Changed">What is said otherwise; empty where it appears or goes.</param>
/// <param name="Because">Why the newer edition put it in another's place or let it go; null where it says nothing.</param>
public sealed record RuleDifference(
    string Kind,
    string Id,
    Turn Turn,
    string Says,
    IReadOnlyList<string> Clauses,
    IReadOnlyList<Changed> Changed,
    string? Because
);

/// <summary>A clause that appears, goes or is worded otherwise, or whose rules differ.</summary>
/// <param name="Words">What became of its words; null where they stayed.</param>
/// <param name="Before">The clause as the older edition has it; null where it has none.</param>
/// <param name="After">The clause as the newer edition has it; null where it has none.</param>
/// <param name="Rules">The rules that differ and stand first under this clause: each stands once.</param>
public sealed record ClauseDifference(
    Turn? Words,
    Clause? Before,
    Clause? After,
    IReadOnlyList<RuleDifference> Rules
)
{
    /// <summary>The clause, as it is now or else as it was.</summary>
    public Clause Clause => (After ?? Before)!;
}
