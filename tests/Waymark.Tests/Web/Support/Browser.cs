using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Waymark.Tests.Web.Support;

/// <summary>A browser without script, in verbs: open a page, fill in its form, send it.</summary>
internal sealed class Browser(HttpClient client)
{
    private static readonly HtmlParser s_parser = new();

    public HttpClient Client => client;

    /// <summary>The page last shown.</summary>
    public Shown? Now { get; private set; }

    public Task<Shown> Open(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Opens a page and, while it redirects, where it leads to.</summary>
    public async Task<Shown> Follow(string path)
    {
        var shown = await Open(path);
        for (var hops = 0; shown.Location is { } next && hops < 5; hops++)
        {
            shown = await Open(next);
        }

        return shown;
    }

    public async Task<Shown> SignIn(string userName, string password)
    {
        await Open("/sign-in");
        return await Submit(("UserName", userName), ("Password", password));
    }

    /// <summary>Sends the main form of the page last shown, its fields as they stand but for those given. A field given several times is sent so.</summary>
    public Task<Shown> Submit(params (string Name, string Value)[] fields) =>
        SubmitForm("main form", fields);

    /// <summary>Sends the form that the selector finds on the page last shown.</summary>
    public Task<Shown> SubmitForm(string selector, params (string Name, string Value)[] fields)
    {
        var page = Now ?? throw new InvalidOperationException("No page is open.");
        var form =
            page.Document.QuerySelector(selector) as IHtmlFormElement
            ?? throw new InvalidOperationException($"There is no form {selector} at {page.Path}.");
        var given = fields.Select(field => field.Name).ToHashSet();
        var kept = FieldsOf(form).Where(field => !given.Contains(field.Key));
        var action = form.GetAttribute("action") is { Length: > 0 } to ? to : page.Path;
        return Post(
            action,
            kept.Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );
    }

    public Task<Shown> Post(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        Send(
            new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(fields),
            }
        );

    public async Task<Shown> Send(HttpRequestMessage request)
    {
        var path = request.RequestUri!.OriginalString;
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var shown = new Shown(path, answer, body, s_parser.ParseDocument(body));
        if (shown.Status is 200)
        {
            Now = shown;
        }

        return shown;
    }

    /// <summary>What a form would send as it stands.</summary>
    public static IEnumerable<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        foreach (var field in form.Elements)
        {
            var (name, value) = field switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => (null, ""),
                IHtmlInputElement input => (input.Name, input.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                IHtmlSelectElement select => (select.Name, select.Value ?? ""),
                _ => (null, ""),
            };
            if (!string.IsNullOrEmpty(name))
            {
                yield return KeyValuePair.Create(name, value);
            }
        }
    }
}

internal static class BrowsersOfASchool
{
    /// <summary>A browser of its own, with nobody signed in.</summary>
    public static Browser Browser(this WebSchool school) => new(school.Client());

    public static async Task<Browser> SignedIn(this WebSchool school, string userName)
    {
        var browser = school.Browser();
        var answer = await browser.SignIn(userName, WebSchool.Password);
        Assert.Equal(303, answer.Status);
        return browser;
    }
}

/// <summary>An answer: what a person would see, and what a browser is told.</summary>
internal sealed record Shown(
    string Path,
    HttpResponseMessage Answer,
    string Body,
    IHtmlDocument Document
)
{
    public int Status => (int)Answer.StatusCode;

    /// <summary>Where it redirects to; null when it does not.</summary>
    public string? Location => Answer.Headers.Location?.OriginalString;

    public string Title => Document.Title ?? "";

    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public string Main => Document.QuerySelector("main")?.TextContent ?? "";

    public IHtmlFormElement Form(string selector) =>
        (IHtmlFormElement)Document.QuerySelector(selector)!;

    /// <summary>The sentences of the error summary.</summary>
    public IReadOnlyList<string> Errors =>
        [
            .. Document
                .QuerySelectorAll(".govuk-error-summary__list li")
                .Select(item => item.TextContent.Trim()),
        ];

    /// <summary>The sentence beside a field; null when there is none.</summary>
    public string? ErrorBeside(string field) =>
        Document.QuerySelector($"#{field.Replace('.', '_')}-error")?.TextContent.Trim();

    public string? Header(string name) =>
        Answer.Headers.TryGetValues(name, out var values)
        || Answer.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    /// <summary>The value that the answer sets for a cookie; null when it sets none.</summary>
    public string? Cookie(string name) =>
        Answer.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? cookies
                .Where(cookie => cookie.StartsWith(name + "=", StringComparison.Ordinal))
                .Select(cookie => cookie.Split(';')[0][(name.Length + 1)..])
                .FirstOrDefault()
            : null;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Status} {Path} {Heading}");
}
