using System.Diagnostics;
using System.Text.RegularExpressions;
using Waymark.Record;
using Waymark.Record.Stores;
using Waymark.Tests.Architecture;
using Waymark.Tests.Support;

namespace Waymark.Tests.Web.Support;

/// <summary>The web program as it is shipped, several times over on one database: each a process of its own, with a data folder of its own.</summary>
internal sealed class WebPrograms : IDisposable
{
    private readonly PostgresInTest? _postgres;
    private readonly string _root = Directory.CreateTempSubdirectory("waymark-programs-").FullName;
    private readonly List<WebProgram> _all = [];

    private WebPrograms(Store store)
    {
        _postgres = store == Store.Postgres ? new PostgresInTest() : null;
    }

    public IReadOnlyList<WebProgram> All => _all;

    private RecordPlace Place =>
        PostgresInTest.Place(
            _postgres is null ? Data(0) : Path.Combine(_root, "looking-on"),
            _postgres
        );

    private string Keys => Path.Combine(_root, "keys");

    /// <summary>The first makes the tables, the key and the school; the others find them.</summary>
    public static async Task<WebPrograms> Start(int count, Store store = Store.Postgres)
    {
        var programs = new WebPrograms(store);
        for (var i = 0; i < count; i++)
        {
            await programs.StartOne(first: i == 0);
        }

        return programs;
    }

    public RecordStore OpenRecord() =>
        RecordStore.Open(Place, MasterKey.Load(Keys), TimeProvider.System);

    /// <summary>The public key that signs now.</summary>
    public VerifierKey PublicKey() => Assert.Single(PublicKeys.Of(Place));

    /// <summary>Every wrapped key in their database, in hexadecimal digits.</summary>
    public IReadOnlyList<string> WrappedKeys()
    {
        using var connection = RecordDatabase.At(Place).OpenWhole();
        using var all = new Statement(
            connection,
            "SELECT wrapped_key FROM record_files UNION ALL SELECT wrapped_key FROM record_schools UNION ALL SELECT wrapped_signing_key FROM record_schools"
        );
        using var reader = all.With(null).ExecuteReader();
        var keys = new List<string>();
        while (reader.Read())
        {
            keys.Add(Convert.ToHexString(reader.GetFieldValue<byte[]>(0)));
        }

        return keys;
    }

    /// <summary>Verifies their record with every key.</summary>
    public Task<IReadOnlyList<Verdict>> Verify(Outside outside, CancellationToken stop) =>
        RecordVerifier.Verify(Place, MasterKey.Load(Keys), outside, stop);

    /// <summary>Runs a command of <c>waymark</c> on their record, as whoever keeps the machine does.</summary>
    public async Task<string> Command(params string[] words)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Policies.CommandLineTests.Program, .. words, "--data", Data(0), "--keys", Keys]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Waymark__Database"] = _postgres?.Application ?? "";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', words)}: {await error}");
        return await output;
    }

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
        _postgres?.Dispose();
    }

    private string Data(int number) => Path.Combine(_root, $"data-{number}");

    private async Task StartOne(bool first)
    {
        var number = _all.Count;
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Waymark__Data"] = Data(number),
            ["Waymark__Keys"] = Keys,
            ["Waymark__Policies"] = Path.Combine(Repository.Root, "policies"),
            ["Waymark__Database"] = _postgres?.Application ?? "",
        };
        if (first)
        {
            settings["Waymark__DatabaseOwner"] = _postgres?.Owner ?? "";
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

    /// <summary>What it said until then.</summary>
    public string Said { get; private set; } = "";

    /// <summary>Waits until it says where it answers.</summary>
    public async Task Listens()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            Said += line + "\n";
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
