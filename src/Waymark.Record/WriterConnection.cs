using System.Data;
using System.Data.Common;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>The writer's way to the database: a new one when the last has died, and a commit whose outcome is known even then.</summary>
internal sealed class WriterConnection : IDisposable
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

    private readonly RecordDatabase _database;
    private readonly KeyRing _keys;
    private readonly TimeProvider _time;
    private DbConnection _connection;

    public WriterConnection(RecordDatabase database, KeyRing keys, TimeProvider time)
    {
        _database = database;
        _keys = keys;
        _time = time;
        (_connection, Tables, Sealer) = Connect();
    }

    public WriterTables Tables { get; private set; }

    public EntrySealer Sealer { get; private set; }

    /// <summary>What was not committed on it is undone, and nothing more can be done on it.</summary>
    public bool IsDead => _connection.State != ConnectionState.Open;

    /// <summary>Begins a turn's transaction and holds its logs. A connection may have died since the last turn, with the server that it led to. Nothing was written yet, so a new one is as good.</summary>
    public async Task<DbTransaction> Begin(WriterTurn turn)
    {
        try
        {
            if (!IsDead)
            {
                return await Hold(turn);
            }
        }
        catch (DbException) when (IsDead)
        {
            // Once more, on a new one.
        }

        Reconnect();
        return await Hold(turn);
    }

    /// <summary>Commits. If the connection died meanwhile, nobody here knows whether the database did, so it is asked on a new one.</summary>
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
            var sign = done.SelectMany(append => append.Rows).FirstOrDefault();
            if (sign is null || !await Stands(turn, sign))
            {
                throw;
            }
        }
    }

    public void Dispose()
    {
        Tables.Dispose();
        _connection.Dispose();
    }

    /// <summary>Whether an entry of a transaction that may have been committed is there.</summary>
    private async Task<bool> Stands(WriterTurn turn, EntryRow sign)
    {
        foreach (var wait in s_beforeTries)
        {
            await Task.Delay(wait, _time);
            try
            {
                Reconnect();
                // Holding the logs waits until the lost transaction has ended, one way or the other.
                await using var transaction = await Hold(turn);
                await Tables.Name(transaction, new SchoolId(sign.SchoolId));
                var stands = await Tables.Has(transaction, sign);

                // Where a second server must have all that is answered, this waits until it has; and so has what stands before it.
                await transaction.CommitAsync();
                return stands;
            }
            catch (DbException) when (IsDead)
            {
                // Not back yet.
            }
        }

        return false;
    }

    private async Task<DbTransaction> Hold(WriterTurn turn)
    {
        var transaction = await _connection.BeginTransactionAsync();
        var holding = HoldLogs(transaction, turn);
        await holding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!holding.IsCompletedSuccessfully)
        {
            await transaction.DisposeAsync();
        }

        await holding;
        return transaction;
    }

    private async Task HoldLogs(DbTransaction transaction, WriterTurn turn)
    {
        foreach (var school in turn.Schools)
        {
            await Tables.Name(transaction, school);
            Sealer.ForgetUnlessOf(school, await Tables.Hold(transaction, school));
        }
    }

    private void Reconnect()
    {
        Dispose();
        (_connection, Tables, Sealer) = Connect();
    }

    private (DbConnection, WriterTables, EntrySealer) Connect()
    {
        var connection = _database.Open();
        var tables = new WriterTables(connection, _database);
        return (connection, tables, new EntrySealer(tables, _keys, _time));
    }
}
