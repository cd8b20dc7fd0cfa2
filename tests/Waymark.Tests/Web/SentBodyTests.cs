using System.Net.Http.Headers;
using System.Text;
using Waymark.Cases;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>Whatever is not a plain form is refused unread, at every address there is and at those there are not.</summary>
public sealed class SentBodyTests(PeopledSchool school) : IClassFixture<PeopledSchool>
{
    private const string Canary = "quetzalcoatl";

    [Fact]
    public async Task Every_address_refuses_every_body_that_is_no_form()
    {
        var before = await school.Written();
        var browser = await school.As(Roles.SafeguardingLead);
        var addresses = await Addresses();
        foreach (var address in addresses)
        {
            foreach (var body in Bodies())
                Assert.Equal((415, address), (await Status(browser, address, body), address));
        }

        Assert.Equal(before, await school.Written());
        var refused = school.School.Log.Lines.Count(line =>
            line.StartsWith("1001 ", StringComparison.Ordinal)
        );
        Assert.Equal(addresses.Count * Bodies().Count(), refused);
        Assert.DoesNotContain(
            school.School.Log.Lines,
            line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task A_form_larger_than_a_report_could_be_is_refused_at_every_address()
    {
        var before = await school.Written();
        var browser = await school.As(Roles.SafeguardingLead);
        var large = Encoding.ASCII.GetBytes("Words=" + new string('a', 1_100_000));
        foreach (var address in await Addresses())
        {
            var body = Body(large, "application/x-www-form-urlencoded");
            Assert.Equal((413, address), (await Status(browser, address, body), address));
        }

        Assert.Equal(before, await school.Written());
    }

    private async Task<IReadOnlyList<string>> Addresses()
    {
        var addresses = new PageAddresses(school);
        var stood = school.Of(Roles.SafeguardingLead, Relation.Reporter)!;
        var all = new List<string> { "/nowhere", "/api/upload", "/css/app.css", "/favicon.svg" };
        foreach (var route in PageAddresses.Routes(school.School))
            all.Add(await addresses.Of(route, Roles.SafeguardingLead, stood));
        return all;
    }

    private static IEnumerable<HttpContent> Bodies()
    {
        var bytes = Encoding.ASCII.GetBytes(Canary);
        yield return new MultipartFormDataContent
        {
            { Body(bytes, "image/png"), "Words", Canary + ".png" },
        };
        yield return Body(bytes, "image/png");
        yield return Body(bytes, "application/octet-stream");
        yield return new StringContent(
            $$"""{"Words":"{{Canary}}"}""",
            Encoding.UTF8,
            "application/json"
        );
    }

    private static ByteArrayContent Body(byte[] bytes, string type)
    {
        var body = new ByteArrayContent(bytes);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return body;
    }

    private static async Task<int> Status(Browser browser, string address, HttpContent body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        return (await browser.Send(request)).Status;
    }
}
