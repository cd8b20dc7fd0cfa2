using System.Data.Common;
using System.Globalization;
using Waymark.Cases;
using Waymark.Record;

namespace Waymark.Bench.Scale;

/// <summary>A record as large as a nation's beside a small one: bench/run scale. Writes bench/results/YYYY-MM-DD-scale.md.</summary>
internal static class ScalePart
{
    public static async Task<int> Run(IReadOnlyList<string> words)
    {
        if (ScaleOptions.Read(words) is not { } options)
            return 1;
        var now = TimeProvider.System.GetLocalNow();
        var today = DateOnly.FromDateTime(now.Date);
        using var scratch = new ScratchFolder("scale");
        var editions = InstalledEditions.Read(Repository.PathOf("policies"), "", today);
        using var records = await LoadedRecords.Of(scratch, options, editions);
        var began = TimeProvider.System.GetLocalNow();
        var busy = Machine.Busy();
        var parts = await Measure(records, options, editions, scratch);
        var told = string.Create(
            CultureInfo.InvariantCulture,
            $"{Machine.Describe()}Load average when measuring began at {began:HH:mm}: {busy}, when it ended: {Machine.Busy()}. "
                + $"`bench/run scale {options}`. Compare only within one run.\n"
        );
        var page = Page.Of(today, told, parts);
        Console.WriteLine(page);
        var name = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "-scale.md";
        var file = options.IsTry
            ? Repository.PathOf("artifacts", "bench", name)
            : Repository.PathOf("bench", "results", name);

        // A run on each store stands in the file of a day.
        await File.AppendAllTextAsync(file, page);
        return parts.All(part => part.Figures.Count > 0) ? 0 : 1;
    }

    private static async Task<IReadOnlyList<Part>> Measure(
        LoadedRecords records,
        ScaleOptions options,
        Editions editions,
        ScratchFolder scratch
    )
    {
        var (small, large, made) = (records.Small, records.Large, records.Made);
        return
        [
            new Part(
                "the record",
                "Loaded by `bench/Waymark.Bench/Scale`: real keys, sealing, trees, heads and checkpoints, and the views by the real folds. Before it, one school was made by appends and by the loader in a record of the same store: its opened entries, rows, checkpoints and views were compared, both were verified, and the loaded log took an append.",
                [
                    Figure.Plain("schools", made.Schools, ""),
                    Figure.Plain("entries", made.Entries, ""),
                    Figure.Plain("entries of one case", made.EntriesOfACase, ""),
                    Figure.Plain(
                        "loaded, by the clock",
                        made.Entries / made.Took.TotalSeconds,
                        "/s"
                    ),
                ]
            ),
            await Try(
                "search by name",
                "Through the function that the report's page calls, on the large record; children with invented names.",
                SearchPace.Measure(
                    large,
                    editions,
                    [
                        (new SchoolId(made.Registers[0]), options.Registers.School),
                        (new SchoolId(made.Registers[1]), options.Registers.Trust),
                    ]
                )
            ),
            await Try(
                "page and start",
                $"A small record of {LoadedRecords.SmallSchools} schools and 20,000 entries beside the large one; one reader, pages by turns; the program started by turns, best of three.",
                PagePace.Measure((small, made.Small.Case), (large, made.Large.Case))
            ),
            await Try("verify", VerifyPace.Told, VerifyPace.Measure(small, large)),
            await Try(
                "append",
                "Into the large record, one entry an append, the file's length checked, answered when the disk has it; no view rows. Beside one bare row of as many bytes a commit, same disk, same durability; and beside the rows of an append, under their keys, by the same statements with nothing sealed. By turns, best of three.",
                AppendPace.Measure(
                    large,
                    [.. made.Some.Select(school => new SchoolId(school))],
                    scratch
                )
            ),
        ];
    }

    /// <summary>A part that breaks off says so in its place: loading takes too long to lose the others.</summary>
    private static async Task<Part> Try(
        string name,
        string told,
        Task<IReadOnlyList<Figure>> measured
    )
    {
        try
        {
            var figures = await measured;
            Console.WriteLine($"  {name} measured; load average {Machine.Busy()}");
            return new Part(name, told, figures);
        }
        catch (Exception wrong)
            when (wrong
                    is InvalidOperationException
                        or HttpRequestException
                        or RecordException
                        or DbException
            )
        {
            return new Part(name, $"**Broke off**: {wrong.Message}", []);
        }
    }
}
