using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Waymark.Bench.Web;
using Waymark.Web.Accounts;

namespace Waymark.Bench.Scale;

/// <summary>The overview of a case of fifty entries in a small record and in a large one, page by page in turn; and the start of the program on each.</summary>
internal static class PagePace
{
    private const int Entries = 50;
    private const int Pages = 1_000;
    private const int WarmUp = 100;
    private const int Starts = 3;

    /// <summary>Makes the record with the school that the web program serves, its accounts, and the case.</summary>
    public static async Task<string> MakeSchool(BenchPlace place)
    {
        await using var app = await Host(place, BuiltProgram.FreePort());
        place.Served = app.Services.GetRequiredService<SchoolRecord>().School;
        return await new BenchSchool(app).MakeCase(Entries);
    }

    public static async Task<IReadOnlyList<Figure>> Measure(
        (BenchPlace Place, string Case) small,
        (BenchPlace Place, string Case) large
    )
    {
        var (few, many) = (new List<double>(), new List<double>());
        await using (var one = await Running.On(small.Place, small.Case))
        await using (var other = await Running.On(large.Place, large.Case))
        {
            for (var page = -WarmUp; page < Pages; page++)
            {
                var (first, second) = (await one.Open(), await other.Open());
                if (page < 0)
                    continue;
                few.Add(first);
                many.Add(second);
            }
        }

        few.Sort();
        many.Sort();
        return
        [
            Figure.Plain("case page, small record, half within", few[Pages / 2], "ms"),
            Figure.Plain("case page, large record, half within", many[Pages / 2], "ms"),
            Figure.Plain("case page, small record, p99", P99(few), "ms"),
            Figure.Plain("case page, large record, p99", P99(many), "ms"),
            Figure.AtMost("p99, large beside small", P99(many) / P99(few), 1.3, "x"),
            .. await Start(small.Place, large.Place),
        ];
    }

    private static async Task<Figure[]> Start(BenchPlace small, BenchPlace large)
    {
        var (few, many) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var start = 0; start < Starts; start++)
        {
            few = TimeSpan.FromTicks(Math.Min(few.Ticks, (await Start(small)).Ticks));
            many = TimeSpan.FromTicks(Math.Min(many.Ticks, (await Start(large)).Ticks));
        }

        return
        [
            Figure.Plain("first page after the start, small record", few.TotalSeconds, "s"),
            Figure.Plain("first page after the start, large record", many.TotalSeconds, "s"),
            Figure.AtMost("start, large beside small", many / few, 1.2, "x"),
        ];
    }

    private static async Task<TimeSpan> Start(BenchPlace place)
    {
        await using var program = await BuiltProgram.Start(
            place.Data,
            place.Keys,
            place.Database,
            place.Served
        );
        return program.Started;
    }

    private static double P99(List<double> sorted) => sorted[sorted.Count * 99 / 100];

    private static async Task<WebApplication> Host(BenchPlace place, Uri site) =>
        await Waymark.Web.Program.Make([
            .. BenchSchool.Arguments(place.Data, place.Keys, site, place.Database),
            $"--Waymark:School={place.Served?.Value:N}",
        ]) ?? throw new InvalidOperationException("The host cannot start.");

    /// <summary>A host on a record, and the lead at a browser.</summary>
    private sealed class Running(WebApplication app, Visitor lead, string path) : IAsyncDisposable
    {
        public static async Task<Running> On(BenchPlace place, string reference)
        {
            var site = BuiltProgram.FreePort();
            var app = await Host(place, site);
            await app.StartAsync();
            var lead = new Visitor(site);
            await lead.SignIn(BenchSchool.Lead, BenchSchool.Password);
            return new Running(app, lead, $"/cases/{reference}");
        }

        /// <summary>In milliseconds.</summary>
        public async Task<double> Open()
        {
            var start = Stopwatch.GetTimestamp();
            await lead.Open(path);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        public async ValueTask DisposeAsync()
        {
            lead.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
