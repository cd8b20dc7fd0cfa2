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
)
{
    /// <summary>Whether it holds for some cases only: see <see cref="Guidance.Retention"/>.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Who finds out what the day cannot be said without, and by when; null where nobody is asked to.</summary>
    public FindOut? FindOut { get; init; }
}

/// <summary>The task that arises for each person in a closed case of whom nobody knows when they were born.</summary>
/// <param name="Do">What is to be found out, as a task.</param>
/// <param name="By">The role that owes it.</param>
/// <param name="Within">How long after the closing of the case.</param>
public sealed record FindOut(string Do, string By, Clock Within);

/// <summary>A rule on how long a file is kept, as it stands in a case.</summary>
/// <param name="Holds">Yes, or not known: a rule that is known not to hold is none.</param>
public sealed record RetentionOutlook(RetentionRule Rule, Truth Holds);

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
/// <param name="Days">How many days back it is listed.</param>
/// <param name="Basis">Whose rule it is.</param>
public sealed record WatchRule(
    string Id,
    string Says,
    WatchFor For,
    int? MoreThan,
    int Days,
    ClockSource Basis
);
