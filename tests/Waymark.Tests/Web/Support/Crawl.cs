namespace Waymark.Tests.Web.Support;

/// <summary>A page that links lead to, and the page on which the first of them stands.</summary>
internal sealed record Reached(Shown Page, string From);

/// <summary>Follows every link that somebody can press, from the pages given on. Addresses outside are left alone.</summary>
internal sealed class Crawl
{
    private static readonly Uri s_site = new("http://waymark.test");
    private readonly Browser browser;
    private readonly Func<string, string> same;
    private readonly Queue<(string Address, string From)> waiting = [];
    private readonly HashSet<string> known = [];
    private readonly List<Reached> reached = [];
    private readonly List<string> broken = [];

    private Crawl(Browser browser, Func<string, string> same) =>
        (this.browser, this.same) = (browser, same);

    /// <summary>Every page that was reached, each once.</summary>
    public IReadOnlyList<Reached> Pages => reached;

    /// <summary>Links that lead to no page or to no place on it, each with the page that has it.</summary>
    public IReadOnlyList<string> Broken => broken;

    public static Task<Crawl> From(Browser browser, params string[] starts) =>
        From(browser, address => address, starts);

    /// <param name="same">Addresses for which this gives the same text are visited once, the first of them.</param>
    public static async Task<Crawl> From(
        Browser browser,
        Func<string, string> same,
        params string[] starts
    )
    {
        var crawl = new Crawl(browser, same);
        foreach (var start in starts)
            crawl.Note(start, "(start)");
        while (crawl.waiting.TryDequeue(out var next))
            await crawl.Visit(next.Address, next.From);
        crawl.CheckPlaces();
        return crawl;
    }

    /// <summary>Where an address leads that stands on a page: one that begins with a question mark is the page's own.</summary>
    public static Uri Resolve(string page, string address) => new(new Uri(s_site, page), address);

    private async Task Visit(string address, string from)
    {
        var shown = await browser.Follow(address);
        if (shown.Status != 200)
        {
            broken.Add($"{from} has a link to {address}: {shown.Status}");
            return;
        }

        known.Add(same(shown.Path));
        reached.Add(new Reached(shown, from));
        foreach (var link in Links(shown))
            Note(link.PathAndQuery, shown.Path);
    }

    private void Note(string address, string from)
    {
        if (known.Add(same(address)))
            waiting.Enqueue((address, from));
    }

    private static IEnumerable<Uri> Links(Shown page) =>
        page
            .Document.QuerySelectorAll("a[href], area[href]")
            .Select(link => Resolve(page.Path, link.GetAttribute("href")!))
            .Where(to => to.Host == s_site.Host);

    /// <summary>A link into a page leads to something that is there.</summary>
    private void CheckPlaces()
    {
        var pages = reached
            .GroupBy(one => one.Page.Path)
            .ToDictionary(one => one.Key, one => one.First().Page.Document);
        foreach (var (page, _) in reached)
        {
            foreach (var to in Links(page).Where(to => to.Fragment.Length > 1))
            {
                var place = Uri.UnescapeDataString(to.Fragment[1..]);
                if (
                    pages.TryGetValue(to.PathAndQuery, out var target)
                    && target.GetElementById(place) is null
                )
                    broken.Add(
                        $"{page.Path} has a link to {to.PathAndQuery}#{place}: no such place"
                    );
            }
        }
    }
}
