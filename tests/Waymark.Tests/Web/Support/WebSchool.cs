using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Waymark.Record;
using Waymark.Tests.Architecture;
using Waymark.Tests.Support;

namespace Waymark.Tests.Web.Support;

/// <summary>The real host with a school of its own in a temporary folder: the demonstration staff, or nobody yet.</summary>
internal sealed class WebSchool : IAsyncDisposable
{
    public const string Password = "calm plain and fast";

    // Making a school takes about a second; each test gets a copy of one that was made once.
    private static readonly Lazy<string> s_made = new(() => MakeOnce(cases: false));
    private static readonly Lazy<(string Root, PostgresInTest Database)> s_madeOnPostgres = new(
        MakeOnceOnPostgres
    );
    private static readonly Lazy<string> s_withCases = new(() => MakeOnce(cases: true));
    private static readonly Lazy<string> s_asShipped = new(() => MakeOnce(cases: true, AsNamed));

    // The edition that the policies folder names for new schools.
    private const string AsNamed = "";
    private const string First = "model-2019";

    private readonly WebApplicationFactory<Waymark.Web.Program> _host;
    private readonly PostgresInTest? _postgres;

    private WebSchool(
        bool demo,
        string? copyOf = null,
        bool cases = false,
        string edition = First,
        PostgresInTest? postgres = null,
        WebSchool? beside = null,
        bool witness = false,
        SchoolId? serves = null
    )
    {
        _postgres = postgres;
        Place = beside?.Place ?? PostgresInTest.Place("", _postgres);
        Root = Directory.CreateTempSubdirectory("waymark-web-").FullName;
        Data =
            beside is not null && string.IsNullOrEmpty(Place.Database)
                ? beside.Data
                : Path.Combine(Root, "data");
        if (copyOf is not null)
        {
            Copy(copyOf, Root);
        }

        _host = new WebApplicationFactory<Waymark.Web.Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production");
            host.UseUrls("http://127.0.0.1:0");
            host.UseSetting("Waymark:Data", Data);
            host.UseSetting("Waymark:Keys", beside?.Keys ?? Keys);
            host.UseSetting("Waymark:Database", Place.Database);
            host.UseSetting("Waymark:DatabaseOwner", beside is null ? Place.Owner : null);
            host.UseSetting("Waymark:School", serves?.Value.ToString("N"));
            host.UseSetting("Waymark:Policies", Path.Combine(Repository.Root, "policies"));
            host.UseSetting("Waymark:Edition", edition);
            host.UseSetting("Waymark:Demo", demo ? "true" : "false");
            host.UseSetting("Waymark:DemoCases", cases ? "true" : "false");
            if (witness)
            {
                host.UseSetting("Waymark:Witness:Folder", Witness);
                host.UseSetting("Waymark:Witness:Mail", "checkpoints@trust.example");
            }

            host.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(Clock);
                services.AddLogging(logging => logging.ClearProviders().AddProvider(Log));

                // The cost of a password is tested on its own; here it would only be waited for.
                services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
            });
        });
    }

    public string Root { get; }

    public string Data { get; }

    public string Keys => Path.Combine(Root, "keys");

    /// <summary>The database on a server, where the record is on one.</summary>
    public RecordPlace Place { get; }

    /// <summary>The folder of whoever keeps this school's checkpoints, where it has one.</summary>
    public string Witness => Path.Combine(Root, "witness");

    public MovedClock Clock { get; } = new(new(2026, 11, 23, 10, 30, 0, TimeSpan.Zero));

    /// <summary>Every line that was logged, as text.</summary>
    public KeptLog Log { get; } = new();

    public IServiceProvider Services => _host.Services;

    public static WebSchool WithStaff(Store store = Store.Sqlite) =>
        store == Store.Sqlite ? new(demo: true, s_made.Value) : OnPostgres();

    /// <summary>A second program on the record of a first one, as its own role only: another machine behind the same address, or another school.</summary>
    public static WebSchool Beside(WebSchool first, SchoolId? serves = null) =>
        new(demo: false, beside: first, serves: serves);

    /// <summary>The demonstration school under the first edition: two hundred pupils, a case of today and a closed one.</summary>
    public static WebSchool WithCases() => new(demo: true, s_withCases.Value);

    /// <summary>The demonstration school as ./run makes it, under the edition that new schools begin with.</summary>
    public static WebSchool AsShipped() => new(demo: true, s_asShipped.Value, edition: AsNamed);

    /// <summary>The same, with somebody outside who keeps its checkpoints: in a folder and by mail.</summary>
    public static WebSchool WithWitness() => new(demo: true, s_withCases.Value, witness: true);

    /// <summary>The demonstration staff in a school of its own, which adopted another edition when it was begun.</summary>
    public static WebSchool Under(string edition) => new(demo: true, edition: edition);

    /// <summary>No school yet, nor one made at the start unless the demonstration is asked for.</summary>
    public static WebSchool Empty(bool demo = false, Store store = Store.Sqlite) =>
        new(demo, postgres: store == Store.Postgres ? new PostgresInTest() : null);

    /// <summary>Speaks to the host without a network: cookies kept, redirects left to the test.</summary>
    public HttpClient Client() =>
        _host.CreateClient(
            new WebApplicationFactoryClientOptions
            {
                AllowAutoRedirect = false,
                HandleCookies = true,
            }
        );

    /// <summary>The same with cookies that another client keeps too: one browser that is sent to another machine.</summary>
    public HttpClient Client(CookieContainer cookies) =>
        _host.CreateDefaultClient(new CookieContainerHandler(cookies));

    /// <summary>Serves on a port of its own, for a browser outside this process; says where.</summary>
    public Uri Serve()
    {
        _host.UseKestrel();
        _host.StartServer();
        return _host.ClientOptions.BaseAddress;
    }

    private static string MakeOnce(bool cases, string edition = First) =>
        Make(new WebSchool(demo: true, cases: cases, edition: edition));

    private static string Make(WebSchool school)
    {
        _ = school.Services;
        school._host.Dispose();
        SqliteConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Directory.Delete(school.Root, recursive: true);
            school._postgres?.Dispose();
        };
        return school.Root;
    }

    private static (string, PostgresInTest) MakeOnceOnPostgres()
    {
        var postgres = new PostgresInTest();
        return (Make(new(demo: true, cases: false, postgres: postgres)), postgres);
    }

    private static WebSchool OnPostgres()
    {
        PostgresInTest.SkipWithoutServer();
        var (root, database) = s_madeOnPostgres.Value;
        return new(demo: true, root, postgres: database.Copy());
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
        _postgres?.Dispose();
    }
}

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class MovedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;
}

/// <summary>Keeps what is logged.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        lock (_gate)
        {
            _lines.Add($"{eventId.Id} {formatter(state, exception)} {exception}");
        }
    }

    public void Dispose() { }
}
