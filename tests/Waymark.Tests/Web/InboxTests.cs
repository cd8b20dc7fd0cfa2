using Waymark.Cases;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

public sealed class InboxTests
{
    [Fact]
    public async Task The_first_to_take_a_report_has_it_and_the_other_sees_who_and_when()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");
        var reference = await teacher.Raise();
        var priya = await school.SignedIn("priya");
        var joy = await school.SignedIn("joy");
        await joy.Open($"/inbox/{reference}");

        await priya.Take(reference);
        var lost = await joy.SubmitForm($"form[action='/inbox/{reference}?handler=Take']");
        var page = await joy.Open(lost.Location!);

        Assert.Contains(
            "Priya Shah took this at 10:30 today.",
            page.Main,
            StringComparison.Ordinal
        );
        Assert.Null(page.Document.QuerySelector($"form[action='/inbox/{reference}?handler=Take']"));
        var status = await teacher.Open($"/report/{reference}/status");
        Assert.Equal("Priya Shah took this at 10:30 today.", status.Body);
    }

    [Fact]
    public async Task A_concern_about_an_adult_who_works_here_goes_to_the_head_alone()
    {
        await using var school = WebSchool.WithStaff();

        var reference = await (await school.SignedIn("tom")).RaiseInConfidence("Head");

        var head = await (await school.SignedIn("helen")).Open("/inbox");
        var lead = await (await school.SignedIn("priya")).Open("/inbox");
        var chair = await (await school.SignedIn("edith")).Open("/inbox");
        Assert.Contains(reference, head.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, lead.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, chair.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_concern_about_the_head_never_goes_to_the_head()
    {
        await using var school = WebSchool.WithStaff();

        var reference = await (await school.SignedIn("tom")).RaiseInConfidence("Chair");

        var head = await school.SignedIn("helen");
        var chair = await school.SignedIn("edith");
        Assert.DoesNotContain(
            reference,
            (await head.Open("/inbox")).Body,
            StringComparison.Ordinal
        );
        Assert.Equal(404, (await head.Open($"/inbox/{reference}")).Status);
        Assert.Contains(reference, (await chair.Open("/inbox")).Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tom")]
    [InlineData("ruth")]
    [InlineData("sam")]
    [InlineData("ali")]
    public async Task Those_who_hear_no_concerns_have_no_inbox(string userName)
    {
        await using var school = WebSchool.WithStaff();
        var browser = await school.SignedIn(userName);

        Assert.Equal(403, (await browser.Open("/inbox")).Status);
    }

    [Fact]
    public async Task A_report_is_passed_on_and_only_the_new_holder_decides()
    {
        await using var school = WebSchool.WithStaff();
        var reference = await (await school.SignedIn("tom")).Report();
        var priya = await school.SignedIn("priya");
        await priya.Take(reference);
        var joy = await school.Colleague("Joy Okoro");

        await priya.Answer(
            $"/inbox/{reference}/pass",
            ("To", joy.Person.Value.ToString()),
            ("Why", "I teach until noon 😟")
        );

        var before = await priya.Open($"/inbox/{reference}");
        var after = await (await school.SignedIn("joy")).Open($"/inbox/{reference}");
        Assert.Contains("Joy Okoro", before.Main, StringComparison.Ordinal);
        Assert.Null(before.Document.QuerySelector($"a[href='/inbox/{reference}/decide']"));
        Assert.NotNull(after.Document.QuerySelector($"a[href='/inbox/{reference}/decide']"));
    }

    [Fact]
    public async Task A_report_becomes_a_case_with_the_childs_words_in_it()
    {
        await using var school = WebSchool.WithStaff();
        var reference = await (await school.SignedIn("tom")).Report();
        var lead = await school.SignedIn("priya");

        var made = await lead.MakeCase(reference);

        Assert.NotNull(CaseReference.Read(made));
        var page = await lead.Open($"/inbox/{reference}");
        Assert.Contains($"part of case {made}", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Making_a_case_twice_from_one_form_makes_one_case()
    {
        await using var school = WebSchool.WithStaff();
        var reference = await (await school.SignedIn("tom")).Report();
        var lead = await school.SignedIn("priya");
        await lead.Take(reference);

        await lead.Open($"/inbox/{reference}/decide");
        var first = await lead.SubmitForm(Reporting.Form, ("Choice", "new"));
        var second = await lead.SubmitForm(Reporting.Form, ("Choice", "new"));

        Assert.Equal(first.Location, second.Location);
    }

    [Fact]
    public async Task A_second_report_of_the_same_child_is_offered_the_open_case_and_joins_it()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");
        var lead = await school.SignedIn("priya");
        var opened = await lead.MakeCase(await teacher.Report());
        var second = await (await school.SignedIn("amina")).Report("He told me too.");

        await lead.Take(second);
        var chosen = await lead.Answer($"/inbox/{second}/decide", ("Choice", opened));
        await lead.Open(chosen.Location!);
        var joined = await lead.SubmitForm(Reporting.Form, ("Child", "p1"));

        Assert.Equal($"/inbox/{second}/join/{opened}", chosen.Location);
        Assert.Equal($"/cases/{opened}", joined.Location);
        var page = await lead.Open($"/inbox/{second}");
        Assert.Contains($"part of case {opened}", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_is_not_for_this_policy_keeps_why_and_where_it_went()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");
        var reference = await teacher.Report();
        var lead = await school.SignedIn("priya");
        await lead.Take(reference);

        var empty = await lead.Answer($"/inbox/{reference}/aside", ("Reason", " "), ("WentTo", ""));
        var done = await lead.SubmitForm(
            Reporting.Form,
            ("Reason", "It is about a lost coat."),
            ("WentTo", "The office")
        );

        Assert.Equal(2, empty.Errors.Count);
        Assert.Equal($"/inbox/{reference}", done.Location);
        var mine = await teacher.Open($"/my-reports/{reference}");
        Assert.Contains("Closed", mine.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("coat", mine.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_is_not_there_cannot_be_joined()
    {
        await using var school = WebSchool.WithStaff();
        var reference = await (await school.SignedIn("tom")).Report();
        var lead = await school.SignedIn("priya");
        await lead.Take(reference);

        var nonsense = await lead.Answer($"/inbox/{reference}/join", ("Case", "'; DROP TABLE"));
        var unknown = await lead.Answer($"/inbox/{reference}/join", ("Case", "ZZZZZZ"));

        Assert.NotNull(nonsense.ErrorBeside("Case"));
        Assert.NotNull(unknown.ErrorBeside("Case"));
        Assert.Equal(404, (await lead.Open($"/inbox/{reference}/join/ZZZZZZ")).Status);
    }
}
