using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Waymark.Bench.Web;

/// <summary>What a page stood under load.</summary>
/// <param name="Rate">Requests a second.</param>
internal readonly record struct Stood(double Rate, TimeSpan Half, TimeSpan P99)
{
    /// <summary>Processor time of the host for one request.</summary>
    public TimeSpan Processor { get; init; }
}

/// <summary>Load over HTTP by wrk, a program of its own, so that making it is not measured as serving it.</summary>
internal static partial class Load
{
    public const int Connections = 32;

    /// <exception cref="InvalidOperationException">wrk is not there, or a request did not get a 200.</exception>
    public static async Task<Stood> On(Uri page, string cookies, int seconds)
    {
        var start = new ProcessStartInfo("wrk")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "-t2",
                $"-c{Connections}",
                $"-d{seconds}s",
                "--latency",
                "-H",
                "Cookie: " + cookies,
                page.ToString(),
            },
        };
        using var wrk =
            Process.Start(start) ?? throw new InvalidOperationException("wrk did not start.");
        var told = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (wrk.ExitCode != 0 || told.Contains("Non-2xx", StringComparison.Ordinal))
            throw new InvalidOperationException(
                "Not every request was answered with 200:\n" + told
            );
        return new Stood(
            double.Parse(Rate().Match(told).Groups[1].Value, CultureInfo.InvariantCulture),
            Time(told, "50%"),
            Time(told, "99%")
        );
    }

    private static TimeSpan Time(string told, string part)
    {
        var match = Regex.Match(told, $@"{part}\s+([\d.]+)(us|ms|s)");
        var value = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "us" => TimeSpan.FromMicroseconds(value),
            "ms" => TimeSpan.FromMilliseconds(value),
            _ => TimeSpan.FromSeconds(value),
        };
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();
}
