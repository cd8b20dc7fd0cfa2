using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Bench.Scale;

/// <summary>Many schools in one record: most of some hundred entries, some of thousands.</summary>
internal sealed class Nation(SchoolPlan plan, Editions editions)
{
    private const int Seed = 24_000;
    private const int Together = 200;

    // One writes, which the database does meanwhile; the others make.
    private static readonly ParallelOptions s_atOnce = new()
    {
        MaxDegreeOfParallelism = Environment.ProcessorCount + 1,
    };

    /// <summary>Loads schools beside the one that the web program serves.</summary>
    /// <returns>The schools, and how many entries they have.</returns>
    public async Task<(IReadOnlyList<SchoolId> Schools, long Entries)> Load(
        BenchPlace place,
        IReadOnlyList<SchoolSize> sizes
    )
    {
        using var store = place.Open(TimeProvider.System);
        var views = new ViewStore(store);
        await views.Migrate();
        var random = new Random(Seed);
        var made = sizes
            .Select(size => (School: SchoolId.Random(), Size: size, Seed: random.Next()))
            .ToList();
        using var loader = new SchoolLoader(store, views, editions);
        await using var bulk = place.Bulk(store);
        var entries = 0L;
        await Parallel.ForEachAsync(
            made.Chunk(Together),
            s_atOnce,
            async (some, _) =>
            {
                var plans = some.Select(one =>
                    (one.School, plan.Of(one.School, one.Size, one.Seed))
                );
                var loaded = await loader.Load([.. plans], bulk);
                var all = Interlocked.Add(ref entries, loaded);
                Console.WriteLine(
                    $"  {TimeProvider.System.GetLocalNow():HH:mm:ss}  {all:#,0} entries loaded"
                );
            }
        );
        return ([.. made.Select(one => one.School)], entries);
    }

    /// <summary>Sizes that are log-normal: half below six tenths of the mean, one in a hundred above six times the mean.</summary>
    public IReadOnlyList<SchoolSize> Sizes(int schools, long entries, int pupils)
    {
        var random = new Random(Seed);
        var weights = Enumerable.Range(0, schools).Select(_ => Math.Exp(Normal(random))).ToList();
        var all = weights.Sum();
        return
        [
            .. weights.Select(weight => new SchoolSize(
                Math.Max(plan.Fewest, (int)(entries * weight / all)),
                pupils
            )),
        ];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
        * Math.Cos(2 * Math.PI * random.NextDouble());
}
