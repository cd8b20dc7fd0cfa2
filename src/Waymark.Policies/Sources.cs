namespace Waymark.Policies;

/// <summary>How far what a clause says was checked against its source, firmest first, so that the weakest is the greatest.</summary>
public enum Standing
{
    /// <summary>Read in the source itself.</summary>
    Verified,

    /// <summary>Read in somebody else's words about the source.</summary>
    SecondHand,

    /// <summary>Not checked: it runs, and is labelled so wherever it is shown.</summary>
    Unverified,
}

/// <summary>Where clauses of an edition come from.</summary>
/// <param name="From">The document, in words.</param>
/// <param name="Dated">Its date as written: a day, a month or a year; null where unknown.</param>
public sealed record SourceRule(
    IReadOnlyList<string> Clauses,
    string From,
    string? Dated,
    Standing Standing,
    string? Note,
    Place Place
);

/// <summary>Where an edition departs from the one it builds on, and what was made of it.</summary>
/// <param name="Older">Clauses of the lower edition; empty where it is silent.</param>
/// <param name="Newer">Clauses that say otherwise; empty where none does.</param>
/// <param name="Says">What the lower edition says.</param>
/// <param name="Now">What is said now.</param>
/// <param name="Choice">What Waymark does.</param>
public sealed record Contradiction(
    string Id,
    IReadOnlyList<string> Older,
    IReadOnlyList<string> Newer,
    string Says,
    string Now,
    string Choice,
    Place Place
);

/// <summary>A switch that duties can hang on: while it is off, or before its day, they never arise.</summary>
/// <param name="From">The first day on which it counts, school local time; null: no day is set.</param>
public sealed record SwitchRule(string Id, bool IsOn, DateOnly? From, string Because, Place Place);

/// <summary>A rule of a lower edition that an edition put another in place of, or let go, and why.</summary>
/// <param name="Kind">The kind of block that the lower edition has it in, such as duty.</param>
/// <param name="Rule">Its id there.</param>
/// <param name="ReplacedBy">The id of what stands in its place; null: it was withdrawn.</param>
/// <param name="Clauses">The clauses that say so.</param>
public sealed record RuleChange(
    string Kind,
    string Rule,
    string? ReplacedBy,
    string Because,
    IReadOnlyList<string> Clauses,
    Place Place
);
