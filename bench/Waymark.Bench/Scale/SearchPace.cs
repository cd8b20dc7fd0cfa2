using System.Diagnostics;
using System.Globalization;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Bench.Scale;

/// <summary>Searches by name over registers, as the report's page makes them.</summary>
internal static class SearchPace
{
    private const int Searches = 400;
    private const int Goal = 30;
    private const int Enrolled = 50;

    public static async Task<IReadOnlyList<Figure>> Measure(
        BenchPlace place,
        Editions editions,
        IReadOnlyList<(SchoolId School, int Pupils)> registers
    )
    {
        using var store = place.Open(TimeProvider.System);
        var views = new ViewStore(store);
        var work = new SchoolWork(store, views, editions);
        var figures = new List<Figure>
        {
            await Enrol(store, work, registers[0].School),
            await Enrol(store, work, registers[^1].School),
        };
        foreach (var (school, pupils) in registers)
        {
            var names = await Names(store, school);
            foreach (var (how, typed) in Ways(names))
            {
                var times = await Times(work, school, typed);
                var what = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{pupils:#,0} children, {how}, p99 (half within {times[times.Count / 2]:0.0} ms)"
                );
                figures.Add(Figure.AtMost(what, times[times.Count * 99 / 100], Goal, "ms"));
            }
        }

        return figures;
    }

    /// <summary>The first pupils of a register once more, as at the beginning of a year: their views are replaced.</summary>
    private static async Task<Figure> Enrol(RecordStore store, SchoolWork work, SchoolId school)
    {
        var entries = await store.Read(school, SchoolWork.File(school));
        var enrolled = entries.Select(entry => Kinds.Read(entry).What).OfType<PupilsEnrolled>();
        var some = enrolled.First().Pupils.Take(Enrolled).ToList();
        var start = Stopwatch.GetTimestamp();
        await work.Record(school, entries[0].By, [new PupilsEnrolled(some)]);
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds / Enrolled;
        return Figure.Plain(
            string.Create(
                CultureInfo.InvariantCulture,
                $"enrolled again, each of {Enrolled} children, register of {enrolled.Sum(one => one.Pupils.Count):#,0}"
            ),
            took,
            "ms"
        );
    }

    private static async Task<List<double>> Times(
        SchoolWork work,
        SchoolId school,
        IReadOnlyList<string> typed
    )
    {
        foreach (var one in typed.Take(20))
            await work.FindPupils(school, one);
        var times = new List<double>();
        foreach (var one in typed)
        {
            var start = Stopwatch.GetTimestamp();
            var found = await work.FindPupils(school, one);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (found.Count == 0)
                throw new InvalidOperationException("A child of the register was not found.");
        }

        times.Sort();
        return times;
    }

    /// <summary>What people type: the whole name, both beginnings, the first letters of one.</summary>
    private static IEnumerable<(string How, IReadOnlyList<string> Typed)> Ways(
        IReadOnlyList<string> names
    )
    {
        yield return ("whole name", names);
        yield return ("three letters of both", [.. names.Select(name => Begin(name, 3))]);
        yield return ("three letters of one", [.. names.Select(name => name[..3])]);
        yield return ("two letters of one", [.. names.Select(name => name[..2])]);
    }

    private static string Begin(string name, int letters) =>
        string.Join(' ', name.Split(' ').Select(part => part[..Math.Min(letters, part.Length)]));

    private static async Task<IReadOnlyList<string>> Names(RecordStore store, SchoolId school)
    {
        var all = new List<string>();
        foreach (var entry in await store.Read(school, SchoolWork.File(school)))
        {
            if (Kinds.Read(entry).What is PupilsEnrolled some)
                all.AddRange(some.Pupils.Select(pupil => pupil.Name));
        }

        return new Random(3).GetItems<string>(all.ToArray(), Searches);
    }
}
