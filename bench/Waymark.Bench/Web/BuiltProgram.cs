using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Waymark.Record;

namespace Waymark.Bench.Web;

/// <summary>The web program as it was built for release, in a process of its own.</summary>
internal sealed class BuiltProgram : IAsyncDisposable
{
    // On a machine that is busy with other things a start may take a minute.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);
    private readonly Process _process;

    private BuiltProgram(Process process, Uri site)
    {
        _process = process;
        Site = site;
    }

    public Uri Site { get; }

    public int Id => _process.Id;

    /// <summary>The processor time it has used.</summary>
    public TimeSpan Used
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>From the start of the process to its first page.</summary>
    public TimeSpan Started { get; private set; }

    /// <param name="database">A PostgreSQL database; null: the file in the data folder.</param>
    /// <param name="school">The school to be served; null where the record has no other.</param>
    public static async Task<BuiltProgram> Start(
        string data,
        string keys,
        string? database = null,
        SchoolId? school = null
    )
    {
        var site = FreePort();
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.PathOf("src", "Waymark.Web"),
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Repository.PathOf("artifacts", "bin", "Waymark.Web", "release", "Waymark.Web.dll"),
            },
            Environment =
            {
                ["ASPNETCORE_URLS"] = site.ToString(),
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Waymark__Data"] = data,
                ["Waymark__Keys"] = keys,
                ["Waymark__Database"] = database,
                ["Waymark__School"] = school is { } one ? $"{one.Value:N}" : null,
                ["Waymark__Policies"] = Repository.PathOf("policies"),
            },
        };
        var at = Stopwatch.GetTimestamp();
        var process =
            Process.Start(start) ?? throw new InvalidOperationException("It did not start.");

        // Its log lines are not wanted, but a full pipe would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var program = new BuiltProgram(process, site);
        if (!await program.Answers(at))
        {
            await program.DisposeAsync();
            throw new InvalidOperationException("The program did not start.");
        }

        program.Started = Stopwatch.GetElapsedTime(at);
        return program;
    }

    public static Uri FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
    }

    public async ValueTask DisposeAsync()
    {
        // Asked to stop, as a service is; killed only if it does not.
        using (Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)])) { }
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>Waits for its first page; not when it has ended by itself, nor for ever.</summary>
    private async Task<bool> Answers(long since)
    {
        using var client = new HttpClient { BaseAddress = Site };
        while (!_process.HasExited && Stopwatch.GetElapsedTime(since) < s_patience)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return true;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }

        return false;
    }
}
