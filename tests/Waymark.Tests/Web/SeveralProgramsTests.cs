using System.Net;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;
using Waymark.Web;
using Waymark.Web.Background;

namespace Waymark.Tests.Web;

/// <summary>Two programs on one record, as two machines behind one address.</summary>
public sealed class SeveralProgramsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_signs_in_at_one_is_signed_in_at_the_other_and_out_of_both()
    {
        await using var one = WebSchool.WithStaff(Store.Postgres);
        await using var two = WebSchool.Beside(one);
        var cookies = new CookieContainer();
        var here = new Browser(one.Client(cookies));
        var there = new Browser(two.Client(cookies));
        await here.SignIn("priya", WebSchool.Password);

        Assert.Equal(200, (await there.Open("/inbox")).Status);
        await there.SubmitForm("form[data-hide-page]");

        Assert.NotEqual(200, (await here.Open("/inbox")).Status);
    }

    [Fact]
    public async Task A_form_that_one_showed_can_be_sent_to_the_other()
    {
        await using var one = WebSchool.WithStaff(Store.Postgres);
        await using var two = WebSchool.Beside(one);
        var cookies = new CookieContainer();
        var here = new Browser(one.Client(cookies));
        var there = new Browser(two.Client(cookies));
        await here.SignIn("tom", WebSchool.Password);
        var form = (await here.Open("/report")).Form("main form");
        var answer = KeyValuePair.Create("Safe", "NotSure");

        var first = await there.Post("/report", [.. Browser.FieldsOf(form), answer]);
        var again = await here.Post("/report", [.. Browser.FieldsOf(form), answer]);

        Assert.Equal(303, first.Status);
        Assert.Equal(first.Location, again.Location);
    }

    [Fact]
    public async Task An_edition_adopted_at_one_is_in_force_at_the_other_when_it_looks()
    {
        await using var one = WebSchool.WithStaff(Store.Postgres);
        await using var two = WebSchool.Beside(one);
        var head = await one.Colleague("Helen Reid");
        var there = two.Get<SchoolPolicy>();
        Assert.Equal("model-2019", there.InForce.Edition.Id);
        var now = one.Clock.GetUtcNow();
        var adopt = new AdoptEdition(
            SchoolInTest.England,
            DateOnly.FromDateTime(now.Date),
            "National advice has changed."
        );
        Assert.Null(await one.Get<SchoolWork>().Adopt(head, adopt, now, Stop));

        await two.Get<FollowSchool>().Once(Stop);

        Assert.Equal("england-2026", there.InForce.Edition.Id);
    }

    [Fact]
    public void A_program_without_the_owners_role_refuses_to_begin_on_tables_that_are_not_there()
    {
        using var postgres = new PostgresInTest();
        var folder = Directory.CreateTempSubdirectory("waymark-web-").FullName;
        try
        {
            var key = Waymark.Record.MasterKey.Create(Path.Combine(folder, "keys"));
            var refused = Assert.Throws<Waymark.Record.RecordException>(() =>
                Waymark.Record.RecordStore.Create(
                    new(Path.Combine(folder, "data"), postgres.Application),
                    key,
                    TimeProvider.System
                )
            );
            Assert.Contains("Waymark__DatabaseOwner", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
