using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>A log in blocks: while one is looked into, the next is read, if there is a processor for that.</summary>
internal sealed class BlocksAhead(IScan entries, SchoolId school, WalkedFiles files, WalkRoom room)
    : IDisposable
{
    private Task? _reading;
    private bool _isOver;

    /// <summary>The next block, until the one after it is asked for; null after the last.</summary>
    public EntryBlock? Next()
    {
        if (_isOver)
        {
            return null;
        }

        if (_reading is null)
        {
            Read();
        }
        else
        {
            _reading.GetAwaiter().GetResult();
            _reading = null;
        }

        var (before, given) = room.Blocks;
        room.Blocks = (given, before);
        _isOver = given.IsLast;
        if (!_isOver && room.Spare.Take(1) == 1)
        {
            _reading = Task.Run(ReadAhead);
        }

        return given;
    }

    /// <summary>Waits until nothing is read any more.</summary>
    public void Dispose() =>
        _reading?.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();

    private void ReadAhead()
    {
        try
        {
            Read();
        }
        finally
        {
            room.Spare.GiveBack(1);
        }
    }

    private void Read() => room.Blocks.Next.Fill(entries, school, files);
}
