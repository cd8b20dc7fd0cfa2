using System.Globalization;
using Waymark.Bench.Log;
using Waymark.Bench.Policy;
using Waymark.Bench.Scale;
using Waymark.Bench.Web;

namespace Waymark.Bench;

/// <summary>Measures the parts that are named, or all of them, and writes bench/results/YYYY-MM-DD.md.</summary>
internal static class Program
{
    private const int Reports = 10_000;
    private static readonly string[] s_parts =
    [
        "policy",
        "append",
        "page",
        "start",
        "memory",
        "flood",
    ];

    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["scale", .. var words]:
                return await ScalePart.Run(words);
            case [VerifyPart.Word, .. var words]:
                return await VerifyPart.Run(words);
            case [VerifyPace.Word, var data, var keys, var database]:
                return await VerifyPace.Alone(data, keys, database);
        }

        var reports = args.FirstOrDefault(arg => int.TryParse(arg, out _)) is { } few
            ? int.Parse(few, CultureInfo.InvariantCulture)
            : Reports;
        var names = args.Where(arg => !int.TryParse(arg, out _)).ToList();
        if (names.Except(s_parts).Any())
        {
            await Console.Error.WriteLineAsync($"The parts are: {string.Join(", ", s_parts)}.");
            return 1;
        }

        var wanted = names.Count == 0 ? s_parts : [.. s_parts.Where(names.Contains)];
        var now = TimeProvider.System.GetLocalNow();
        var busy = Machine.Busy();
        using var school = new ScratchFolder("school");
        var parts = new List<Part>();
        foreach (var name in wanted)
        {
            Console.WriteLine($"{name} ...");
            parts.Add(await TryMeasure(name, school, reports, DateOnly.FromDateTime(now.Date)));
        }

        var page = Page.Of(DateOnly.FromDateTime(now.Date), Told(busy, now), parts);
        Console.WriteLine(page);
        await File.WriteAllTextAsync(ResultsFile(now, wanted.Length == s_parts.Length), page);
        return parts.TrueForAll(part => part.Figures.Count > 0) ? 0 : 1;
    }

    /// <summary>A part that breaks off says so in its place; the others are measured all the same.</summary>
    private static async Task<Part> TryMeasure(
        string name,
        ScratchFolder school,
        int reports,
        DateOnly today
    )
    {
        try
        {
            return await Measure(name, school, reports, today);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or HttpRequestException)
        {
            return new Part(name, $"**Broke off**: {wrong.Message}", []);
        }
    }

    private static async Task<Part> Measure(
        string name,
        ScratchFolder school,
        int reports,
        DateOnly today
    )
    {
        if (name is "start" or "memory" or "flood")
        {
            await PagePart.MakeSchool(school);
        }

        return name switch
        {
            "policy" => PolicyPart.Measure(today),
            "append" => await AppendPart.Measure(),
            "page" => await PagePart.Measure(school),
            "start" => await ProgramParts.Start(school),
            "memory" => await ProgramParts.Memory(school),
            _ => await FloodPart.Measure(school, reports),
        };
    }

    private static string Told(string busy, DateTimeOffset began) =>
        Machine.Describe()
        + string.Create(
            CultureInfo.InvariantCulture,
            $"Load average when it began at {began:HH:mm}: {busy}, when it ended: {Machine.Busy()}. "
                + $"All on this one machine, over loopback. Compare only within one run.\n"
        );

    /// <summary>A run of some parts only does not take the place of the day's whole run.</summary>
    private static string ResultsFile(DateTimeOffset now, bool isWhole)
    {
        var name = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return isWhole
            ? Repository.PathOf("bench", "results", name + ".md")
            : Repository.PathOf("artifacts", "bench", $"{name}-part.md");
    }
}
