using System.Diagnostics;

namespace Waymark.Cli;

/// <summary>A page as a PDF, through whichever Chromium is installed: it tags what it prints, so that a screen reader can follow it.</summary>
internal static class PrintedPage
{
    private const string NoBrowser =
        "No PDF was made: there is no Chromium, Chrome or Edge on the path of this computer. Open the HTML page in a browser and print it from there.";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static readonly string[] Browsers =
    [
        "chromium",
        "chromium-browser",
        "chromium-headless-shell",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
        "chrome.exe",
        "msedge.exe",
    ];

    /// <summary>Writes the PDF; a sentence where that cannot be done.</summary>
    public static string? Write(string html, string pdf)
    {
        if (FindBrowser() is not { } browser)
            return NoBrowser;
        var folder = Directory.CreateTempSubdirectory("waymark-print-");
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            File.WriteAllText(page, html);
            var target = Path.GetFullPath(pdf);
            File.Delete(target);
            var status = Print(browser, folder.FullName, page, target);
            return status is null ? $"No PDF was made: {browser} did not end in two minutes."
                : status == 0 && File.Exists(target) ? null
                : $"No PDF was made: {browser} ended with {status}.";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>How the browser ended; null where it had to be ended.</summary>
    private static int? Print(string browser, string profile, string page, string target)
    {
        var start = new ProcessStartInfo(browser)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--no-pdf-header-footer",
            $"--user-data-dir={Path.Combine(profile, "profile")}",
            $"--print-to-pdf={target}",
            new Uri(page).AbsoluteUri,
        ];
        // Chromium refuses to run as root with its sandbox, as in a container; the page is our own and holds no script.
        if (Environment.UserName == "root")
            start.ArgumentList.Add("--no-sandbox");
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(Longest))
            return process.ExitCode;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return null;
    }

    private static string? FindBrowser() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Browsers.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
