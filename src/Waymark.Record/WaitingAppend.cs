using System.Data.Common;

namespace Waymark.Record;

/// <summary>An append between the asking and the answer.</summary>
internal sealed record WaitingAppend(
    SchoolId School,
    IReadOnlyList<NewEntry> Entries,
    IReadOnlyDictionary<FileId, int> Expected,
    Func<DbTransaction, IReadOnlyList<Entry>, CancellationToken, Task>? Alongside,
    CancellationToken Stop
)
{
    private readonly TaskCompletionSource<AppendOutcome> _answer = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    /// <summary>Takes a turn of its own, so that what is written alongside finds the log and its head just as this append leaves them; or because a turn that it shared failed, and it is not known whose fault that was.</summary>
    public bool IsAlone { get; set; }

    /// <summary>Whether it writes something else for the school, and neither enters nor expects anything.</summary>
    public bool MovesNoHead => Entries.Count == 0 && Expected.Count == 0;

    /// <summary>One that no file's length is expected of.</summary>
    public static WaitingAppend Of(
        SchoolId school,
        IReadOnlyList<NewEntry> entries,
        Func<DbTransaction, CancellationToken, Task> alongside,
        CancellationToken stop,
        bool isAlone = false
    ) =>
        new(
            school,
            entries,
            new Dictionary<FileId, int>(),
            (transaction, _, token) => alongside(transaction, token),
            stop
        )
        {
            IsAlone = isAlone,
        };

    public Task<AppendOutcome> Answer => _answer.Task;

    public void Settle(AppendOutcome outcome) => _answer.TrySetResult(outcome);

    public void Fail(Exception why) => _answer.TrySetException(why);

    public void Cancel() => _answer.TrySetCanceled(Stop);
}
