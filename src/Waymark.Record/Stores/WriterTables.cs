using System.Data.Common;
using Microsoft.Data.Sqlite;
using Waymark.Record.Sealing;

namespace Waymark.Record.Stores;

/// <summary>What the writer asks of the tables and puts into them, on its own connection.</summary>
internal sealed class WriterTables(DbConnection connection, RecordDatabase database) : IDisposable
{
    private const string BeforeAppend = "before_append";

    private readonly Dictionary<string, Statement> _prepared = [];
    private readonly Dictionary<string, SqliteStatement> _plain = [];

    // Whose rows the transaction sees and writes.
    private SchoolId? _named;

    /// <summary>The first list of a transaction.</summary>
    public StatementList Begin()
    {
        _named = null;
        return Next();
    }

    /// <summary>A further list of the same transaction.</summary>
    public StatementList Next() => new(connection, Prepared, Plain);

    /// <summary>Says which school's rows the transaction is to see and to write from here on.</summary>
    public void Name(StatementList list, SchoolId school)
    {
        if (database.NameSchool is { } name && _named != school)
        {
            list.Ask(name, _ => { }, school.Value.ToString());
            _named = school;
        }
    }

    /// <summary>Keeps every other program from writing to a school's log until the commit, and reads where it stands.</summary>
    public void Hold(StatementList list, SchoolId school, HeldLogs into)
    {
        Name(list, school);
        list.Ask(
            Sql.Head + database.HoldRow,
            row => into.Add(Rows.Head(school, row)),
            school.Value
        );
    }

    /// <summary>Reads what a held log needs to be gone on with: its last entry and the files that are to be written to.</summary>
    public static void Read(
        StatementList list,
        SchoolId school,
        IEnumerable<FileId> files,
        HeldLogs into
    )
    {
        list.Ask(Sql.LastEntry, row => into.Add(Rows.Entry(school, row)), school.Value);
        foreach (var file in files)
        {
            list.Ask(Sql.File, Add, school.Value, file.Value);

            void Add(DbDataReader row)
            {
                var key = row.IsDBNull(1)
                    ? null
                    : new FileRow(
                        school.Value,
                        file.Value,
                        row.GetInt32(1),
                        row.GetFieldValue<byte[]>(2)
                    );
                into.Add(school, file, row.GetInt32(0), key);
            }
        }
    }

    /// <summary>Whether this very entry, sealed just so, stands in its place.</summary>
    public void AskFor(StatementList list, EntryRow entry, Action there)
    {
        var school = new SchoolId(entry.SchoolId);
        Name(list, school);
        list.Ask(Sql.EntryAt, Compare, entry.SchoolId, entry.Index);

        void Compare(DbDataReader row)
        {
            if (Rows.Entry(school, row).Row.Leaf.AsSpan().SequenceEqual(entry.Leaf))
            {
                there();
            }
        }
    }

    /// <summary>Moves the head of a log from where it stood to where it now stands. If it does not stand there any more, or under another key, nothing that follows is done.</summary>
    public void MoveHead(
        StatementList list,
        SchoolId school,
        LogHead from,
        LogHead to,
        SchoolKeys keys
    )
    {
        Name(list, school);
        list.Require(
            database.MoveHead,
            answers: database.TakesTogether,
            to.Tree.Size,
            to.Tree.Bytes.ToArray(),
            to.Code(keys),
            school.Value,
            from.Tree.Size,
            from.Code(keys)
        );
    }

    /// <summary>Writes the rows of an append.</summary>
    public void Add(StatementList list, PreparedAppend append)
    {
        Name(list, append.Append.School);
        foreach (var row in append.NewFiles)
        {
            list.Add(Sql.AddFile, row.SchoolId, row.FileId, row.KeyId, row.WrappedKey);
        }

        foreach (var row in append.Rows)
        {
            list.Add(
                Sql.AddEntry,
                row.SchoolId,
                row.Index,
                row.FileId,
                row.FileSequence,
                row.KeyId,
                row.RecordedOn,
                row.Format,
                row.Sealed,
                row.Leaf
            );
        }
    }

    /// <summary>Marks the place that <see cref="Undo"/> goes back to.</summary>
    public static void Save(StatementList list) => list.Add($"SAVEPOINT {BeforeAppend}");

    public static void Release(StatementList list) => list.Add($"RELEASE SAVEPOINT {BeforeAppend}");

    public void Undo(StatementList list)
    {
        list.Add($"ROLLBACK TO SAVEPOINT {BeforeAppend}");
        // What was said of the school since then is undone as well.
        _named = null;
    }

    public static void Commit(StatementList list) => list.Add("COMMIT");

    public void Dispose()
    {
        foreach (
            IDisposable statement in (IEnumerable<IDisposable>)
                [.. _prepared.Values, .. _plain.Values]
        )
        {
            statement.Dispose();
        }
    }

    private Statement Prepared(string sql)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
        {
            statement = new Statement(connection, sql);
            _prepared.Add(sql, statement);
        }

        return statement;
    }

    private SqliteStatement Plain(string sql)
    {
        if (!_plain.TryGetValue(sql, out var statement))
        {
            statement = new SqliteStatement((SqliteConnection)connection, sql);
            _plain.Add(sql, statement);
        }

        return statement;
    }
}
