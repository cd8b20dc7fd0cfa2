namespace Waymark.Bench;

/// <summary>What one run of a piece of work cost.</summary>
/// <param name="Time">Of the processor, for one piece: what others do on the machine does not count.</param>
/// <param name="Bytes">Allocated by this thread for one piece.</param>
internal readonly record struct Cost(TimeSpan Time, long Bytes)
{
    public double Microseconds => Time.TotalMicroseconds;
}

/// <summary>Small and plain: warm up, then take the best of five, each long enough to be believed.</summary>
internal static class Stopwatches
{
    private const int Runs = 5;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1.2);
    private static readonly TimeSpan s_run = TimeSpan.FromMilliseconds(600);

    /// <summary>The cost of each piece of work, best of five. The runs take turns, so that a busy second hits them alike.</summary>
    public static Cost[] Compare(params Action[] works)
    {
        foreach (var work in works)
        {
            Run(work, s_warmUp);
        }

        var best = new Cost[works.Length];
        for (var run = 0; run < Runs; run++)
        {
            for (var i = 0; i < works.Length; i++)
            {
                var cost = Run(works[i], s_run);
                best[i] = run == 0 || cost.Time < best[i].Time ? cost : best[i];
            }
        }

        return best;
    }

    /// <summary>Bytes that an answer keeps alive: by how much the heap is larger for two thousand that are kept, each.</summary>
    public static long Held(Func<object> answer)
    {
        const int Kept = 2000;
        var kept = new object[Kept];
        // The first round leaves behind whatever is made once.
        Fill(kept, answer);
        Array.Clear(kept);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Fill(kept, answer);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(kept);
        return (after - before) / Kept;
    }

    private static void Fill(object[] kept, Func<object> answer)
    {
        for (var i = 0; i < kept.Length; i++)
            kept[i] = answer();
    }

    private static Cost Run(Action work, TimeSpan atLeast)
    {
        const int Batch = 256;
        var done = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Environment.CpuUsage.TotalTime;
        do
        {
            for (var i = 0; i < Batch; i++)
            {
                work();
            }

            done += Batch;
        } while (Environment.CpuUsage.TotalTime - start < atLeast);

        var time = (Environment.CpuUsage.TotalTime - start) / done;
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / done;
        return new Cost(time, bytes);
    }
}
