using System.Globalization;
using Waymark.Cases;

namespace Waymark.Bench.Scale;

/// <summary>Verifying alone, of the scale part: bench/run verify, with the words of scale. Writes bench/results/YYYY-MM-DD-verify.md; without sizes to artifacts/bench.</summary>
internal static class VerifyPart
{
    public const string Word = "verify";

    private const int SmallSchools = 24;
    private const int SmallEntries = 20_000;

    public static async Task<int> Run(IReadOnlyList<string> words)
    {
        if (ScaleOptions.Read(words) is not { } options)
            return 1;
        var now = TimeProvider.System.GetLocalNow();
        var today = DateOnly.FromDateTime(now.Date);
        var busy = Machine.Busy();
        using var folder = new ScratchFolder(Word);
        var figures = await Measure(folder, options, today);
        var store = options.Postgres ? "postgres" : "sqlite";
        var told = string.Create(
            CultureInfo.InvariantCulture,
            $"{Machine.Describe()}Load average when it began at {now:HH:mm}: {busy}, when it ended: {Machine.Busy()}. "
                + $"`bench/run verify --schools {options.Schools} --entries {options.Entries} --store {store}`. Compare only within one run.\n"
        );
        var page = Page.Of(today, told, [new Part(Word, VerifyPace.Told, figures)]);
        Console.WriteLine(page);
        var name = string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd}-{Word}.md");
        var file = options.IsTry
            ? Repository.PathOf("artifacts", "bench", name)
            : Repository.PathOf("bench", "results", name);
        await File.AppendAllTextAsync(file, page);
        return 0;
    }

    private static async Task<IReadOnlyList<Figure>> Measure(
        ScratchFolder folder,
        ScaleOptions options,
        DateOnly today
    )
    {
        var editions = InstalledEditions.Read(Repository.PathOf("policies"), "", today);
        var plan = new SchoolPlan(await Story.Make(folder, editions), editions);
        var nation = new Nation(plan, editions);
        using var small = await Loaded("small", SmallSchools, SmallEntries);
        using var large = await Loaded("large", options.Schools, options.Entries);
        return await VerifyPace.Measure(small, large);

        async Task<BenchPlace> Loaded(string name, int schools, long entries)
        {
            var place = Place(folder, name, options);
            var note = Path.Combine(place.Data, "loaded");
            if (File.Exists(note))
                return place;
            place.MakeDatabase();
            place.Create(TimeProvider.System).Dispose();
            await nation.Load(place, nation.Sizes(schools, entries, options.Pupils));
            await File.WriteAllTextAsync(note, options.ToString());
            return place;
        }
    }

    private static BenchPlace Place(ScratchFolder folder, string name, ScaleOptions options) =>
        options.Kept is { } kept
            ? new(
                Repository.PathOf("artifacts", "bench", $"kept-{kept}-{Word}", name),
                options.Postgres,
                kept + Word
            )
            : new(folder.PathOf(name), options.Postgres, kept: null);
}
