using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>A log in blocks: while one is looked into, the next is read.</summary>
internal sealed class BlocksAhead(IScan entries, SchoolId school, WalkedFiles files)
    : IAsyncDisposable
{
    private EntryBlock _given = new();
    private EntryBlock _next = new();
    private Task? _reading;

    /// <summary>The next block, until the one after it is asked for; null after the last.</summary>
    public async Task<EntryBlock?> Next()
    {
        if (_given.IsLast)
        {
            return null;
        }

        await (_reading ?? Read());
        (_given, _next) = (_next, _given);
        _reading = _given.IsLast ? Task.CompletedTask : Task.Run(Read);
        return _given;
    }

    /// <summary>Waits until nothing is read any more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_reading is not null)
        {
            await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task Read()
    {
        _next.Fill(entries, school, files);
        return Task.CompletedTask;
    }
}
