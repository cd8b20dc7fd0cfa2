using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>How many entries a file has, and its key.</summary>
/// <param name="IsNew">The key is not yet stored.</param>
internal sealed record FileState(int Count, FileKey? Key, bool IsNew);

/// <summary>An append made ready to be written: its entries numbered and sealed.</summary>
/// <param name="NewFiles">The keys to store with it.</param>
/// <param name="Head">Where the log stands once it is written.</param>
internal sealed record PreparedAppend(
    WaitingAppend Append,
    IReadOnlyList<Entry> Entries,
    IReadOnlyList<EntryRow> Rows,
    IReadOnlyList<FileRow> NewFiles,
    LogHead? Head
)
{
    public bool DestroysKeys => Entries.Any(entry => entry.Kind == Erasure.Kind);

    /// <summary>Answers all who wait for what now stands.</summary>
    public static void Answer(IEnumerable<PreparedAppend> committed)
    {
        foreach (var append in committed)
        {
            append.Append.Settle(new Appended(append.Entries));
        }
    }
}

/// <summary>The appends that share one transaction, and what is known of logs and files as it goes on.</summary>
internal sealed class WriterTurn(IReadOnlyList<WaitingAppend> taken)
{
    // Every program takes them in this order, so that no two wait for each other.
    public IReadOnlyList<SchoolId> Schools { get; } =
        taken is [var one]
            ? [one.School]
            : [.. taken.Select(append => append.School).Distinct().OrderBy(school => school.Value)];

    public IEnumerable<WaitingAppend> Unanswered =>
        taken.Where(append => !append.Answer.IsCompleted);

    /// <summary>The files that its appends name.</summary>
    public IEnumerable<(SchoolId School, FileId File)> FilesNamed
    {
        get
        {
            var named = new HashSet<(SchoolId, FileId)>();
            foreach (var append in taken)
            {
                foreach (var file in append.Expected.Keys)
                {
                    named.Add((append.School, file));
                }

                foreach (var entry in append.Entries)
                {
                    named.Add((append.School, entry.File));
                }
            }

            return named;
        }
    }

    /// <summary>Whether any of its appends is one to a school's log.</summary>
    public bool MovesHeadOf(SchoolId school) =>
        taken.Any(append => append.School == school && !append.MovesNoHead);

    public List<PreparedAppend> Prepared { get; } = [];

    /// <summary>The heads as the turn found them.</summary>
    public Dictionary<SchoolId, LogHead> Before { get; } = [];

    /// <summary>The heads as they will stand once all that is prepared is written.</summary>
    public Dictionary<SchoolId, LogHead> After { get; } = [];

    public Dictionary<(SchoolId, FileId), FileState> Files { get; } = [];

    /// <summary>The files that an append of this turn writes to: what is known of them is not yet committed.</summary>
    public HashSet<(SchoolId, FileId)> Touched { get; } = [];

    /// <summary>What was read of its logs; null as long as it does not hold them.</summary>
    public HeldLogs? Held { get; set; }

    /// <summary>Whether it must hold its logs before it writes. One that moves no head has no other way to keep others out.</summary>
    public bool MustHold { get; set; } = taken.Any(append => append.MovesNoHead);

    /// <summary>Whether nothing stands or falls with its entries.</summary>
    public bool StandsByItself => Prepared.TrueForAll(append => append.Append.Alongside is null);

    /// <summary>What is written alongside runs at most once, so that from then on the turn cannot be done again.</summary>
    public bool AlongsideBegun { get; set; }

    /// <summary>What was sent to be committed when a connection died: of all of it, at most one may stand.</summary>
    public List<IReadOnlyList<PreparedAppend>> Lost { get; } = [];

    /// <summary>Throws away what was made ready: the logs do not stand where it was thought, or nothing was committed.</summary>
    public void BeginAnew()
    {
        Held = null;
        Prepared.Clear();
        Before.Clear();
        After.Clear();
        Files.Clear();
        Touched.Clear();
    }
}
