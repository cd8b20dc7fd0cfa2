using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Record;
using Waymark.Tests.Architecture;
using Waymark.Tests.Policies;
using Waymark.Tests.Support;
using Waymark.Web.Accounts;

namespace Waymark.Tests.Web.Support;

/// <summary>Two schools in one record, a program for each. Both have a lead who signs in as priya and a teacher who signs in as tom; they are four people.</summary>
internal sealed partial class TwoSchools : IAsyncDisposable
{
    public const string PasswordAtElm = "another four plain words";

    private TwoSchools(WebSchool oak, WebSchool elm)
    {
        Oak = oak;
        Elm = elm;
    }

    /// <summary>The demonstration's staff.</summary>
    public WebSchool Oak { get; }

    /// <summary>Added to the record of the first at the command line.</summary>
    public WebSchool Elm { get; }

    public static async Task<TwoSchools> Open(Store store)
    {
        var oak = WebSchool.WithStaff(store);
        _ = oak.Services;
        var schools = new TwoSchools(oak, WebSchool.Beside(oak, AddedTo(oak)));
        var browser = schools.Elm.Browser();
        await browser.Open("/set-up");
        var made = await browser.Submit(
            ("Name", "Wyn Abara"),
            ("UserName", "ali"),
            ("Password", PasswordAtElm),
            ("Again", PasswordAtElm)
        );
        Assert.Equal("/sign-in", made.Location);
        await schools.JoinElm("Priyanka Sharma", "priya", Roles.SafeguardingLead, Roles.Staff);
        await schools.JoinElm("Thomasina Ellery", "tom", Roles.Staff);
        return schools;
    }

    public async Task<Browser> SignedInAtElm(string userName)
    {
        var browser = Elm.Browser();
        Assert.Equal(303, (await browser.SignIn(userName, PasswordAtElm)).Status);
        return browser;
    }

    /// <summary>At least one row of each school in every table that there is.</summary>
    public async Task FillEveryTable()
    {
        foreach (
            var (school, password) in (IEnumerable<(WebSchool, string)>)
                [(Oak, WebSchool.Password), (Elm, PasswordAtElm)]
        )
        {
            await school.Enrol("Wren Ashby");
            var teacher = school.Browser();
            await teacher.SignIn("tom", password);
            var sent = await teacher.Report();
            var lead = school.Browser();
            await lead.SignIn("priya", password);
            await lead.MakeCase(sent);
            var unsent = await teacher.Raise();
            await teacher.Answer($"/report/{unsent}/words", ("Words", "Half of it."));
            await SendTooLate(school, teacher);
            await GiveEachKindOfKey(school);
            await WaitInTheOutbox(school);
        }
    }

    /// <summary>What Identity can keep of a person beside a password: the same at both schools.</summary>
    public static async Task GiveEachKindOfKey(WebSchool school)
    {
        await using var scope = school.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var tom = (await accounts.FindByNameAsync("tom"))!;
        var passkey = new UserPasskeyInfo(
            [1, 2, 3],
            [4],
            school.Clock.GetUtcNow(),
            0,
            null,
            isUserVerified: true,
            isBackupEligible: false,
            isBackedUp: false,
            [5],
            [6]
        );
        Assert.True((await accounts.AddOrUpdatePasskeyAsync(tom, passkey)).Succeeded);
        var login = new UserLoginInfo("of the trust", "tom", null);
        Assert.True((await accounts.AddLoginAsync(tom, login)).Succeeded);
        var kept = await accounts.SetAuthenticationTokenAsync(tom, "here", "codes", "7 8 9");
        Assert.True(kept.Succeeded);
    }

    public async ValueTask DisposeAsync()
    {
        await Elm.DisposeAsync();
        await Oak.DisposeAsync();
    }

    private async Task JoinElm(string name, string userName, params string[] roles)
    {
        await using var scope = Elm.Services.CreateAsyncScope();
        var made = scope.ServiceProvider.GetRequiredService<NewAccounts>();
        var one = new NewAccount(PersonId.Random(), name, userName, roles);
        Assert.Null(await made.Make(one, PasswordAtElm, by: null));
    }

    private static SchoolId AddedTo(WebSchool oak)
    {
        string[] policy =
        [
            "--policy",
            Path.Combine(Repository.Root, "policies/image-sharing/model-2019"),
        ];
        string[] place =
        [
            "--data",
            oak.Data,
            "--keys",
            oak.Keys,
            "--database",
            oak.Place.Owner ?? "",
        ];
        var (status, said, wrong) = CommandLineTests.Run([
            "school",
            "init",
            "--add",
            "--name",
            "Elm Park School",
            .. policy,
            .. place,
        ]);
        Assert.True(status == 0, wrong);
        return new SchoolId(Guid.Parse(Named().Match(said).Groups[1].Value));
    }

    // A form that comes after the sitting has ended is kept.
    private static async Task SendTooLate(WebSchool school, Browser teacher)
    {
        var form = (await teacher.Open("/report")).Form(Reporting.Form);
        school.Clock.Move(TimeSpan.FromMinutes(20));
        var late = await teacher.Post("/report", Browser.FieldsOf(form));
        Assert.Equal("/session-ended", late.Location);
    }

    // What is due is soon sent, and then gone.
    private static async Task WaitInTheOutbox(WebSchool school)
    {
        await using var db = school.Get<ViewStore>().Read(school.Id());
        db.Outbox.Add(
            new OutboxRow
            {
                SchoolId = school.Id().Value,
                MessageId = Guid.CreateVersion7(),
                DueAt = long.MaxValue,
            }
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("Waymark__School=([0-9a-f]{32})")]
    private static partial Regex Named();
}

internal static class SchoolServed
{
    /// <summary>The school that this program serves.</summary>
    public static SchoolId Id(this WebSchool school) => school.Get<SchoolRecord>().School;
}
