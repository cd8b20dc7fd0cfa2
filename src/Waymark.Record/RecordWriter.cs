using System.Data.Common;
using System.Runtime.ExceptionServices;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>The one write path, from entries that somebody decided on to entries that stand.</summary>
/// <remarks>
/// An append waits in a queue. Whoever finds nobody writing takes a turn: writes for all who wait, in one transaction, with
/// one wait for the disk. What came meanwhile is written in further turns, for which nobody who has an answer waits. A turn has five steps.
/// <list type="number">
/// <item>Where do its logs stand? The writer knows where it left them. Where it does not, or has more to do than to append, it first holds them, so that until the commit no other program writes to them, and reads.</item>
/// <item>Has each file the length that the decision was taken on? If not, the answer is "moved on"; it is given only of logs that are held.</item>
/// <item>Number the entries from where the log stands, stamp them, seal them, grow the tree.</item>
/// <item>Move the head of the log from where it was thought to stand. That holds the log, and fails if it stands elsewhere: then the turn begins anew, and holds it first.
/// Insert the entries, each place once by the keys of the table, and write what stands or falls with them.</item>
/// <item>Commit. When it returns the disk has it. Only then is anybody answered. If the connection dies meanwhile, the database is asked on a new one
/// whether it had committed; while that cannot be found out, the answer is a fault.</item>
/// </list>
/// An append that fails, fails alone. If something stands alongside any of a turn, what the failed one wrote is undone, those before it are committed, those after it, whose
/// numbers no longer fit, go back to the head of the queue and are sealed anew. If nothing does, the whole turn is sent at once, and each has a turn to itself if that fails.
/// </remarks>
internal sealed class RecordWriter(RecordDatabase database, KeyRing keys, TimeProvider time)
    : IDisposable
{
    private readonly AppendQueue _waiting = new();
    private readonly WriterConnection _connection = new(database, keys, time);
    private readonly EntrySealer _sealer = new(keys, time);
    private readonly KnownLogs _known = new();

    private WriterTables Tables => _connection.Tables;

    /// <summary>Once an append is taken into a turn it is carried through; its stop token is heeded before that, and by what is written alongside.</summary>
    public async Task<AppendOutcome> Append(WaitingAppend append)
    {
        if (_waiting.Add(append))
        {
            while (!append.Answer.IsCompleted)
            {
                await TakeTurn();
            }

            if (!_waiting.IsDone())
            {
                _ = Task.Run(TakeFurtherTurns);
            }
        }

        return await append.Answer;
    }

    public void Dispose()
    {
        // Everybody has an answer; whoever gave the last one may still be tidying up.
        SpinWait.SpinUntil(() => !_waiting.IsWritten);
        _connection.Dispose();
    }

    private async Task TakeFurtherTurns()
    {
        do
        {
            await TakeTurn();
        } while (!_waiting.IsDone());
    }

    private async Task TakeTurn()
    {
        if (_waiting.LastTook > 1)
        {
            // Those who were answered together are about to ask together again: they are let in first.
            await Task.Yield();
        }

        var turn = new WriterTurn(_waiting.Take());
        var work = Carry(turn);
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!work.IsCompletedSuccessfully)
        {
            // The transaction is undone, or it is not known whether it was. Where the logs stand is read again before anything else is written.
            _known.Forget(turn);
            foreach (var append in turn.Unanswered)
            {
                append.Fail(WhyFailed(work));
            }
        }

        _waiting.PutBack([.. turn.Unanswered]);
    }

    /// <summary>Tries until the turn is done. It is done again if a log stood elsewhere than was thought, or if the connection died before anything alongside began.</summary>
    private async Task Carry(WriterTurn turn)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await _connection.Connect(tries, turn.Lost.Count > 0);
                if (await Write(turn))
                {
                    return;
                }
            }
            catch (DbException)
                when (_connection.IsDead
                    && !turn.AlongsideBegun
                    && tries < WriterConnection.MostTries
                )
            {
                // It may have been committed, or may yet be; with something alongside it was not: the commit is sent only after that.
                if (turn.StandsByItself && turn.Prepared.Count > 0)
                {
                    turn.Lost.Add([.. turn.Prepared]);
                }
            }
            catch (DbException)
                when (!_connection.IsDead && turn.StandsByItself && turn.Prepared.Count > 1)
            {
                turn.Prepared.ForEach(append => append.Append.IsAlone = true);
                _known.Forget(turn);
                return;
            }

            _known.Forget(turn);
            turn.BeginAnew();
            turn.MustHold = true;
        }
    }

    /// <returns>False if a log stood elsewhere than was thought. Nothing was written.</returns>
    private async Task<bool> Write(WriterTurn turn)
    {
        if (!turn.MustHold && _known.Tell(turn))
        {
            return Prepare(turn) && await Write(turn, held: null);
        }

        // What is known of some of its logs may be out of date.
        turn.BeginAnew();
        await using var held = await _connection.Hold(turn);
        if (await _connection.Committed(turn, held) is { } committed)
        {
            PreparedAppend.Answer(committed);
            return true;
        }

        Prepare(turn);
        // Whoever moved a log that is held did not hold it.
        return await Write(turn, held) ? true : throw HeldLogs.NotAsWritten();
    }

    private Task<bool> Write(WriterTurn turn, DbTransaction? held) =>
        turn.StandsByItself ? WriteAtOnce(turn, held) : WriteEach(turn, held);

    private bool Prepare(WriterTurn turn) =>
        turn.Unanswered.ToList().TrueForAll(append => _sealer.Prepare(turn, append));

    /// <summary>Writes and commits a turn alongside which nothing stands: all of it, or none.</summary>
    private async Task<bool> WriteAtOnce(WriterTurn turn, DbTransaction? held)
    {
        if (turn.Prepared.Count == 0)
        {
            return true;
        }

        var list = held is null ? Tables.Begin() : Tables.Next();
        foreach (var school in turn.Schools.Where(turn.After.ContainsKey))
        {
            MoveHead(list, school, turn.Before[school], turn.After[school]);
            foreach (var append in turn.Prepared.Where(one => one.Append.School == school))
            {
                Tables.Add(list, append);
            }
        }

        if (!await _connection.RunAndCommit(list, held))
        {
            return false;
        }

        _known.Remember(turn);
        PreparedAppend.Answer(turn.Prepared);
        return true;
    }

    /// <summary>Writes each append in order, with what stands alongside it, until one fails. What a failed one wrote is undone; those before it are committed.</summary>
    private async Task<bool> WriteEach(WriterTurn turn, DbTransaction? held)
    {
        await using var begun = held is null ? await _connection.Begin() : null;
        var transaction = held ?? begun!;
        var list = held is null ? Tables.Begin() : Tables.Next();
        foreach (var school in turn.Schools.Where(turn.After.ContainsKey))
        {
            MoveHead(list, school, turn.Before[school], turn.After[school]);
        }

        var alone = turn.Prepared.Count == 1;
        for (var i = 0; i < turn.Prepared.Count; i++)
        {
            if (!alone)
            {
                WriterTables.Save(list);
            }

            var work = WriteOne(transaction, list, turn, turn.Prepared[i]);
            await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!work.IsCompletedSuccessfully)
            {
                await KeepUpTo(i, transaction, turn, WhyFailed(work));
                return true;
            }

            if (!work.Result)
            {
                return false;
            }

            list = Tables.Next();
            if (!alone)
            {
                WriterTables.Release(list);
            }
        }

        await _connection.Commit(transaction, turn, turn.Prepared);
        _known.Remember(turn);
        PreparedAppend.Answer(turn.Prepared);
        return true;
    }

    private async Task<bool> WriteOne(
        DbTransaction transaction,
        StatementList list,
        WriterTurn turn,
        PreparedAppend append
    )
    {
        Tables.Add(list, append);
        if (!await list.Run(transaction))
        {
            return false;
        }

        if (append.Append.Alongside is { } alongside)
        {
            turn.AlongsideBegun = true;
            await alongside(transaction, append.Entries, append.Append.Stop);
        }

        return true;
    }

    /// <summary>Undoes what the failed append wrote, and commits those before it.</summary>
    private async Task KeepUpTo(
        int failed,
        DbTransaction transaction,
        WriterTurn turn,
        Exception failure
    )
    {
        if (_connection.IsDead)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        var kept = turn.Prepared.Take(failed).ToList();
        _known.Forget(turn);
        if (failed > 0)
        {
            var list = Tables.Next();
            // If the database has given up the whole transaction (a full disk), this throws and the whole turn fails.
            Tables.Undo(list);
            foreach (var (school, head) in turn.After)
            {
                var reached = kept.LastOrDefault(one =>
                    one.Append.School == school && one.Head is not null
                );
                MoveHead(list, school, head, reached?.Head ?? turn.Before[school]);
            }

            if (!await list.Run(transaction))
            {
                throw HeldLogs.NotAsWritten();
            }

            await _connection.Commit(transaction, turn, kept);
        }

        PreparedAppend.Answer(kept);
        turn.Prepared[failed].Append.Fail(failure);
    }

    private void MoveHead(StatementList list, SchoolId school, LogHead from, LogHead to) =>
        Tables.MoveHead(list, school, from, to, keys.Of(school));

    private static Exception WhyFailed(Task work) =>
        work.Exception?.InnerException ?? new TaskCanceledException(work);
}
