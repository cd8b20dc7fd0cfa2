using Waymark.Tests.Architecture;
using Waymark.Tests.Policies;
using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

public sealed class SetUpOnPostgresTests() : SetUpTests(Store.Postgres);

public sealed class SetUpOnSqliteTests() : SetUpTests(Store.Sqlite);

public abstract class SetUpTests(Store store)
{
    [Fact]
    public async Task An_empty_installation_is_set_up_on_its_first_page_and_only_once()
    {
        await using var school = WebSchool.Empty(store: store);
        var browser = school.Browser();
        Assert.Equal("/set-up", (await browser.Open("/")).Location);
        Assert.Equal(200, (await browser.Open("/help-now")).Status);
        var second = school.Browser();
        await second.Open("/set-up");

        await browser.Open("/set-up");
        var made = await browser.Submit(
            ("School", "Field End School"),
            ("Name", "Wyn Abara"),
            ("UserName", "wyn@example.org"),
            ("Password", "four calm plain words"),
            ("Again", "four calm plain words")
        );
        await second.Submit(
            ("School", "Another School"),
            ("Name", "Another"),
            ("UserName", "other@example.org"),
            ("Password", "four other plain words"),
            ("Again", "four other plain words")
        );

        Assert.Equal("/sign-in", made.Location);
        Assert.Equal(
            "/",
            (await browser.SignIn("wyn@example.org", "four calm plain words")).Location
        );
        Assert.Equal(200, (await browser.Open("/admin/users")).Status);
        Assert.Equal(
            200,
            (await browser.SignIn("other@example.org", "four other plain words")).Status
        );
    }

    [Fact]
    public async Task A_first_account_that_could_not_be_made_can_be_tried_again_without_making_the_school_again()
    {
        await using var school = WebSchool.Empty(store: store);
        var browser = school.Browser();
        await browser.Open("/set-up");
        var refused = await browser.Submit(
            ("School", "Field End School"),
            ("Name", "Wyn Abara"),
            ("UserName", "wyn@example.org"),
            ("Password", "aaaaaaaaaaaa"),
            ("Again", "aaaaaaaaaaaa")
        );
        Assert.Equal(200, refused.Status);
        Assert.Contains("different characters", refused.Body, StringComparison.Ordinal);

        Assert.Equal("/set-up", (await browser.Open("/")).Location);
        await GiveFirstAccount(browser);

        Assert.Equal(200, (await browser.Open("/admin/users")).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_school_begun_at_the_command_line_gets_its_first_account_on_the_first_page(
        bool asDemonstration
    )
    {
        await using var school = WebSchool.Empty(asDemonstration, store);
        Waymark(
            ["school", "init", "--name", "Field End School"],
            ["--policy", Path.Combine(Repository.Root, "policies", "image-sharing", "model-2019")],
            ["--data", school.Data, "--keys", school.Keys],
            ["--database", school.Place.Owner ?? ""]
        );
        var browser = school.Browser();

        Assert.Equal("/set-up", (await browser.Open("/")).Location);
        await GiveFirstAccount(browser);

        Assert.Contains(
            "Field End School",
            (await browser.Open("/admin/school")).Body,
            StringComparison.Ordinal
        );
    }

    private static async Task GiveFirstAccount(Browser browser)
    {
        var page = await browser.Open("/set-up");
        Assert.Null(page.Document.QuerySelector("[name=School]"));
        var made = await browser.Submit(
            ("Name", "Wyn Abara"),
            ("UserName", "wyn@example.org"),
            ("Password", "four calm plain words"),
            ("Again", "four calm plain words")
        );
        Assert.Equal("/sign-in", made.Location);
        Assert.Equal(
            "/",
            (await browser.SignIn("wyn@example.org", "four calm plain words")).Location
        );
    }

    private static void Waymark(params string[][] words) =>
        Assert.Equal(0, CommandLineTests.Run([.. words.SelectMany(one => one)]).Status);
}
