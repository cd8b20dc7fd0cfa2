using System.Diagnostics;
using System.Globalization;
using Waymark.Cases;

namespace Waymark.Bench.Scale;

/// <summary>A record as large as a nation's beside a small one: bench/run scale. Writes bench/results/YYYY-MM-DD-scale.md.</summary>
internal static class ScalePart
{
    private const int SmallSchools = 24;
    private const int SmallEntries = 20_000;

    public static async Task<int> Run(IReadOnlyList<string> words)
    {
        if (ScaleOptions.Read(words) is not { } options)
            return 1;
        var now = TimeProvider.System.GetLocalNow();
        var busy = Machine.Busy();
        using var folder = new ScratchFolder("scale");
        var parts = await Measure(folder, options, DateOnly.FromDateTime(now.Date));
        var told = string.Create(
            CultureInfo.InvariantCulture,
            $"{Machine.Describe()}Load average when it began at {now:HH:mm}: {busy}, when it ended: {Machine.Busy()}. "
                + $"`bench/run scale --schools {options.Schools} --entries {options.Entries} --pupils {options.Pupils} --trust {options.Registers.Trust} --store {Store(options)}`. Compare only within one run.\n"
        );
        var page = Page.Of(DateOnly.FromDateTime(now.Date), told, parts);
        Console.WriteLine(page);
        var name = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "-scale.md";
        var file = options.IsTry
            ? Repository.PathOf("artifacts", "bench", name)
            : Repository.PathOf("bench", "results", name);

        // A run on each store stands in the file of a day.
        await File.AppendAllTextAsync(file, page);
        return 0;
    }

    private static async Task<IReadOnlyList<Part>> Measure(
        ScratchFolder folder,
        ScaleOptions options,
        DateOnly today
    )
    {
        var editions = InstalledEditions.Read(Repository.PathOf("policies"), "", today);
        var story = await Story.Make(folder, editions);
        var plan = new SchoolPlan(story, editions);
        using (var check = BenchPlace.Make(folder, "check", options.Postgres))
            await LoaderCheck.Run(check, plan, editions);
        Console.WriteLine("  the loader makes what appends make");
        using var small = BenchPlace.Make(folder, "small", options.Postgres);
        using var large = BenchPlace.Make(folder, "large", options.Postgres);
        var cases = (
            Small: await PagePace.MakeSchool(small),
            Large: await PagePace.MakeSchool(large)
        );
        var nation = new Nation(plan, editions);
        await nation.Load(small, nation.Sizes(SmallSchools, SmallEntries, options.Pupils));
        var start = Stopwatch.GetTimestamp();
        var (schools, entries) = await nation.Load(
            large,
            nation.Sizes(options.Schools, options.Entries, options.Pupils)
        );
        var registers = await nation.Load(
            large,
            [new(plan.Fewest, options.Registers.School), new(plan.Fewest, options.Registers.Trust)]
        );
        var took = Stopwatch.GetElapsedTime(start);
        return
        [
            new Part(
                "the record",
                $"Loaded by `bench/Waymark.Bench/Scale`: real keys, sealing, trees, heads and checkpoints, and the views by the real folds. Before it, one school was made by appends and by the loader in a record of the same store: its opened entries, rows, checkpoints and views were compared, both were verified, and the loaded log took an append.",
                [
                    Figure.Plain("schools", schools.Count + registers.Schools.Count + 1, ""),
                    Figure.Plain("entries", entries + registers.Entries, ""),
                    Figure.Plain("entries of one case", story.Length, ""),
                    Figure.Plain(
                        "loaded, by the clock",
                        (entries + registers.Entries) / took.TotalSeconds,
                        "/s"
                    ),
                ]
            ),
            new Part(
                "search by name",
                "Through the function that the report's page calls, on the large record; children with invented names.",
                await SearchPace.Measure(
                    large,
                    editions,
                    [
                        (registers.Schools[0], options.Registers.School),
                        (registers.Schools[1], options.Registers.Trust),
                    ]
                )
            ),
            new Part(
                "page and start",
                $"A small record of {SmallSchools} schools and 20,000 entries beside the large one; one reader, pages by turns; the program started by turns, best of three.",
                await PagePace.Measure((small, cases.Small), (large, cases.Large))
            ),
            new Part(
                "verify",
                "A whole record in a process of its own, with the key, every school. The limit: each entry hashed, one node hashed, each entry opened, a cipher for each 18 entries, on one core, from memory.",
                await VerifyPace.Measure(small, large)
            ),
            new Part(
                "append",
                "Into the large record, one entry an append, the file's length checked, answered when the disk has it; no view rows. Beside one bare row of as many bytes a commit, same disk, same durability; by turns, best of three.",
                await AppendPace.Measure(large, schools, folder.PathOf("raw.db"))
            ),
        ];
    }

    private static string Store(ScaleOptions options) => options.Postgres ? "postgres" : "sqlite";
}
