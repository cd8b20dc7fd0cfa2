using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Waymark.Record.Stores;

/// <summary>Statements that are run in their order: sent together, in one round trip, where the database takes them so; one by one where it lies in this very process.</summary>
/// <remarks>Sent together without a transaction they are one of their own: all of them stand, or none.</remarks>
/// <param name="prepared">Statements that give rows.</param>
/// <param name="plain">Those that give none, where the database lies in this very process.</param>
internal sealed class StatementList(
    DbConnection connection,
    Func<string, Statement> prepared,
    Func<string, SqliteStatement> plain
)
{
    // What PostgreSQL says of 1 / 0: see RecordDatabase.MoveHead.
    private const string DivisionByZero = "22012";

    private static readonly ConcurrentDictionary<string, string> s_byPlace = new();

    private readonly List<Listed> _list = [];

    public void Add(string sql, params object[] values) =>
        _list.Add(new Listed(sql, values, null, MustChange: false));

    /// <param name="row">Given each row of the answer.</param>
    public void Ask(string sql, Action<DbDataReader> row, params object[] values) =>
        _list.Add(new Listed(sql, values, row, MustChange: false));

    /// <summary>A statement that changes one row; if there is none to change, nothing that follows is done.</summary>
    /// <param name="answers">Whether it fails by itself then, and answers otherwise.</param>
    public void Require(string sql, bool answers, params object[] values) =>
        _list.Add(new Listed(sql, values, answers ? _ => { } : null, MustChange: true));

    /// <summary>Runs them. The list is empty afterwards.</summary>
    /// <returns>False if there was no row for one that must change one: what was done so far must be undone.</returns>
    public async Task<bool> Run(DbTransaction? transaction)
    {
        if (_list.Count == 0)
        {
            return true;
        }

        var done = connection.CanCreateBatch ? await Together(transaction) : OneByOne(transaction);
        _list.Clear();
        return done;
    }

    /// <summary>Runs them in the SQLite file as a transaction of their own. When this returns true the disk has them; otherwise, and if it throws, nothing was done.</summary>
    public bool RunWhole()
    {
        Do("BEGIN IMMEDIATE");
        try
        {
            var done = OneByOne(null);
            if (done)
            {
                Do("COMMIT");
            }

            return done;
        }
        finally
        {
            _list.Clear();
            if (raw.sqlite3_get_autocommit(((SqliteConnection)connection).Handle) == 0)
            {
                Do("ROLLBACK");
            }
        }

        void Do(string sql) => plain(sql).Run([]);
    }

    private bool OneByOne(DbTransaction? transaction)
    {
        foreach (var listed in _list)
        {
            if (listed.Row is null)
            {
                if (plain(listed.Sql).Run(listed.Values) == 0 && listed.MustChange)
                {
                    return false;
                }

                continue;
            }

            using var reader = prepared(listed.Sql)
                .With(transaction, listed.Values)
                .ExecuteReader();
            while (reader.Read())
            {
                listed.Row(reader);
            }
        }

        return true;
    }

    private async Task<bool> Together(DbTransaction? transaction)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var listed in _list)
        {
            batch.BatchCommands.Add(Command(batch, listed));
        }

        try
        {
            await using var reader = await batch.ExecuteReaderAsync();
            foreach (var listed in _list.Where(one => one.Row is not null))
            {
                while (await reader.ReadAsync())
                {
                    listed.Row!(reader);
                }

                await reader.NextResultAsync();
            }

            while (await reader.NextResultAsync())
            {
                // What follows the last answer may still fail.
            }

            return true;
        }
        catch (DbException none)
            when (none.SqlState == DivisionByZero && _list.Exists(one => one.MustChange))
        {
            return false;
        }
    }

    private static DbBatchCommand Command(DbBatch batch, Listed listed)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = s_byPlace.GetOrAdd(listed.Sql, ByPlace);
        foreach (var value in listed.Values)
        {
            var parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>The same statement with its parameters by place: names would be looked for again at each sending.</summary>
    private static string ByPlace(string sql)
    {
        var names = new List<string>();
        return Statement
            .Name()
            .Replace(
                sql,
                name =>
                {
                    if (!names.Contains(name.Value))
                    {
                        names.Add(name.Value);
                    }

                    return $"${names.IndexOf(name.Value) + 1}";
                }
            );
    }

    /// <param name="Row">Null where it gives no rows.</param>
    private sealed record Listed(
        string Sql,
        object[] Values,
        Action<DbDataReader>? Row,
        bool MustChange
    );
}
