using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Waymark.Record;

namespace Waymark.Bench.Web;

/// <summary>The overview of a case of fifty entries, beside a page of twelve rows and nothing else: same host, same store, same sign-in.</summary>
internal static class PagePart
{
    private const int Entries = 50;
    private const int Runs = 3;
    private const int Seconds = 4;
    private const string Twelve = "/bench/twelve-rows";

    /// <summary>Makes a school with such a case in the folder, if there is none yet.</summary>
    public static async Task MakeSchool(ScratchFolder folder)
    {
        if (Directory.Exists(folder.PathOf("data")))
            return;
        await using var app = await Host(folder, BuiltProgram.FreePort());
        await new BenchSchool(app).MakeCase(Entries);
    }

    public static async Task<Part> Measure(ScratchFolder folder)
    {
        var site = BuiltProgram.FreePort();
        await using var app = await Host(folder, site);
        app.MapGet(Twelve, TwelveRows);
        await app.StartAsync();
        var reference = await new BenchSchool(app).MakeCase(Entries);
        using var lead = new Visitor(site);
        await lead.SignIn(BenchSchool.Lead, BenchSchool.Password);
        var bytes = (
            Case: await lead.Length($"/cases/{reference}"),
            Bare: await lead.Length(Twelve)
        );
        var (page, bare) = await UnderLoad(
            new Uri(site, $"/cases/{reference}"),
            new Uri(site, Twelve),
            lead.Cookies
        );
        await app.StopAsync();
        return new Part("page", Told(bytes), Figures(page, bare));
    }

    private static async Task<WebApplication> Host(ScratchFolder folder, Uri site) =>
        await Waymark.Web.Program.Make(BenchSchool.Arguments(folder, site))
        ?? throw new InvalidOperationException("The host cannot start.");

    private static async Task<(Stood Page, Stood Bare)> UnderLoad(
        Uri pageAt,
        Uri bareAt,
        string cookies
    )
    {
        await Stand(pageAt, cookies);
        await Stand(bareAt, cookies);
        var (page, bare) = (default(Stood), default(Stood));
        for (var run = 0; run < Runs; run++)
        {
            page = Better(page, await Stand(pageAt, cookies));
            bare = Better(bare, await Stand(bareAt, cookies));
        }

        return (page, bare);
    }

    /// <summary>The host is this process and makes nothing else meanwhile: what the processor did was serving.</summary>
    private static async Task<Stood> Stand(Uri page, string cookies)
    {
        var before = Environment.CpuUsage.TotalTime;
        var stood = await Load.On(page, cookies, Seconds);
        var used = Environment.CpuUsage.TotalTime - before;
        return stood with { Processor = used / (stood.Rate * Seconds) };
    }

    private static Stood Better(Stood one, Stood other) => one.Rate > other.Rate ? one : other;

    private static async Task TwelveRows(HttpContext context, RecordStore store)
    {
        var page = new StringBuilder("<!doctype html><title>Twelve rows</title><table>");
        await using (var connection = store.OpenConnection())
        await using (var command = connection.CreateCommand())
        {
            command.CommandText =
                "SELECT idx, recorded_on, length(sealed) FROM record_entries ORDER BY idx LIMIT 12";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                page.Append("<tr>");
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    var text = Convert.ToString(
                        reader.GetValue(column),
                        CultureInfo.InvariantCulture
                    );
                    page.Append("<td>").Append(WebUtility.HtmlEncode(text)).Append("</td>");
                }
                page.Append("</tr>");
            }
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(page.Append("</table>").ToString());
    }

    private static string Told((int Case, int Bare) bytes) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The overview of a case of {Entries} entries, signed in as the safeguarding lead ({bytes.Case:#,0} characters: every entry opened, the whole "
                + $"policy evaluated), beside a signed-in page of twelve rows ({bytes.Bare:#,0} characters) of the same host and store; "
                + $"wrk with {Load.Connections} connections, best of {Runs} runs of {Seconds} s."
        );

    private static List<Figure> Figures(Stood page, Stood bare) =>
        [
            .. Figures("twelve rows", bare),
            .. Figures("case page", page),
            Figure.AtLeast("case page beside twelve rows", 100 * page.Rate / bare.Rate, 8, "%"),
            Figure.Plain(
                "the same by processor time",
                100 * (bare.Processor / page.Processor),
                "%"
            ),
        ];

    private static Figure[] Figures(string what, Stood stood) =>
        [
            Figure.Plain(what, stood.Rate, "/s"),
            Figure.Plain("– half within", stood.Half.TotalMilliseconds, "ms"),
            Figure.Plain("– p99", stood.P99.TotalMilliseconds, "ms"),
            Figure.Plain("– processor time", stood.Processor.TotalMilliseconds, "ms"),
        ];
}
