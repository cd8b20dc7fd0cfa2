using System.Net;

namespace Waymark.Tests.Web.Support;

/// <summary>One person at one browser, who is sent now to this program and now to that.</summary>
internal sealed class Sitting
{
    private readonly List<Browser> _at;
    private int _turn;

    private Sitting(IEnumerable<Uri> addresses)
    {
        var cookies = new CookieContainer();
        _at =
        [
            .. addresses.Select(address => new Browser(
                new HttpClient(
                    new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }
                )
                {
                    BaseAddress = address,
                }
            )),
        ];
    }

    public static async Task<Sitting> Begin(WebPrograms programs, string userName)
    {
        var sitting = new Sitting(programs.All.Select(program => program.Address));
        var signedIn = await sitting._at[0].SignIn(userName, WebSchool.Password);
        Assert.Equal(303, signedIn.Status);
        return sitting;
    }

    /// <summary>A page, from whichever program answers.</summary>
    public Task<Shown> Open(string path) => Somewhere(browser => browser.Open(path));

    public async Task<Shown> Report()
    {
        var page = await Somewhere(browser => browser.Open("/report"));
        Assert.Equal(200, page.Status);
        var fields = Browser
            .FieldsOf(page.Form("main form"))
            .Append(KeyValuePair.Create("Safe", "WithTrustedAdult"))
            .ToList();
        return await Somewhere(browser => browser.Post("/report", fields));
    }

    private async Task<Shown> Somewhere(Func<Browser, Task<Shown>> send)
    {
        while (true)
        {
            var browser = _at[_turn++ % _at.Count];
            try
            {
                return await send(browser);
            }
            catch (HttpRequestException)
            {
                // That program is dead, and the load balancer tries the next.
                _at.Remove(browser);
                Assert.NotEmpty(_at);
            }
        }
    }
}
