using System.Data.Common;
using System.Numerics;
using System.Security.Cryptography;
using Waymark.Record;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Bench.Scale;

/// <summary>What the tables alone cost: an entry's row added by the product's own statement, with or without the head moved, in a record that is thrown away. Nothing is sealed, hashed, checked or queued.</summary>
internal sealed class TableRows : IDisposable
{
    private readonly RecordStore _store;
    private readonly DbConnection _connection;
    private readonly WriterTables _tables;
    private readonly SchoolId _school;
    private readonly Guid _file = FileId.Random().Value;
    private readonly byte[] _sealed;
    private readonly byte[] _leaf = RandomNumberGenerator.GetBytes(Frontier.HashLength);
    private byte[] _code;
    private int _size;

    private TableRows(RecordStore store, SchoolId school, int sealedLength)
    {
        (_store, _school) = (store, school);
        _sealed = RandomNumberGenerator.GetBytes(sealedLength);
        _connection = store.Database.Open(school);
        _tables = new WriterTables(_connection, store.Database);
        using var head = new Statement(_connection, Sql.Head);
        using var row = head.With(null, school.Value).ExecuteReader();
        row.Read();
        _code = Rows.Head(school, row).Code;
    }

    public static async Task<TableRows> Make(BenchPlace place, int sealedLength)
    {
        var store = place.Create(TimeProvider.System);
        return new TableRows(store, await store.CreateSchool(), sealedLength);
    }

    /// <summary>One raw row into the table of entries, with the keys that it has there: a commit of its own.</summary>
    public Task InsertAlone()
    {
        var list = _tables.Begin();
        Add(list);
        _size++;
        return Commit(list);
    }

    /// <summary>The same row, and the head moved with it.</summary>
    public async Task Insert()
    {
        var database = _store.Database;
        var code = RandomNumberGenerator.GetBytes(_code.Length);
        var frontier = new byte[Frontier.HashLength * BitOperations.PopCount((uint)(_size + 1))];
        var list = _tables.Begin();
        _tables.Name(list, _school);
        list.Require(
            database.MoveHead,
            answers: database.TakesTogether,
            (long)_size + 1,
            frontier,
            code,
            _school.Value,
            (long)_size,
            _code
        );
        Add(list);
        await Commit(list);
        (_code, _size) = (code, _size + 1);
    }

    private void Add(StatementList list) =>
        list.Add(
            Sql.AddEntry,
            _school.Value,
            (long)_size,
            _file,
            _size,
            1,
            new DateOnly(2026, 11, 29),
            1,
            _sealed,
            _leaf
        );

    private async Task Commit(StatementList list)
    {
        if (!(_store.Database.TakesTogether ? await list.Run(null) : list.RunWhole()))
            throw new InvalidOperationException("A head was not moved.");
    }

    public void Dispose()
    {
        _tables.Dispose();
        _connection.Dispose();
        _store.Dispose();
    }
}
