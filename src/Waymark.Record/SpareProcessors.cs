namespace Waymark.Record;

/// <summary>The processors that nobody works on. Each walk has one; what it finds idle beside that, it may borrow.</summary>
internal sealed class SpareProcessors
{
    // Beyond this, reading is what takes the time.
    private const int MostAtOnce = 4;

    private readonly Lock _gate = new();
    private int _idle = Most;

    /// <summary>How many work on one record at once.</summary>
    public static int Most { get; } = Math.Clamp(Environment.ProcessorCount, 1, MostAtOnce);

    /// <summary>Takes as many as are idle.</summary>
    /// <returns>How many were taken: to be given back.</returns>
    public int Take(int most)
    {
        lock (_gate)
        {
            var taken = Math.Min(most, _idle);
            _idle -= taken;
            return taken;
        }
    }

    public void GiveBack(int taken)
    {
        lock (_gate)
        {
            _idle += taken;
        }
    }
}
