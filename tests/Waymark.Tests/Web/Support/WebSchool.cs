using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Web.Support;

/// <summary>The real host with a school of its own in a temporary folder: the demonstration staff, or nobody yet.</summary>
internal sealed class WebSchool : IAsyncDisposable
{
    public const string Password = "calm plain and fast";

    private readonly WebApplicationFactory<Waymark.Web.Program> _host;

    private WebSchool(bool demo)
    {
        Root = Directory.CreateTempSubdirectory("waymark-web-").FullName;
        _host = new WebApplicationFactory<Waymark.Web.Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production");
            host.UseSetting("Waymark:Data", Data);
            host.UseSetting("Waymark:Keys", Path.Combine(Root, "keys"));
            host.UseSetting("Waymark:Policies", Path.Combine(Repository.Root, "policies"));
            host.UseSetting("Waymark:Demo", demo ? "true" : "false");
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

    public string Data => Path.Combine(Root, "data");

    public MovedClock Clock { get; } = new(new(2026, 11, 23, 10, 30, 0, TimeSpan.Zero));

    /// <summary>Every line that was logged, as text.</summary>
    public KeptLog Log { get; } = new();

    public IServiceProvider Services => _host.Services;

    public static WebSchool WithStaff() => new(demo: true);

    public static WebSchool Empty() => new(demo: false);

    /// <summary>A browser of its own: cookies kept, redirects left to the test.</summary>
    public Browser Browser() =>
        new(
            _host.CreateClient(
                new WebApplicationFactoryClientOptions
                {
                    AllowAutoRedirect = false,
                    HandleCookies = true,
                }
            )
        );

    public async Task<Browser> SignedIn(string userName)
    {
        var browser = Browser();
        var answer = await browser.SignIn(userName, Password);
        Assert.Equal(303, answer.Status);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
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
