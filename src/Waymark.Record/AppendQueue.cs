namespace Waymark.Record;

/// <summary>The appends that wait for a writer, in the order in which they came.</summary>
internal sealed class AppendQueue
{
    private const int MostInOneTurn = 64;

    private readonly Lock _door = new();
    private readonly List<WaitingAppend> _waiting = [];

    public void Add(WaitingAppend append)
    {
        lock (_door)
        {
            _waiting.Add(append);
        }
    }

    /// <summary>Takes those of the next turn. There is one at least: whoever takes a turn waits for an answer.</summary>
    public List<WaitingAppend> Take()
    {
        lock (_door)
        {
            var together = _waiting.Take(MostInOneTurn).TakeWhile(append => !append.IsAlone);
            var taken = together.DefaultIfEmpty(_waiting[0]).ToList();
            _waiting.RemoveRange(0, taken.Count);
            return taken;
        }
    }

    /// <summary>Puts those of a turn that it left unanswered before all others.</summary>
    public void PutBack(IEnumerable<WaitingAppend> unanswered)
    {
        lock (_door)
        {
            _waiting.InsertRange(0, unanswered);
        }
    }
}
