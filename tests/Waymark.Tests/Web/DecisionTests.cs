using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

public sealed class DecisionTests
{
    private static readonly FactGiven s_adult = new("adult.involved", null, ["possible"]);

    [Fact]
    public async Task What_the_policy_presumes_is_left_only_past_a_page_that_stops_people()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        await lead.Open($"/cases/{reference}/decide/police/choose");

        var chosen = await lead.SubmitForm(Reporting.Form, ("Option", "not-made"));
        var stop = await lead.Open(chosen.Location!);

        Assert.Equal($"/cases/{reference}/decide/police/stop", chosen.Location);
        Assert.Equal("Stop and think", stop.Heading);
        Assert.Null(stop.Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task An_adult_means_the_police_and_there_is_nothing_to_choose()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        await school.Do("Priya Shah", reference, new EstablishFacts([s_adult], null));

        var page = await lead.Open($"/cases/{reference}/decide/police/choose");
        var chosen = await lead.SubmitForm(Reporting.Form, ("Option", "not-made"));

        Assert.Equal("This must be: Refer to the police", page.Heading);
        Assert.Null(page.Document.QuerySelector("main input[type=radio]"));
        Assert.NotNull(page.Document.QuerySelector("main details"));
        Assert.Equal($"/cases/{reference}/decide/police/reason", chosen.Location);
        await lead.Decide(reference, "police", "not-made");
        var list = await lead.Open($"/cases/{reference}/decide");
        Assert.Contains("Refer to the police", list.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Do not refer", list.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_to_refer_waits_for_the_head_who_can_agree_or_not()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        var taken = await lead.Decide(reference, "police", "not-made");
        var page = await lead.Open(taken.Location!);
        Assert.Contains("Waiting for agreement", page.Main, StringComparison.Ordinal);
        Assert.Contains("PC Daud, 10:40", page.Main, StringComparison.Ordinal);
        var of = taken.Location!.Split('/')[^1];
        var head = await school.SignedIn("helen");
        await head.Open($"/approvals/{reference}/decision/{of}");

        var unsaid = await head.SubmitForm(
            Reporting.Form,
            ("Answer", "not"),
            ("HasRead", "true"),
            ("IsMine", "true")
        );
        await head.SubmitForm(
            Reporting.Form,
            ("Answer", "not"),
            ("Words", "We do not know enough."),
            ("HasRead", "true"),
            ("IsMine", "true")
        );

        Assert.NotNull(unsaid.ErrorBeside("Words"));
        var after = await lead.Open(taken.Location);
        Assert.Contains("Not agreed: take it again", after.Main, StringComparison.Ordinal);
        Assert.Contains("We do not know enough.", after.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_fact_makes_a_decision_stale_and_the_old_one_stays()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        var taken = await lead.Decide(reference, "police", "made");
        await school.Do("Priya Shah", reference, new EstablishFacts([s_adult], null));

        var stale = await lead.Open(taken.Location!);
        await lead.Decide(reference, "police", "made");
        var old = await lead.Open(taken.Location!);

        Assert.Contains("Out of date: take it again", stale.Main, StringComparison.Ordinal);
        Assert.Contains("An adult is involved, or may be", stale.Main, StringComparison.Ordinal);
        Assert.Contains("It was taken again since", old.Main, StringComparison.Ordinal);
        Assert.Equal(2, await school.Count<DecisionTaken>(reference));
    }

    [Theory]
    [InlineData("")]
    [InlineData("data:image/png;base64,iVBORw0KGgo=")]
    public async Task Reasons_are_always_needed_and_never_a_picture(string reasons)
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        await lead.Open($"/cases/{reference}/decide/police/choose");
        await lead.SubmitForm(Reporting.Form, ("Option", "made"));
        await lead.Open($"/cases/{reference}/decide/police/reason");

        var wrong = await lead.SubmitForm(Reporting.Form, ("Reasons", reasons));

        Assert.Equal(200, wrong.Status);
        Assert.NotNull(wrong.ErrorBeside("Reasons"));
        Assert.StartsWith("Error: ", wrong.Title, StringComparison.Ordinal);
        Assert.Equal(0, await school.Count<DecisionTaken>(reference));
    }
}
