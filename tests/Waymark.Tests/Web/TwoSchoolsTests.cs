using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Waymark.Cases;
using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;
using Waymark.Web;
using Waymark.Web.Accounts;
using Waymark.Web.Background;

namespace Waymark.Tests.Web;

public sealed class TwoSchoolsOnPostgresTests() : TwoSchoolsTests(Store.Postgres);

public sealed class TwoSchoolsOnSqliteTests() : TwoSchoolsTests(Store.Sqlite);

/// <summary>Two programs for two schools on one record: neither knows of the other.</summary>
public abstract class TwoSchoolsTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_user_name_is_somebody_else_at_each_school()
    {
        await using var schools = await TwoSchools.Open(store);

        var atOak = await schools.Oak.SignedIn("tom");
        var atElm = await schools.SignedInAtElm("tom");

        Assert.Contains("Tom Ellis", (await atOak.Open("/account")).Body, StringComparison.Ordinal);
        Assert.Contains(
            "Thomasina Ellery",
            (await atElm.Open("/account")).Body,
            StringComparison.Ordinal
        );
        var swapped = await schools.Oak.Browser().SignIn("tom", TwoSchools.PasswordAtElm);
        Assert.Equal(["The user name or the password is not right"], swapped.Errors);
        var stranger = await schools.Elm.Browser().SignIn("gwen", WebSchool.Password);
        Assert.Equal(["The user name or the password is not right"], stranger.Errors);
    }

    [Fact]
    public async Task A_list_of_accounts_is_of_one_school()
    {
        await using var schools = await TwoSchools.Open(store);
        var oak = await (await schools.Oak.SignedIn("ali")).Open("/admin/users");
        var elm = await (await schools.SignedInAtElm("ali")).Open("/admin/users");

        Assert.DoesNotContain("Wyn Abara", oak.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Gwen Pritchard", elm.Body, StringComparison.Ordinal);
        var anothers = oak
            .Document.QuerySelectorAll("main table a")
            .Single(a => a.TextContent == "Gwen Pritchard")
            .GetAttribute("href")!;
        Assert.Equal(404, (await (await schools.SignedInAtElm("ali")).Open(anothers)).Status);
    }

    [Fact]
    public async Task A_session_of_one_school_is_none_at_the_other()
    {
        await using var schools = await TwoSchools.Open(store);
        var browser = schools.Oak.Browser();
        var secret = (await browser.SignIn("tom", WebSchool.Password)).Cookie("waymark-session");

        var taken = new HttpRequestMessage(HttpMethod.Get, "/account");
        taken.Headers.Add("Cookie", "waymark-session=" + secret);
        var atElm = await schools.Elm.Browser().Send(taken);

        Assert.Equal("/session-ended", atElm.Location);
        Assert.Equal(200, (await browser.Open("/account")).Status);
    }

    [Fact]
    public async Task Nothing_that_one_school_sealed_for_a_browser_opens_at_the_other()
    {
        await using var schools = await TwoSchools.Open(store);
        var given = Protector(schools.Oak).Protect("known TOM");

        Assert.Equal("known TOM", Protector(schools.Oak).Unprotect(given));
        Assert.Throws<CryptographicException>(() => Protector(schools.Elm).Unprotect(given));
    }

    [Fact]
    public async Task A_form_that_one_school_showed_cannot_be_sent_to_the_other()
    {
        await using var schools = await TwoSchools.Open(store);
        var cookies = new CookieContainer();
        var atOak = new Browser(schools.Oak.Client(cookies));
        var atElm = new Browser(schools.Elm.Client(cookies));
        var form = (await atOak.Open("/sign-in")).Form("main form");
        KeyValuePair<string, string>[] fields =
        [
            .. Browser.FieldsOf(form).Where(field => field.Key is not ("UserName" or "Password")),
            new("UserName", "tom"),
            new("Password", TwoSchools.PasswordAtElm),
        ];

        Assert.Equal(400, (await atElm.Post("/sign-in", fields)).Status);
        Assert.Equal(200, (await atOak.Post("/sign-in", fields)).Status);
    }

    [Fact]
    public async Task A_concern_raised_at_one_school_is_in_no_list_search_or_mail_of_the_other()
    {
        await using var schools = await TwoSchools.Open(store);
        await schools.Oak.Enrol("Wren Ashby");
        var reference = await (await schools.Oak.SignedIn("tom")).Report();
        var made = await (await schools.Oak.SignedIn("priya")).MakeCase(reference);
        var elm = await schools.SignedInAtElm("priya");

        Assert.DoesNotContain(reference, (await elm.Open("/inbox")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(made, (await elm.Open("/cases")).Body, StringComparison.Ordinal);
        Assert.Equal(404, (await elm.Open($"/inbox/{reference}")).Status);
        Assert.Equal(404, (await elm.Open($"/cases/{made}")).Status);
        await elm.Open("/cases");
        await elm.SubmitForm("main form", ("Search", "Wren Ashby"));
        var found = await elm.Open("/cases?show=found");
        Assert.DoesNotContain(made, found.Body, StringComparison.Ordinal);
        Assert.Empty(
            await schools.Elm.Get<SchoolWork>().FindPupils(schools.Elm.Id(), "Wren", Stop)
        );
        Assert.NotEmpty(
            await schools.Oak.Get<SchoolWork>().FindPupils(schools.Oak.Id(), "Wren", Stop)
        );

        await schools.Elm.Get<SendMail>().Once(Stop);
        await schools.Oak.Get<SendMail>().Once(Stop);
        var oaks = (await schools.Oak.School()).Colleagues.Select(one => $"{one.Person.Value:N}");
        Assert.NotEmpty(Mails(schools.Oak));
        Assert.All(Mails(schools.Oak), mail => Assert.Contains(mail[4..36], oaks));

        // In a file both have one data folder, and one folder of mail in it.
        Assert.True(store == Store.Sqlite || !Mails(schools.Elm).Any());
    }

    [Fact]
    public async Task A_draft_and_a_form_kept_at_one_school_are_not_at_the_other()
    {
        await using var schools = await TwoSchools.Open(store);
        var tom = await schools.Oak.Colleague("Tom Ellis");
        await schools.Oak.Get<Drafts>().Keep(tom, "note", Words("half a sentence"), Stop);
        var sitting = await schools.Oak.SignedIn("tom");
        var form = (await sitting.Open("/report")).Form(Reporting.Form);
        schools.Oak.Clock.Move(TimeSpan.FromMinutes(20));
        await sitting.Post("/report", Browser.FieldsOf(form));
        var back = (await sitting.SignIn("tom", WebSchool.Password)).Location!;

        Assert.StartsWith("/your-words/", back, StringComparison.Ordinal);
        Assert.Equal(200, (await sitting.Open(back)).Status);
        Assert.Equal(404, (await (await schools.SignedInAtElm("tom")).Open(back)).Status);
        var asIfAtElm = tom with { School = schools.Elm.Id() };
        Assert.Empty(await schools.Elm.Get<Drafts>().Read(asIfAtElm, "note", Stop));
        Assert.NotEmpty(await schools.Oak.Get<Drafts>().Read(tom, "note", Stop));
    }

    [Fact]
    public async Task The_work_in_the_background_is_for_one_school()
    {
        await using var schools = await TwoSchools.Open(store);
        foreach (var school in (WebSchool[])[schools.Oak, schools.Elm])
        {
            await school.Get<MakeCheckpoints>().Once(Stop);
            await school.Get<FollowSchool>().Once(Stop);

            Assert.Equal(school.Id(), school.Get<MakeCheckpoints>().Newest!.School);
        }

        Assert.Equal("Elm Park School", schools.Elm.Get<PhoneBook>().School);
        Assert.NotEqual("Elm Park School", schools.Oak.Get<PhoneBook>().School);
        Assert.NotEqual(schools.Oak.Id(), schools.Elm.Id());
    }

    [Fact]
    public async Task What_Identity_keeps_is_found_at_its_own_school_only()
    {
        await using var schools = await TwoSchools.Open(store);
        var people = new List<Guid>();
        foreach (var school in (WebSchool[])[schools.Oak, schools.Elm])
        {
            await TwoSchools.GiveEachKindOfKey(school);
            await using var scope = school.Services.CreateAsyncScope();
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var tom = (await accounts.FindByNameAsync("tom"))!;

            Assert.Equal(school.Id().Value, tom.SchoolId);
            Assert.Equal(tom.Id, (await accounts.FindByIdAsync($"{tom.Id}"))?.Id);
            Assert.Equal(tom.Id, (await accounts.FindByPasskeyIdAsync([1, 2, 3]))?.Id);
            Assert.Equal(tom.Id, (await accounts.FindByLoginAsync("of the trust", "tom"))?.Id);
            Assert.Single(await accounts.GetPasskeysAsync(tom));
            Assert.Equal("7 8 9", await accounts.GetAuthenticationTokenAsync(tom, "here", "codes"));
            foreach (var other in people)
            {
                Assert.Null(await accounts.FindByIdAsync($"{other}"));
            }

            people.Add(tom.Id);
        }
    }

    private static IDataProtector Protector(WebSchool school) =>
        school.Get<IDataProtectionProvider>().CreateProtector("cookies");

    private static Dictionary<string, string> Words(string words) => new() { ["Words"] = words };

    private static IEnumerable<string> Mails(WebSchool school)
    {
        var folder = Path.Combine(school.Data, "outbox-mail");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.txt").Select(File.ReadAllText)
            : [];
    }
}
