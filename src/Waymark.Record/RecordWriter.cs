using System.Data.Common;
using System.Runtime.ExceptionServices;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>The one write path, from entries that somebody decided on to entries that stand.</summary>
/// <remarks>
/// An append waits in a queue. Whoever reaches the door first takes a turn: writes for all who wait, in one transaction, with
/// one wait for the disk. A turn has five steps, all in that transaction.
/// <list type="number">
/// <item>Hold the logs: until the commit no other program writes to them. A log that another has written to since is read again.</item>
/// <item>Has each file the length that the decision was taken on? If not, the answer is "moved on".</item>
/// <item>Number the entries from where the log stands, stamp them, seal them, grow the tree, move the log's head.</item>
/// <item>Insert the entries, each place once by the keys of the table, and write what stands or falls with them.</item>
/// <item>Commit. When it returns the disk has it. Only then is anybody answered. If the connection dies meanwhile, the database is asked on a new one
/// whether it had committed; while that cannot be found out, the answer is a fault.</item>
/// </list>
/// An append that fails, fails alone: what it wrote is undone, those before it are committed, those after it, whose
/// numbers no longer fit, go back to the head of the queue and are sealed anew.
/// </remarks>
internal sealed class RecordWriter : IDisposable
{
    private const int MostInOneTurn = 64;
    private const string BeforeAppend = "before_append";

    private readonly Lock _door = new();
    private readonly List<WaitingAppend> _waiting = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly KeyRing _keys;
    private readonly WriterConnection _connection;

    public RecordWriter(RecordDatabase database, KeyRing keys, TimeProvider time)
    {
        _keys = keys;
        _connection = new WriterConnection(database, keys, time);
    }

    private WriterTables Tables => _connection.Tables;

    private EntrySealer Sealer => _connection.Sealer;

    /// <summary>Once an append is taken into a turn it is carried through; its stop token is heeded before that, and by what is written alongside.</summary>
    public async Task<AppendOutcome> Append(WaitingAppend append)
    {
        lock (_door)
        {
            _waiting.Add(append);
        }

        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            while (!append.Answer.IsCompleted)
            {
                await TakeTurn();
            }
        }
        finally
        {
            _turn.Release();
        }

        return await append.Answer;
    }

    public void Dispose()
    {
        _connection.Dispose();
        _turn.Dispose();
    }

    private async Task TakeTurn()
    {
        var turn = new WriterTurn(TakeWaiting());
        var work = Carry(turn);
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!work.IsCompletedSuccessfully)
        {
            // The transaction is undone, or it is not known whether it was. Where the logs stand is read again before anything else is written.
            Sealer.Forget();
            foreach (var append in turn.Unanswered)
            {
                append.Fail(WhyFailed(work));
            }
        }

        PutBack([.. turn.Unanswered]);
    }

    private async Task Carry(WriterTurn turn)
    {
        await using var transaction = await _connection.Begin(turn);
        foreach (var append in turn.Taken)
        {
            await Tables.Name(transaction, append.School);
            await Sealer.Prepare(transaction, turn, append);
        }

        if (turn.Prepared.Count == 0)
        {
            return;
        }

        await MoveHeads(transaction, turn.Before, turn.After);
        var (written, failure) = await WriteEach(transaction, turn);
        if (written > 0)
        {
            await Commit(transaction, turn, written);
        }

        if (failure is not null)
        {
            turn.Prepared[written].Append.Fail(failure);
        }
    }

    /// <summary>Writes each append in order until one fails. What a failed one wrote is undone.</summary>
    private async Task<(int Written, Exception? Failure)> WriteEach(
        DbTransaction transaction,
        WriterTurn turn
    )
    {
        var alone = turn.Prepared.Count == 1;
        for (var i = 0; i < turn.Prepared.Count; i++)
        {
            if (!alone)
            {
                await transaction.SaveAsync(BeforeAppend);
            }

            var failure = await WriteOne(transaction, turn.Prepared[i]);
            if (failure is not null && _connection.IsDead)
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            if (failure is not null && i > 0)
            {
                // If the database has given up the whole transaction (a full disk), this throws and the whole turn fails.
                await transaction.RollbackAsync(BeforeAppend);
            }

            if (failure is not null)
            {
                return (i, failure);
            }

            if (!alone)
            {
                await transaction.ReleaseAsync(BeforeAppend);
            }
        }

        return (turn.Prepared.Count, null);
    }

    private async Task<Exception?> WriteOne(DbTransaction transaction, PreparedAppend append)
    {
        var work = WriteRows(transaction, append);
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return work.IsCompletedSuccessfully ? null : WhyFailed(work);
    }

    private async Task WriteRows(DbTransaction transaction, PreparedAppend append)
    {
        await Tables.Name(transaction, append.Append.School);
        foreach (var file in append.NewFiles)
        {
            await Tables.AddFile(transaction, file);
        }

        foreach (var row in append.Rows)
        {
            await Tables.AddEntry(transaction, row);
        }

        if (append.Append.Alongside is { } alongside)
        {
            await alongside(transaction, append.Entries, append.Append.Stop);
        }
    }

    private async Task Commit(DbTransaction transaction, WriterTurn turn, int written)
    {
        var done = turn.Prepared.Take(written).ToList();
        var reached = new Dictionary<SchoolId, LogHead>(turn.Before);
        foreach (var append in done.Where(append => append.Head is not null))
        {
            reached[append.Append.School] = append.Head!;
        }

        if (written < turn.Prepared.Count)
        {
            await MoveHeads(transaction, turn.After, reached);
        }

        await _connection.Commit(transaction, turn, done);
        Sealer.Remember(reached);
        foreach (var append in done)
        {
            append.Append.Settle(new Appended(append.Entries));
        }
    }

    private async Task MoveHeads(
        DbTransaction transaction,
        Dictionary<SchoolId, LogHead> from,
        Dictionary<SchoolId, LogHead> to
    )
    {
        foreach (var (school, head) in to)
        {
            var size = from[school].Tree.Size;
            await Tables.Name(transaction, school);
            await Tables.MoveHead(transaction, school, size, head.Tree, _keys.Of(school));
        }
    }

    private List<WaitingAppend> TakeWaiting()
    {
        lock (_door)
        {
            var together = _waiting.Take(MostInOneTurn).TakeWhile(append => !append.IsAlone);
            var taken = together.DefaultIfEmpty(_waiting[0]).ToList();
            _waiting.RemoveRange(0, taken.Count);
            return taken;
        }
    }

    private void PutBack(List<WaitingAppend> unanswered)
    {
        lock (_door)
        {
            _waiting.InsertRange(0, unanswered);
        }
    }

    private static Exception WhyFailed(Task work) =>
        work.Exception?.InnerException ?? new TaskCanceledException(work);
}
