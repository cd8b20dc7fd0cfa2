using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;
using Waymark.Web.Accounts;

namespace Waymark.Tests.Web;

public sealed class ShellSignInOnPostgresTests() : ShellSignInTests(Store.Postgres);

public sealed class ShellSignInOnSqliteTests() : ShellSignInTests(Store.Sqlite);

public abstract class ShellSignInTests(Store store)
{
    [Fact]
    public async Task Somebody_who_is_not_signed_in_is_sent_to_sign_in_and_then_back()
    {
        await using var school = WebSchool.WithStaff(store);
        var browser = school.Browser();

        var refused = await browser.Open("/account/password?done=true");
        var signedIn = await browser.SignIn("priya", WebSchool.Password);

        Assert.Equal("/sign-in", refused.Location);
        Assert.Equal("/account/password?done=true", signedIn.Location);
        var page = await browser.Open(signedIn.Location!);
        Assert.Equal(200, page.Status);
        Assert.Contains("Priya Shah", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_page()
    {
        await using var school = WebSchool.WithStaff(store);

        var wrong = await school.Browser().SignIn("priya", "not the password");
        var unknown = await school.Browser().SignIn("nobody", "not the password");

        Assert.Equal(200, wrong.Status);
        Assert.Equal(["The user name or the password is not right"], wrong.Errors);
        Assert.Equal(
            Comparable(wrong).Replace("priya", "nobody", StringComparison.Ordinal),
            Comparable(unknown)
        );
        Assert.Null(wrong.Cookie("waymark-session"));
    }

    [Fact]
    public async Task Guesses_from_elsewhere_never_shut_out_a_browser_that_has_signed_in_before()
    {
        await using var school = WebSchool.WithStaff(store);
        var owner = await school.SignedIn("priya");

        var stranger = school.Browser();
        for (var guess = 0; guess < SignInTries.Allowed; guess++)
        {
            await stranger.SignIn("priya", $"guess {guess}");
        }

        Assert.Equal(429, (await stranger.SignIn("priya", WebSchool.Password)).Status);
        Assert.Equal("/", (await owner.SignIn("priya", WebSchool.Password)).Location);

        school.Clock.Move(TimeSpan.FromMinutes(16));
        Assert.Equal("/", (await stranger.SignIn("priya", WebSchool.Password)).Location);
    }

    [Fact]
    public async Task Thirty_two_right_sign_ins_at_once_all_succeed()
    {
        await using var school = WebSchool.WithStaff(store);
        school.Browser();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 32).Select(_ => school.Browser().SignIn("tom", WebSchool.Password))
        );

        Assert.All(answers, answer => Assert.Equal("/", answer.Location));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        await using var school = WebSchool.WithStaff(store);
        var browser = school.Browser();
        var secret = (await browser.SignIn("tom", WebSchool.Password)).Cookie("waymark-session");
        await browser.Open("/account");
        await browser.SubmitForm("main form[action='/signed-out']");

        // Somebody who kept the cookie tries it again.
        var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("Cookie", "waymark-session=" + secret);
        var after = await school.Browser().Send(request);

        Assert.Equal(32, secret?.Length);
        Assert.Equal("/session-ended", after.Location);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_sitting_of_that_person_and_no_other()
    {
        await using var school = WebSchool.WithStaff(store);
        var here = await school.SignedIn("tom");
        var there = await school.SignedIn("tom");
        var other = await school.SignedIn("amina");

        await here.Open("/account/everywhere");
        await here.Submit();

        Assert.Equal("/session-ended", (await there.Open("/account")).Location);
        Assert.Equal(200, (await other.Open("/account")).Status);
    }

    [Fact]
    public async Task Hiding_the_page_ends_the_session_and_comes_back_to_the_page()
    {
        await using var school = WebSchool.WithStaff(store);
        var browser = await school.SignedIn("tom");
        await browser.Open("/account/password");

        var hidden = await browser.SubmitForm("form[data-hide-page]");
        var page = await browser.Open(hidden.Location!);

        Assert.Equal("/locked", hidden.Location);
        Assert.DoesNotContain("Tom", page.Body, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await browser.Open("/account")).Location);
        await browser.Open("/locked");
    }

    [Fact]
    public async Task A_sitting_ends_after_fifteen_idle_minutes_for_a_teacher_and_thirty_for_the_lead()
    {
        await using var school = WebSchool.WithStaff(store);
        var teacher = await school.SignedIn("tom");
        var lead = await school.SignedIn("priya");

        school.Clock.Move(TimeSpan.FromMinutes(16));

        Assert.Equal("/session-ended", (await teacher.Open("/account")).Location);
        Assert.Equal(200, (await lead.Open("/account")).Status);
        school.Clock.Move(TimeSpan.FromMinutes(31));
        Assert.Equal("/session-ended", (await lead.Open("/account")).Location);
    }

    [Fact]
    public async Task A_sitting_ends_after_twelve_hours_however_busy()
    {
        await using var school = WebSchool.WithStaff(store);
        var lead = await school.SignedIn("priya");

        for (var step = 0; step < 36; step++)
        {
            Assert.Equal(200, (await lead.Open("/account")).Status);
            school.Clock.Move(TimeSpan.FromMinutes(20));
        }

        school.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal("/session-ended", (await lead.Open("/account")).Location);
    }

    private static string Comparable(Shown page) =>
        System.Text.RegularExpressions.Regex.Replace(
            page.Body,
            "name=\"(Form|Submission)\" type=\"hidden\" value=\"[^\"]*\"",
            ""
        );
}
