using Waymark.Record.Sealing;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>Where a school's log stands, and when its last entry was recorded.</summary>
internal sealed record LogHead(Frontier Tree, DateTimeOffset LastRecordedAt);

/// <summary>How many entries a file has, and its key.</summary>
/// <param name="IsNew">The key is not yet stored.</param>
internal sealed record FileState(int Count, FileKey? Key, bool IsNew);

/// <summary>An append made ready before the transaction: its entries numbered and sealed.</summary>
/// <param name="NewFiles">The keys to store with it.</param>
/// <param name="Head">Where the log stands once it is written.</param>
internal sealed record PreparedAppend(
    WaitingAppend Append,
    IReadOnlyList<Entry> Entries,
    IReadOnlyList<EntryRow> Rows,
    IReadOnlyList<FileRow> NewFiles,
    LogHead? Head
);

/// <summary>The appends that share one transaction, and what is known of logs and files as it goes on.</summary>
internal sealed class WriterTurn(IReadOnlyList<WaitingAppend> taken)
{
    // Every program takes them in this order, so that no two wait for each other.
    public IEnumerable<SchoolId> Schools =>
        Taken.Select(append => append.School).Distinct().OrderBy(school => school.Value);

    public IReadOnlyList<WaitingAppend> Taken { get; } = taken;

    public List<PreparedAppend> Prepared { get; } = [];

    /// <summary>The heads as the turn found them.</summary>
    public Dictionary<SchoolId, LogHead> Before { get; } = [];

    /// <summary>The heads as they will stand once all that is prepared is written.</summary>
    public Dictionary<SchoolId, LogHead> After { get; } = [];

    public Dictionary<(SchoolId, FileId), FileState> Files { get; } = [];

    /// <summary>The files that an append of this turn writes to: what is known of them is not yet committed.</summary>
    public HashSet<(SchoolId, FileId)> Touched { get; } = [];

    public IEnumerable<WaitingAppend> Unanswered =>
        Taken.Where(append => !append.Answer.IsCompleted);
}
