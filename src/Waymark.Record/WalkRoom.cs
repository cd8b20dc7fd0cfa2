using System.Data;
using System.Data.Common;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>What one walk after another works with. Made anew for each, it would be most of what many small logs leave behind.</summary>
/// <param name="spare">The processors, shared with those who walk meanwhile.</param>
internal sealed class WalkRoom(RecordDatabase database, SpareProcessors spare) : IDisposable
{
    private DbConnection? _connection;

    /// <summary>A connection that sees the whole record: another one where the last broke off.</summary>
    public DbConnection Connection
    {
        get
        {
            if (_connection?.State != ConnectionState.Open)
            {
                _connection?.Dispose();
                _connection = database.OpenWhole();
            }

            return _connection;
        }
    }

    public SpareProcessors Spare { get; } = spare;

    /// <summary>The block that is looked into, and the one that is read.</summary>
    public (EntryBlock Given, EntryBlock Next) Blocks { get; set; } = (new(), new());

    /// <summary>One for each part of a block.</summary>
    public IReadOnlyList<EntryOpener> Openers { get; } =
    [.. Enumerable.Range(0, SpareProcessors.Most).Select(_ => new EntryOpener())];

    public void Dispose()
    {
        _connection?.Dispose();
        foreach (var opener in Openers)
        {
            opener.Dispose();
        }
    }
}
