namespace Waymark.Record;

/// <summary>What verifying the log of one school found.</summary>
/// <param name="Size">How many entries were found sound: all of them, or those before the flaw.</param>
/// <param name="Root">The root of the tree over those, as base64.</param>
/// <param name="Flaw">The first thing that is wrong; null if nothing is.</param>
public sealed record Verdict(SchoolId School, long Size, string Root, Flaw? Flaw)
{
    /// <summary>Of how many entries the key was destroyed: they are counted in the tree and cannot be opened. With the keys each was held against the entry that says so.</summary>
    public long Erased { get; init; }
}

/// <summary>The first thing wrong with a log.</summary>
/// <param name="Index">The first bad entry; null if the fault lies beside the entries. Where only a span is known, its first.</param>
/// <param name="What">What is wrong, as a sentence without any of the record's words.</param>
public sealed record Flaw(long? Index, string What);
