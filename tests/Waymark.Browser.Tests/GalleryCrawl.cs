using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Waymark.Browser.Tests;

/// <summary>Follows every link that somebody sees; of pages that differ only in what they are about, a few.</summary>
internal sealed partial class GalleryCrawl(IPage page, GalleryLook look, string who, int ofAKind)
{
    private readonly Dictionary<string, int> _kinds = [];
    private readonly HashSet<string> _met = [];
    private readonly Queue<string> _next = [];
    private readonly List<string> _wrong = [];

    public IReadOnlyList<string> Wrong => _wrong;

    public int Pages { get; private set; }

    public async Task From(string start)
    {
        Meet(start);
        while (_next.TryDequeue(out var path))
        {
            var answer = await page.GotoAsync(path);
            if (answer is not { Status: 200 })
            {
                _wrong.Add($"{who} {path}: answers {answer?.Status}");
                continue;
            }

            Pages++;
            _wrong.AddRange(await look.At(page, who));
            var links = await page.EvalOnSelectorAllAsync<string[]>(
                "a[href^='/']",
                "all => all.map(one => one.getAttribute('href'))"
            );
            foreach (var link in links)
            {
                Meet(link.Split('#')[0]);
            }
        }
    }

    private void Meet(string path)
    {
        if (!_met.Add(path))
        {
            return;
        }

        var kind = Kind(path);
        var count = _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        if (count <= ofAKind)
        {
            _next.Enqueue(path);
        }
    }

    private static string Kind(string path) =>
        About().Replace(path, match => match.Value[0] == '?' ? "?" : "/*");

    // References, identifiers and names of the policy's own things.
    [GeneratedRegex(
        "(?<=/steps|/questions|/fact|/may|/acts/record)(/[^/?]+)+|/[0-9A-Z]{6}(?=/|$)|/[0-9a-f-]{36}|/[a-z]?[0-9]+(?=/|$)|[?].*"
    )]
    private static partial Regex About();
}
