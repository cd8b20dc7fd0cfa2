using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Waymark.Tests.Architecture;

namespace Waymark.Browser.Tests.Support;

/// <summary>A look at a page as it stands: axe at two widths, no sideways scroll on the narrowest screen, and a picture of each width.</summary>
internal sealed class Look(IPage page, string name, bool hasScript)
{
    private const int Narrowest = 320;
    private static readonly int[] s_widths = [360, 1280];
    private static readonly string[] s_standards = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

    public async Task Take()
    {
        foreach (var width in s_widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            await Picture(page, $"{name}-{width}");
            if (hasScript)
            {
                await HasNoBarrier(width);
            }
        }

        await page.SetViewportSizeAsync(Narrowest, 800);
        var needed = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(needed <= Narrowest, $"{name} needs {needed} pixels at {Narrowest}.");
    }

    /// <summary>Keeps a picture of the page as it stands; says where.</summary>
    public static Task<string> Keep(IPage page, string name) =>
        Picture(page, $"{name}-{page.ViewportSize!.Width}");

    private async Task HasNoBarrier(int width)
    {
        var options = new AxeRunOptions { RunOnly = RunOnlyOptions.Tags(s_standards) };
        var seen = await page.RunAxe(options);
        Assert.NotEmpty(seen.Passes);
        var barriers = seen.Violations.Select(rule =>
            $"{name} at {width}: {rule.Id}, {rule.Help}: {string.Join("; ", rule.Nodes.Select(node => node.Html))}"
        );
        Assert.Empty(barriers);
    }

    private static async Task<string> Picture(IPage page, string file)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "screens");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, file + ".png");
        await page.ScreenshotAsync(new() { Path = path, FullPage = true });
        return path;
    }
}
