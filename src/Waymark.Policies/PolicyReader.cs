using Waymark.Policies.Chapters;

namespace Waymark.Policies;

/// <summary>One chapter as it was read: its path, as findings will name it, and its whole text.</summary>
public sealed record PolicyText(string Path, string Text);

/// <summary>Something wrong in a policy, or worth a governor's notice, at a place in its text.</summary>
/// <param name="Severity">An error keeps the policy from running; a notice does not.</param>
/// <param name="File">The path given with the text.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong, in lower case, with the author's words in back-ticks.</param>
/// <param name="Help">What to do about it, with a did-you-mean where one is close; null where nothing helps.</param>
public sealed record Finding(
    Severity Severity,
    string File,
    int Line,
    int Column,
    string Message,
    string? Help
);

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Earned by the source itself: a review overdue, a clock that is ours.</summary>
    Notice,

    /// <summary>The policy does not run until it is mended.</summary>
    Error,
}

/// <summary>What came of reading a policy: the policy, unless a finding is an error, and the findings in order of place.</summary>
public sealed record PolicyReading(Policy? Policy, IReadOnlyList<Finding> Findings);

/// <summary>Reads the text of a policy into one that runs, or into findings for its author. Pure: it opens no file.</summary>
public static class PolicyReader
{
    /// <summary>Reads an edition: the vocabulary that its policy's editions share, and its own chapters in order.</summary>
    /// <param name="today">The day on which it is read, for reviews that are overdue; null: no review is.</param>
    /// <param name="beside">The chapters of the editions that stand beside it, by the name of their folder: one that it builds on is found there. Null: none.</param>
    public static PolicyReading Read(
        IReadOnlyList<PolicyText> vocabulary,
        IReadOnlyList<PolicyText> chapters,
        DateOnly? today = null,
        IReadOnlyDictionary<string, IReadOnlyList<PolicyText>>? beside = null
    ) =>
        new EditionReading(vocabulary, today, new HashSet<string>()).Read(
            chapters,
            beside ?? new Dictionary<string, IReadOnlyList<PolicyText>>()
        );
}
