using System.Diagnostics;
using System.Text.RegularExpressions;
using Waymark.Record;
using Waymark.Tests.Architecture;
using Waymark.Tests.Support;

namespace Waymark.Tests.Web.Support;

/// <summary>The web program as it is shipped, several times over on one database: each a process of its own, with a data folder of its own.</summary>
internal sealed class WebPrograms : IDisposable
{
    private readonly PostgresInTest _postgres = new();
    private readonly string _root = Directory.CreateTempSubdirectory("waymark-programs-").FullName;
    private readonly List<WebProgram> _all = [];

    private WebPrograms() { }

    public IReadOnlyList<WebProgram> All => _all;

    private string Keys => Path.Combine(_root, "keys");

    /// <summary>The first makes the tables, the key and the school; the others find them.</summary>
    public static async Task<WebPrograms> Start(int count)
    {
        var programs = new WebPrograms();
        for (var i = 0; i < count; i++)
        {
            await programs.StartOne(first: i == 0);
        }

        return programs;
    }

    public RecordStore OpenRecord() =>
        RecordStore.Open(
            PostgresInTest.Place(Path.Combine(_root, "looking-on"), _postgres),
            MasterKey.Load(Keys),
            TimeProvider.System
        );

    /// <summary>Every message that any of them sent.</summary>
    public IReadOnlyList<(Guid Id, Guid To, string Reference)> Mails() =>
        [
            .. Directory
                .EnumerateFiles(_root, "*.txt", SearchOption.AllDirectories)
                .Where(path => path.Contains("outbox-mail", StringComparison.Ordinal))
                .Select(path => (Path: path, Text: File.ReadAllText(path)))
                .Select(mail =>
                    (
                        Guid.ParseExact(Path.GetFileNameWithoutExtension(mail.Path), "N"),
                        Guid.ParseExact(mail.Text[4..36], "N"),
                        mail.Text.Split("Reference ")[1][..6]
                    )
                ),
        ];

    public void Dispose()
    {
        foreach (var program in _all)
        {
            program.Dispose();
        }

        Directory.Delete(_root, recursive: true);
        _postgres.Dispose();
    }

    private async Task StartOne(bool first)
    {
        var number = _all.Count;
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Waymark__Data"] = Path.Combine(_root, $"data-{number}"),
            ["Waymark__Keys"] = Keys,
            ["Waymark__Policies"] = Path.Combine(Repository.Root, "policies"),
            ["Waymark__Database"] = _postgres.Application,
        };
        if (first)
        {
            settings["Waymark__DatabaseOwner"] = _postgres.Owner;
            settings["Waymark__Demo"] = "true";
            settings["Waymark__DemoCases"] = "false";
        }

        var program = new WebProgram(settings);
        _all.Add(program);
        await program.Listens();
    }
}

/// <summary>One of them.</summary>
internal sealed partial class WebProgram : IDisposable
{
    private readonly Process _process;

    public WebProgram(Dictionary<string, string> settings)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(Repository.Root, "artifacts/bin/Waymark.Web", built, "Waymark.Web.dll")]
        )
        {
            WorkingDirectory = Path.Combine(Repository.Root, "src", "Waymark.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Waits until it says where it answers.</summary>
    public async Task Listens()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } found)
            {
                Address = new Uri(found.Groups[1].Value);

                // A pipe that nobody empties would stop the program.
                _ = Task.Run(() => _process.StandardOutput.ReadToEndAsync());
                _ = Task.Run(() => _process.StandardError.ReadToEndAsync());
                return;
            }
        }

        Assert.Fail(await _process.StandardError.ReadToEndAsync());
    }

    /// <summary>Ends it as a power cut does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
