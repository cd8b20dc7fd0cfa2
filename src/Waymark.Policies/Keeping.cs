namespace Waymark.Policies;

/// <summary>From when a file's time counts.</summary>
public enum RetentionStart
{
    /// <summary>The birth of the youngest child in it.</summary>
    Birth,

    /// <summary>The closing of the case.</summary>
    Closing,
}

/// <summary>How long a file is kept before two people look at it: of several rules the one that gives the last day counts.</summary>
/// <param name="Clauses">The clauses it rests on; empty where it holds under every edition.</param>
/// <param name="Says">In words: until when.</param>
/// <param name="Years">Whole years from the start; 1 to 150.</param>
/// <param name="Basis">Whose rule it is.</param>
public sealed record RetentionRule(
    string Id,
    IReadOnlyList<string> Clauses,
    string Says,
    int Years,
    RetentionStart After,
    ClockSource Basis
);

/// <summary>What the program can see of somebody's reading.</summary>
public enum WatchFor
{
    /// <summary>More files in one day than a number.</summary>
    ManyFiles,

    /// <summary>A file of a child with the reader's own family name.</summary>
    OwnName,

    /// <summary>On a day without school, or more than so many minutes before it opens or after it closes.</summary>
    OutOfHours,
}

/// <summary>A kind of reading that is listed, so that somebody asks about it.</summary>
/// <param name="Says">The reason, in words.</param>
/// <param name="MoreThan">Files or minutes, as <paramref name="For"/> counts; null where it counts nothing.</param>
/// <param name="Basis">Whose rule it is.</param>
public sealed record WatchRule(
    string Id,
    string Says,
    WatchFor For,
    int? MoreThan,
    ClockSource Basis
);
