namespace Waymark.Record;

/// <summary>The appends that wait to be written, in the order in which they came; and whether somebody is writing.</summary>
/// <remarks>INVARIANT (no append is forgotten): while one waits, somebody writes. Whether anything waits, and whether somebody writes, is asked and changed behind one door.</remarks>
internal sealed class AppendQueue
{
    private const int MostInOneTurn = 64;

    private readonly Lock _door = new();
    private readonly List<WaitingAppend> _waiting = [];
    private bool _isWritten;

    /// <summary>How many the last turn took.</summary>
    public int LastTook { get; private set; }

    /// <summary>Whether somebody writes.</summary>
    public bool IsWritten
    {
        get
        {
            lock (_door)
            {
                return _isWritten;
            }
        }
    }

    /// <returns>Whether nobody was writing. Then whoever added it writes from now on.</returns>
    public bool Add(WaitingAppend append)
    {
        lock (_door)
        {
            _waiting.Add(append);
            var mustWrite = !_isWritten;
            _isWritten = true;
            return mustWrite;
        }
    }

    /// <summary>Whether nothing waits. Then whoever was writing no longer does.</summary>
    public bool IsDone()
    {
        lock (_door)
        {
            _isWritten = _waiting.Count > 0;
            return !_isWritten;
        }
    }

    /// <summary>Takes those of the next turn. There must be one.</summary>
    public List<WaitingAppend> Take()
    {
        lock (_door)
        {
            var alone = _waiting.FindIndex(append => append.IsAlone);
            LastTook =
                alone < 0
                    ? Math.Min(_waiting.Count, MostInOneTurn)
                    : Math.Clamp(alone, 1, MostInOneTurn);
            var taken = _waiting.GetRange(0, LastTook);
            _waiting.RemoveRange(0, LastTook);
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
