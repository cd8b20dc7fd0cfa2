namespace Waymark.Policies.Review;

/// <summary>What kind of fault a check looks for.</summary>
public enum ReviewKind
{
    /// <summary>True once, and no longer.</summary>
    OutOfDate,

    /// <summary>Who does as it says may hurt a child or break the law.</summary>
    Dangerous,

    /// <summary>Nowhere in the text.</summary>
    Missing,
}

/// <summary>One thing to look for in a school's own policy.</summary>
/// <param name="Says">What is wrong, in a sentence.</param>
/// <param name="Why">Why it matters, in a sentence or two.</param>
/// <param name="Source">The document that says so.</param>
/// <param name="Dated">The date of the source as written: a day, a month or a year.</param>
/// <param name="Standing">How far that was checked against the source.</param>
/// <param name="Fix">What to write instead.</param>
public sealed record ReviewCheck(
    string Id,
    ReviewKind Kind,
    string Says,
    string Why,
    string Source,
    string Dated,
    Standing Standing,
    string Fix
)
{
    /// <summary>Rows of patterns; a row is found where all of its patterns stand in one sentence. Empty for a check of a date.</summary>
    internal IReadOnlyList<IReadOnlyList<WordPattern>> Rows { get; init; } = [];

    /// <summary>For a check of a date: what stands before the date. Null for a check of words.</summary>
    internal WordPattern? DateAfter { get; init; }

    /// <summary>For a check of a date: how many months may have passed since.</summary>
    internal int Months { get; init; }
}

/// <summary>What a review came upon.</summary>
/// <param name="Where">The number of the line, or of the paragraph; null where something is missing.</param>
/// <param name="Phrase">The words that were found; null where something is missing.</param>
/// <param name="File">The file, where the text is of several.</param>
public sealed record ReviewFinding(
    ReviewCheck Check,
    int? Where,
    string? Phrase,
    string? File = null
);
