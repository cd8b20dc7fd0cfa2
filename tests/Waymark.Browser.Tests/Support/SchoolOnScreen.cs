using Microsoft.Playwright;
using Waymark.Tests.Web.Support;

namespace Waymark.Browser.Tests.Support;

/// <summary>A school of its own, served on a port of its own, and a browser in which its people sit side by side.</summary>
internal sealed class SchoolOnScreen : IAsyncDisposable
{
    private static readonly string[] s_flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    /// <summary>How long a step may take before it has failed: long enough for a machine that does much else.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    private readonly WebSchool _school;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private SchoolOnScreen(WebSchool school, IPlaywright playwright, IBrowser browser)
    {
        _school = school;
        _playwright = playwright;
        _browser = browser;
        Address = school.Serve();
    }

    public Uri Address { get; }

    /// <summary>The school's time of day; it stands until it is moved.</summary>
    public MovedClock Clock => _school.Clock;

    public static async Task<SchoolOnScreen> Open(WebSchool? school = null)
    {
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath =
                    Environment.GetEnvironmentVariable("CHROMIUM")
                    ?? "/usr/bin/chromium-headless-shell",
                Args = s_flags,
            }
        );
        return new SchoolOnScreen(school ?? WebSchool.WithStaff(), playwright, browser);
    }

    /// <summary>Somebody at a screen of their own, not signed in: no cookie is shared with anybody.</summary>
    public async Task<Person> Sits(Screen screen, bool script = true)
    {
        var context = await _browser.NewContextAsync(
            new()
            {
                BaseURL = Address.ToString(),
                ViewportSize = new() { Width = screen.Width, Height = screen.Height },
                Locale = "en-GB",
                TimezoneId = "Europe/London",
                JavaScriptEnabled = script,
                HasTouch = screen == Screen.Phone,
            }
        );
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return new Person(await context.NewPageAsync(), screen, script);
    }

    /// <summary>Somebody who has signed in as themselves.</summary>
    public async Task<Person> SignsIn(string userName, Screen? screen = null, bool script = true)
    {
        var person = await Sits(screen ?? Screen.Laptop, script);
        await person.Opens("/sign-in");
        await person.SignsIn(userName);
        return person;
    }

    /// <summary>The next letter that a school without a mail server finds in its folder; waits until there is one.</summary>
    public async Task<string> Letter()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_school.Data, "outbox-mail"));
        var come = new TaskCompletionSource();
        using var watch = new FileSystemWatcher(folder.FullName, "*.txt");
        watch.Renamed += (_, _) => come.TrySetResult();
        watch.EnableRaisingEvents = true;
        if (folder.GetFiles("*.txt").Length == 0)
        {
            await come.Task.WaitAsync(Patience);
        }

        return await File.ReadAllTextAsync(folder.GetFiles("*.txt")[0].FullName);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _school.DisposeAsync();
    }
}

/// <summary>What a person looks at, in CSS pixels.</summary>
internal sealed record Screen(int Width, int Height)
{
    public static Screen Phone { get; } = new(360, 640);

    public static Screen Laptop { get; } = new(1280, 800);
}
