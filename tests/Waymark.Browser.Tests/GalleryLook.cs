using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Waymark.Browser.Tests;

/// <summary>Looks at a page as it stands and says what is wrong: barriers, sideways scroll, headings, a title that names somebody.</summary>
/// <param name="people">Names that may stand in no title.</param>
internal sealed class GalleryLook(IReadOnlyList<string> people)
{
    private static readonly AxeRunOptions s_rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
        ResultTypes = [ResultType.Violations],
    };

    private static readonly int[] s_widths = [320, 360, 1280];

    // What two people see alike is looked at once: the page without what is new in each of its forms.
    private const string Alike =
        "() => { const it = document.body.cloneNode(true);"
        + " it.querySelectorAll('input[type=hidden], .way-nav').forEach(one => one.remove());"
        + " return it.innerHTML; }";

    // Somebody reads a reference aloud, or looks for it: half of it on the next line is another one.
    private const string Broken =
        "() => [...document.querySelectorAll('td')].filter(cell => /^[0-9A-Z]{6}$/.test(cell.innerText.trim()))"
        + ".filter(cell => { const all = document.createRange(); all.selectNodeContents(cell);"
        + " return new Set([...all.getClientRects()].map(one => Math.round(one.top))).size > 1; }).length";

    private readonly HashSet<string> _seen = [];
    private readonly string? _pictures = Environment.GetEnvironmentVariable("WAYMARK_SCREENSHOTS");

    /// <summary>What is wrong with the page, a sentence each.</summary>
    public async Task<IReadOnlyList<string>> At(IPage page, string who)
    {
        var at = new Uri(page.Url).PathAndQuery;
        List<string> wrong = [];
        var headings = await page.Locator("h1").CountAsync();
        if (headings != 1)
        {
            wrong.Add($"{who} {at}: {headings} main headings");
        }

        var title = await page.TitleAsync();
        if (Names(title) is { } name)
        {
            wrong.Add($"{who} {at}: its title, {title}, holds {name}");
        }

        if (_seen.Add(await page.EvaluateAsync<string>(Alike)))
        {
            await Widths(page, $"{who} {at}", wrong);
        }

        return wrong;
    }

    private async Task Widths(IPage page, string at, List<string> wrong)
    {
        foreach (var width in s_widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            var needed = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (needed > width)
            {
                wrong.Add($"{at}: needs {needed} pixels at {width}");
            }

            if (await page.EvaluateAsync<int>(Broken) is > 0 and var broken)
            {
                wrong.Add($"{at}: {broken} references are broken in two at {width}");
            }

            if (_pictures is not null && width != s_widths[0])
            {
                var file = string.Concat(at.Select(one => char.IsLetterOrDigit(one) ? one : '-'));
                var path = Path.Combine(_pictures, $"{file}-{width}.png");
                await page.ScreenshotAsync(new() { Path = path, FullPage = true });
            }

            if (width == 360)
            {
                var barriers = (await page.RunAxe(s_rules)).Violations;
                wrong.AddRange(
                    barriers.Select(rule => $"{at}: {rule.Id}, {rule.Help}: {Nodes(rule)}")
                );
            }
        }
    }

    private static string Nodes(AxeResultItem rule) =>
        string.Join("; ", rule.Nodes.Select(node => node.Html));

    private string? Names(string title) =>
        people.FirstOrDefault(name => title.Contains(name, StringComparison.OrdinalIgnoreCase))
        ?? title.Split(' ').FirstOrDefault(IsReference);

    // Small letters would make "policy" one.
    private static bool IsReference(string word) =>
        !word.Any(char.IsAsciiLetterLower) && Waymark.Cases.CaseReference.Read(word) is not null;
}
