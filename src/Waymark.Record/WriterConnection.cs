using System.Data;
using System.Data.Common;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>The writer's way to the database: a new one when the last has died, and a commit whose outcome is known even then.</summary>
internal sealed class WriterConnection(RecordDatabase database, KeyRing keys, TimeProvider time)
    : IDisposable
{
    // For so long somebody waits to hear whether it is kept, before the answer is that nobody knows.
    private static readonly TimeSpan[] s_beforeTries =
    [
        TimeSpan.Zero,
        TimeSpan.FromSeconds(0.2),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(3),
        TimeSpan.FromSeconds(6),
    ];

    public static int MostTries => s_beforeTries.Length;

    private DbConnection? _connection;
    private WriterTables? _tables;

    public WriterTables Tables => _tables!;

    /// <summary>What was not committed on it is undone, and nothing more can be done on it.</summary>
    public bool IsDead => _connection?.State != ConnectionState.Open;

    /// <summary>Makes a new connection if there is none that lives.</summary>
    /// <param name="waits">Whether it is worth a wait, from the second try on.</param>
    public async Task Connect(int tries, bool waits)
    {
        if (IsDead && waits)
        {
            await Task.Delay(s_beforeTries[tries - 1], time);
        }

        if (IsDead)
        {
            Dispose();
            _connection = database.Open();
            _tables = new WriterTables(_connection, database);
        }
    }

    public ValueTask<DbTransaction> Begin() => _connection!.BeginTransactionAsync();

    /// <summary>Begins a turn's transaction, holds its logs, and reads of them what is needed to go on with them.</summary>
    public async Task<DbTransaction> Hold(WriterTurn turn)
    {
        var held = new HeldLogs(keys);
        var transaction = await Hold(turn, held);
        turn.Held = held;
        return transaction;
    }

    /// <summary>Runs the whole of what a turn writes, durably committed when it returns; held logs in the transaction that holds them.</summary>
    /// <returns>False if a head did not stand where it was thought: nothing was done.</returns>
    public async Task<bool> RunAndCommit(StatementList list, DbTransaction? held)
    {
        if (database.TakesTogether)
        {
            if (held is not null)
            {
                WriterTables.Commit(list);
            }

            return await list.Run(held);
        }

        return held is null ? list.RunWhole() : await RunThenCommit(list, held);
    }

    /// <summary>Of what a turn sent to be committed on connections that died, what stands; null if nothing does. Asked while the turn holds its logs, so that what still comes finds them moved on.</summary>
    public async Task<IReadOnlyList<PreparedAppend>?> Committed(WriterTurn turn, DbTransaction held)
    {
        IReadOnlyList<PreparedAppend>? stands = null;
        var list = Tables.Next();
        foreach (var lost in turn.Lost)
        {
            if (Sign(lost) is { } sign)
            {
                Tables.AskFor(list, sign, () => stands = lost);
            }
        }

        await list.Run(held);
        if (stands is not null)
        {
            // Where a second server must have all that is answered, this waits until it has; and so has what stands before it.
            await held.CommitAsync();
        }

        return stands;
    }

    /// <summary>Commits what stands with something alongside. If the connection died meanwhile, nobody here knows whether the database did, so it is asked on a new one.</summary>
    /// <exception cref="DbException">It did not; or it cannot be found out, because the database is gone or nothing that was written would show it.</exception>
    public async Task Commit(
        DbTransaction transaction,
        WriterTurn turn,
        IReadOnlyList<PreparedAppend> done
    )
    {
        try
        {
            await transaction.CommitAsync();
        }
        catch (DbException) when (IsDead)
        {
            turn.Lost.Add(done);
            if (Sign(done) is null || !await Stands(turn))
            {
                throw;
            }
        }
    }

    /// <summary>Whether a transaction that held its logs, and may have been committed, was.</summary>
    private async Task<bool> Stands(WriterTurn turn)
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            try
            {
                await Connect(tries, waits: true);
                // Holding the logs waits until the lost transaction has ended, one way or the other.
                await using var transaction = await Hold(turn, null);
                return await Committed(turn, transaction) is not null;
            }
            catch (DbException) when (IsDead)
            {
                // Not back yet.
            }
        }

        return false;
    }

    // All of them stand, or none does.
    private static EntryRow? Sign(IEnumerable<PreparedAppend> appends) =>
        appends.SelectMany(append => append.Rows).FirstOrDefault();

    public void Dispose()
    {
        _tables?.Dispose();
        _connection?.Dispose();
    }

    private static async Task<bool> RunThenCommit(StatementList list, DbTransaction transaction)
    {
        var done = await list.Run(transaction);
        if (done)
        {
            await transaction.CommitAsync();
        }

        return done;
    }

    private async Task<DbTransaction> Hold(WriterTurn turn, HeldLogs? into)
    {
        var transaction = await Begin();
        var list = Tables.Begin();
        foreach (var school in turn.Schools)
        {
            Tables.Hold(list, school, into ?? new HeldLogs(keys));
            if (into is not null && turn.MovesHeadOf(school))
            {
                var files = turn.FilesNamed.Where(file => file.School == school);
                WriterTables.Read(list, school, files.Select(file => file.File), into);
            }
        }

        Task holding = list.Run(transaction);
        await holding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!holding.IsCompletedSuccessfully)
        {
            await transaction.DisposeAsync();
        }

        await holding;
        return transaction;
    }
}
