using System.Net;
using System.Text.RegularExpressions;

namespace Waymark.Bench.Web;

/// <summary>A person at a browser: opens pages, sends their forms with the hidden fields as they stand, and follows where it is sent.</summary>
internal sealed partial class Visitor : IDisposable
{
    private const int MostHops = 5;
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private readonly Uri _site;
    private string _page = "";
    private string _path = "";

    public Visitor(Uri site)
    {
        _site = site;
        _client = new HttpClient(
            new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }
        )
        {
            BaseAddress = site,
            Timeout = TimeSpan.FromMinutes(1),
        };
    }

    /// <summary>As the header that carries them.</summary>
    public string Cookies => _cookies.GetCookieHeader(_site);

    /// <summary>The addresses within the site that the page last shown leads to.</summary>
    public IEnumerable<string> Links =>
        Link().Matches(_page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value));

    /// <summary>Somebody at another browser who is signed in as the same person.</summary>
    public Visitor Beside()
    {
        var other = new Visitor(_site);
        other._cookies.Add(_cookies.GetAllCookies());
        return other;
    }

    public async Task SignIn(string userName, string password)
    {
        await Open("/sign-in");
        await Send(("UserName", userName), ("Password", password));
    }

    public async Task<int> Length(string path)
    {
        await Open(path);
        return _page.Length;
    }

    /// <exception cref="HttpRequestException">The answer is not the page.</exception>
    public async Task Open(string path)
    {
        if (!await TryOpen(path))
            throw new HttpRequestException($"{path} did not answer with a page.");
    }

    /// <summary>Opens a page, and where it leads on to another, that one; false if no answer is a page.</summary>
    public async Task<bool> TryOpen(string path)
    {
        for (var hops = 0; hops < MostHops; hops++)
        {
            using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
            _page = await answer.Content.ReadAsStringAsync();
            _path = path;
            if (
                answer
                is not {
                    StatusCode: HttpStatusCode.SeeOther or HttpStatusCode.Redirect,
                    Headers.Location: { } next
                }
            )
                return answer.StatusCode == HttpStatusCode.OK;
            path = next.OriginalString;
        }

        return false;
    }

    /// <summary>Sends the main form of the page last shown and gives where it leads.</summary>
    /// <exception cref="HttpRequestException">It was not taken.</exception>
    public async Task<string> Send(params (string Name, string Value)[] fields)
    {
        var main = _page[Math.Max(0, _page.IndexOf("<main", StringComparison.Ordinal))..];
        var hidden = Hidden()
            .Matches(main)
            .Select(input => (Name: Part(input.Value, "name"), Value: Part(input.Value, "value")))
            .DistinctBy(input => input.Name);
        using var body = new FormUrlEncodedContent(
            hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        using var answer = await _client.PostAsync(new Uri(_path, UriKind.Relative), body);
        return answer is { StatusCode: HttpStatusCode.SeeOther, Headers.Location: { } next }
            ? next.OriginalString
            : throw new HttpRequestException(
                $"A form at {_path} was answered {(int)answer.StatusCode}."
            );
    }

    public void Dispose() => _client.Dispose();

    private static string Part(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $"{name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("href=\"(/[^\"#]*)\"")]
    private static partial Regex Link();
}
