using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Waymark.Tests.Web.Support;
using Waymark.Web.Security;

namespace Waymark.Tests.Web;

public sealed class ShellFrameTests
{
    private static readonly string[] s_addresses =
    [
        "/",
        "/sign-in",
        "/account",
        "/admin/users",
        "/help-now",
        "/nowhere",
        "/css/app.css",
        "/js/page.js",
        "/favicon.svg",
        "/error/500",
    ];

    [Fact]
    public async Task Every_answer_carries_the_headers_that_keep_it_safe()
    {
        await using var school = WebSchool.WithStaff();
        var browser = await school.SignedIn("ali");

        foreach (var address in s_addresses)
        {
            var answer = await browser.Open(address);
            var policy = answer.Header("Content-Security-Policy");

            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.Equal("same-origin", answer.Header("Cross-Origin-Opener-Policy"));
            Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
            Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
            var isPage = answer
                .Header("Content-Type")
                ?.StartsWith("text/html", StringComparison.Ordinal);
            Assert.Equal(isPage is true, answer.Header("Cache-Control") == "no-store");
        }
    }

    [Fact]
    public async Task No_page_holds_script_or_style_of_its_own()
    {
        await using var school = WebSchool.WithStaff();
        var browser = await school.SignedIn("ali");

        foreach (var address in s_addresses)
        {
            var page = await browser.Open(address);
            if (
                page.Header("Content-Type")?.StartsWith("text/html", StringComparison.Ordinal)
                is not true
            )
            {
                continue;
            }

            Assert.Empty(page.Document.QuerySelectorAll("style, [style], script:not([src])"));
            Assert.DoesNotContain(
                page.Document.All.SelectMany(element => element.Attributes),
                attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)
            );
            Assert.Single(page.Document.QuerySelectorAll("h1"));
        }
    }

    [Fact]
    public async Task Every_page_stands_in_the_access_table_and_no_rule_is_for_a_page_that_cannot_be()
    {
        await using var school = WebSchool.WithStaff();
        school.Browser();

        var pages = school
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>())
            .OfType<PageActionDescriptor>()
            .Select(page => page.ViewEnginePath)
            .Distinct()
            .ToList();

        Assert.True(pages.Count > 10);
        Assert.All(pages, page => Assert.NotNull(AccessTable.RuleFor(page)));
        Assert.Null(AccessTable.RuleFor("/Pages/Elsewhere"));
        Assert.Null(AccessTable.RuleFor("/AdminOfAnotherKind"));
    }

    [Fact]
    public async Task The_administrators_pages_are_the_administrators_alone()
    {
        await using var school = WebSchool.WithStaff();

        Assert.Equal(200, (await (await school.SignedIn("ali")).Open("/admin/users")).Status);
        foreach (var other in (string[])["priya", "helen", "tom", "sam"])
        {
            var page = await (await school.SignedIn(other)).Open("/admin/users");
            Assert.Equal(403, page.Status);
            Assert.DoesNotContain("Amina", page.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_not_there_looks_the_same_to_everybody()
    {
        await using var school = WebSchool.WithStaff();
        var lead = await school.SignedIn("priya");
        var admin = await school.SignedIn("ali");

        var pages = new[]
        {
            await lead.Open("/nowhere"),
            await lead.Open("/cases/K7MPQ4/elsewhere"),
            await admin.Open($"/admin/users/{Guid.Empty}"),
        };

        Assert.All(pages, page => Assert.Equal(404, page.Status));
        Assert.Single(pages.Select(page => page.Body).Distinct());
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("image/jpeg")]
    [InlineData("image/svg+xml")]
    [InlineData("application/octet-stream")]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task Anything_but_a_plain_form_is_refused_wherever_it_is_sent(string? type)
    {
        const string bytes = "canary-of-the-body";
        await using var school = WebSchool.WithStaff();
        var browser = await school.SignedIn("tom");

        foreach (
            var address in (string[])
                ["/", "/sign-in", "/account/password", "/help-now", "/nowhere", "/css/app.css"]
        )
        foreach (
            var method in (HttpMethod[])
                [HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Get]
        )
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(bytes));
            content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
            var answer = await browser.Send(
                new HttpRequestMessage(method, address) { Content = content }
            );

            Assert.Equal(415, answer.Status);
            Assert.Equal("Waymark takes words only", answer.Heading);
        }

        Assert.Contains(
            school.Log.Lines,
            line => line.StartsWith("1001 ", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            school.Log.Lines,
            line => line.Contains(bytes, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_form_of_more_than_a_megabyte_is_refused_with_a_page()
    {
        await using var school = WebSchool.WithStaff();
        var browser = school.Browser();

        var answer = await browser.Post(
            "/sign-in",
            [KeyValuePair.Create("UserName", new string('a', 1024 * 1024))]
        );

        Assert.Equal(413, answer.Status);
        Assert.Equal("That is too much to send at once", answer.Heading);
    }

    [Fact]
    public async Task A_form_that_is_not_from_our_page_is_refused()
    {
        await using var school = WebSchool.WithStaff();
        var browser = await school.SignedIn("tom");

        var answer = await browser.Post("/account/everywhere", []);

        Assert.Equal(400, answer.Status);
        Assert.Equal(200, (await browser.Open("/account")).Status);
    }

    [Fact]
    public async Task The_styles_hold_no_brand_and_reach_for_nothing_elsewhere()
    {
        await using var school = WebSchool.WithStaff();

        var styles = (await school.Browser().Open("/css/app.css")).Body;

        Assert.Contains(".govuk-button", styles, StringComparison.Ordinal);
        Assert.DoesNotContain("GDS Transport", styles, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("crest", styles, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", styles, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", styles, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Help_now_is_there_without_signing_in_and_without_a_database()
    {
        await using var school = WebSchool.WithStaff();
        var browser = await school.SignedIn("tom");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Lose(Path.Combine(school.Data, "waymark.db"));

        var help = await browser.Open("/help-now");
        var other = await browser.Open("/account");

        Assert.Equal(200, help.Status);
        Assert.Contains("Do not look at the picture", help.Main, StringComparison.Ordinal);
        Assert.Equal(503, other.Status);
        Assert.Equal("Waymark cannot save or read just now", other.Heading);
        Assert.Contains("Do not look at the picture", other.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(
            school.Log.Lines,
            line => line.Contains("Tom Ellis", StringComparison.Ordinal)
        );
    }

    private static void Lose(string database)
    {
        foreach (var file in (string[])[database, database + "-wal", database + "-shm"])
        {
            if (File.Exists(file))
            {
                File.Delete(file);
            }
        }
    }
}
