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

    public Task<AppendOutcome> Answer => _answer.Task;

    public void Settle(AppendOutcome outcome) => _answer.TrySetResult(outcome);

    public void Fail(Exception why) => _answer.TrySetException(why);

    public void Cancel() => _answer.TrySetCanceled(Stop);
}
