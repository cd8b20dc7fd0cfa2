using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

/// <summary>Every page, as everybody who can reach it: no barrier that axe knows, no sideways scroll, one main heading, a title that names nobody.</summary>
/// <remarks>WAYMARK_SCREENSHOTS names a folder for a picture of each, on a phone and on a laptop.</remarks>
public sealed class GalleryTests(GallerySchool school) : IClassFixture<GallerySchool>
{
    // Who sees what another has seen needs one page of each kind only.
    [Theory]
    [InlineData("priya", 2, 60)]
    [InlineData("tom", 2, 16)]
    [InlineData("joy", 1, 40)]
    [InlineData("helen", 1, 40)]
    [InlineData("edith", 1, 9)]
    [InlineData("ruth", 1, 9)]
    [InlineData("nora", 1, 9)]
    [InlineData("sam", 1, 9)]
    [InlineData("ali", 1, 9)]
    [InlineData("governor", 1, 9)]
    [InlineData("dpo", 1, 9)]
    public async Task Every_page_that_somebody_reaches_is_clear(
        string who,
        int ofAKind,
        int atLeast
    )
    {
        var person = await school.Screen.SignsIn(who, Screen.Phone);
        var crawl = new GalleryCrawl(person.Page, school.Look, who, ofAKind);
        await crawl.From("/");
        await person.Page.Context.CloseAsync();
        Clear(crawl.Wrong);
        Assert.True(crawl.Pages >= atLeast, $"{who} reached {crawl.Pages} pages.");
    }

    [Fact]
    public async Task Every_page_without_signing_in_is_clear()
    {
        var nobody = await school.Screen.Sits(Screen.Phone);
        List<string> wrong = [];
        foreach (
            var path in new[]
            {
                "/sign-in",
                "/help-now",
                "/about",
                "/accessibility",
                "/privacy",
                "/signed-out",
                "/locked",
                "/session-ended",
                "/no-such-page",
                "/error/500",
            }
        )
        {
            await nobody.Opens(path);
            wrong.AddRange(await school.Look.At(nobody.Page, "nobody"));
        }

        await nobody.Opens("/sign-in");
        await nobody.Writes("User name or email address", "tom");
        await nobody.Writes("Password", "not this one");
        await nobody.Presses("Sign in");
        wrong.AddRange(await school.Look.At(nobody.Page, "nobody, refused"));
        Clear(wrong);
    }

    [Fact]
    public async Task What_is_refused_or_not_there_is_said_clearly()
    {
        var teacher = await school.Screen.SignsIn("tom", Screen.Phone);
        List<string> wrong = [];
        foreach (var path in new[] { "/inbox", "/report/BCDFGH/words", $"/cases/{school.Open}" })
        {
            await teacher.Opens(path);
            wrong.AddRange(await school.Look.At(teacher.Page, "tom, refused"));
        }

        // A body that is no plain form, as a pasted file would make one.
        await teacher.Opens("/report");
        await teacher.Leads(() =>
            teacher.Page.EvaluateAsync(
                "() => { const one = document.querySelector('main form'); one.enctype = 'multipart/form-data'; HTMLFormElement.prototype.submit.call(one); }"
            )
        );
        Assert.Equal("Waymark takes words only", await teacher.Page.Locator("h1").InnerTextAsync());
        wrong.AddRange(await school.Look.At(teacher.Page, "tom, 415"));
        Clear(wrong);
    }

    [Fact]
    public async Task A_form_sent_empty_says_clearly_what_is_wrong()
    {
        var open = $"/cases/{school.Open}";
        string[] teachers =
        [
            "/report",
            "/report/adult",
            $"/report/{school.Unfinished}/child",
            $"/report/{school.Unfinished}/what",
            $"/report/{school.Unfinished}/words",
            "/account/password",
        ];
        string[] leads =
        [
            $"/inbox/{school.Taken}/decide",
            $"/inbox/{school.Taken}/aside",
            $"/inbox/{school.Taken}/join",
            $"{open}/people/add",
            $"{open}/places/add",
            $"{open}/devices/add",
            $"{open}/chronology/add",
            $"{open}/words/add",
            $"{open}/words/told",
            $"{open}/words/wishes",
            $"{open}/tell",
            $"{open}/decide/social-care/choose",
            $"{open}/search/record/d1",
            $"/cases/{school.Closed}/close/reopen",
        ];
        List<string> wrong = [];
        wrong.AddRange(await SendEmpty("tom", teachers));
        wrong.AddRange(await SendEmpty("priya", leads));
        Clear(wrong);
    }

    private static void Clear(IReadOnlyList<string> wrong) =>
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

    private async Task<List<string>> SendEmpty(string who, IEnumerable<string> paths)
    {
        var person = await school.Screen.SignsIn(who, Screen.Phone);
        List<string> wrong = [];
        foreach (var path in paths)
        {
            await person.Opens(path);
            var send = person.Page.Locator(
                "main form:not([action]) button, main form[action^='?'] button"
            );
            await person.Leads(() => send.First.ClickAsync());
            var summaries = await person.Page.Locator(".govuk-error-summary").CountAsync();
            if (summaries != 1)
            {
                wrong.Add($"{who} {path}: {summaries} error summaries at {person.At}");
            }

            wrong.AddRange(await school.Look.At(person.Page, $"{who}, empty,"));
        }

        await person.Page.Context.CloseAsync();
        return wrong;
    }
}
