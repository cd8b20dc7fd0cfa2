using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

public sealed class ReportTests
{
    [Fact]
    public async Task The_first_answer_alerts_the_lead_before_anything_else_is_asked()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");

        var reference = await teacher.Raise("WorriedAboutToday");

        var inbox = await (await school.SignedIn("priya")).Open("/inbox");
        Assert.Contains(reference, inbox.Main, StringComparison.Ordinal);
        Assert.Contains("Not safe now", inbox.Main, StringComparison.Ordinal);
        var child = await teacher.Open($"/report/{reference}/child");
        Assert.Contains("Told: Priya Shah", child.Main, StringComparison.Ordinal);
        Assert.Contains("999", child.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lead_reads_the_childs_words_exactly_as_they_were_typed()
    {
        const string words =
            "\"She said\" <b>no</b> & ¿qué? שלום 😟\nsecond line '; DROP TABLE x;--";
        await using var school = WebSchool.WithStaff();

        var reference = await (await school.SignedIn("tom")).Report(words);
        var lead = await school.SignedIn("priya");
        var page = await lead.Open($"/inbox/{reference}");

        Assert.Equal(words, page.Document.QuerySelector(".way-words")!.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll(".way-words b"));
        Assert.Contains("Wren Ashby", page.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/help-now")]
    [InlineData("/report/now")]
    [InlineData("/admin/users")]
    public async Task What_a_law_not_yet_in_force_would_ask_is_not_among_what_to_do_now(
        string address
    )
    {
        await using var school = WebSchool.AsShipped();
        var teacher = await school.SignedIn("tom");

        var page = await teacher.Open(address);

        Assert.Contains("Write down what the child told you", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("council yourself", page.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/help-now")]
    [InlineData("/report/now")]
    [InlineData("/admin/users")]
    public async Task What_to_do_now_says_that_not_all_of_it_was_checked_and_what_it_rests_on(
        string address
    )
    {
        await using var school = WebSchool.AsShipped();
        var teacher = await school.SignedIn("tom");

        var page = await teacher.Open(address);

        Assert.Contains("Not yet checked against the published text", page.Main);
        Assert.Contains(
            "Nobody promises a child to keep it to themselves",
            page.Main,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nothing_is_alerted_until_the_first_question_is_answered()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");

        await teacher.Open("/report");
        var again = await teacher.Submit();

        Assert.Equal("Error: Choose the answer that fits best", again.ErrorBeside("Safe"));
        Assert.Equal(200, again.Status);
        var inbox = await (await school.SignedIn("priya")).Open("/inbox");
        Assert.Contains("Nothing needs you now", inbox.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("Perhaps")]
    [InlineData("")]
    public async Task An_answer_that_is_none_of_the_answers_is_not_taken(string answer)
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");

        await teacher.Open("/report");
        var again = await teacher.Submit(("Safe", answer));

        Assert.Equal(200, again.Status);
        Assert.Single(again.Errors);
    }

    [Fact]
    public async Task The_first_answer_sent_twice_is_one_concern()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");

        await teacher.Open("/report");
        var first = await teacher.Submit(("Safe", "NotSure"));
        var second = await teacher.Submit(("Safe", "NotSure"));

        Assert.Equal(first.Location, second.Location);
        var mine = await teacher.Open("/my-reports");
        Assert.Single(mine.Document.QuerySelectorAll(".govuk-task-list__item"));
    }

    [Fact]
    public async Task The_rest_sent_twice_is_sent_once()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");
        var reference = await teacher.Raise();
        await teacher.Write(reference, Reporting.ChildsWords);

        await teacher.Open($"/report/{reference}/check");
        var first = await teacher.SubmitForm(Reporting.Form);
        var second = await teacher.SubmitForm(Reporting.Form);

        Assert.Equal($"/report/{reference}/sent", first.Location);
        Assert.Equal($"/report/{reference}/sent", second.Location);
        var page = await (await school.SignedIn("priya")).Open($"/inbox/{reference}");
        Assert.Single(page.Document.QuerySelectorAll(".way-words"));
    }

    [Theory]
    [InlineData("/report/{0}/child")]
    [InlineData("/report/{0}/what")]
    [InlineData("/report/{0}/words")]
    [InlineData("/report/{0}/facts")]
    [InlineData("/report/{0}/check")]
    [InlineData("/report/{0}/sent")]
    [InlineData("/report/{0}/status")]
    [InlineData("/report/{0}/mistake")]
    [InlineData("/my-reports/{0}")]
    [InlineData("/my-reports/{0}/add")]
    [InlineData("/inbox/{0}")]
    public async Task Somebody_elses_report_and_none_at_all_give_the_same_page(string address)
    {
        await using var school = WebSchool.WithStaff();
        var reference = await (await school.SignedIn("tom")).RaiseInConfidence("Chair");
        var other = await school.SignedIn("priya");

        var theirs = await other.Open(address.Replace("{0}", reference, StringComparison.Ordinal));
        var none = await other.Open(address.Replace("{0}", "ZZZZZZ", StringComparison.Ordinal));

        Assert.Equal(404, theirs.Status);
        Assert.Equal(404, none.Status);
        Assert.Equal(none.Body, theirs.Body);
    }

    [Fact]
    public async Task It_can_be_said_for_two_minutes_that_it_was_a_mistake_and_the_lead_sees_it()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");
        var mistaken = await teacher.Raise();
        var late = await teacher.Raise();

        await teacher.Open($"/report/{mistaken}/mistake");
        await teacher.SubmitForm(Reporting.Form);
        await teacher.Open($"/report/{late}/mistake");
        school.Clock.Move(TimeSpan.FromSeconds(121));
        await teacher.SubmitForm(Reporting.Form);

        var lead = await school.SignedIn("priya");
        var said = await lead.Open($"/inbox/{mistaken}");
        var kept = await lead.Open($"/inbox/{late}");
        Assert.Contains("pressed by mistake", said.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("pressed by mistake", kept.Main, StringComparison.Ordinal);
        Assert.Contains("Nobody has taken this yet", said.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ten_minutes_with_nobody_the_reporter_is_told_to_go_to_the_office()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");
        var reference = await teacher.Raise();

        school.Clock.Move(TimeSpan.FromMinutes(10));
        var status = await teacher.Open($"/report/{reference}/status");

        Assert.StartsWith("Nobody has taken this yet.", status.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_to_do_now_is_in_the_policys_own_words_for_each_role()
    {
        await using var school = WebSchool.WithStaff();

        var teacher = await (await school.SignedIn("tom")).Open("/report/now");
        var technician = await (await school.SignedIn("sam")).Open("/report/now");

        var never = teacher.Document.QuerySelector(".way-list-card--never")!.TextContent;
        Assert.Contains("Do not look at the picture.", never, StringComparison.Ordinal);
        Assert.DoesNotContain("Do not open any file.", teacher.Main, StringComparison.Ordinal);
        Assert.Contains("Do not open any file.", technician.Main, StringComparison.Ordinal);
        Assert.NotEmpty(teacher.Document.QuerySelectorAll("details"));
    }

    [Fact]
    public async Task Words_can_be_added_for_thirty_days()
    {
        await using var school = WebSchool.WithStaff();
        var teacher = await school.SignedIn("tom");
        var reference = await teacher.Report();

        await teacher.Answer($"/my-reports/{reference}/add", ("Words", "There were two phones."));
        school.Clock.Move(TimeSpan.FromDays(31));
        var later = await (await school.SignedIn("tom")).Open($"/my-reports/{reference}/add");

        var lead = await (await school.SignedIn("priya")).Open($"/inbox/{reference}");
        Assert.Contains("There were two phones.", lead.Main, StringComparison.Ordinal);
        Assert.Null(later.Document.QuerySelector("textarea"));
    }

    [Fact]
    public async Task No_title_or_address_of_a_report_names_anybody()
    {
        await using var school = WebSchool.WithStaff();
        await school.Enrol("Wren Ashby");
        var teacher = await school.SignedIn("tom");
        var reference = await teacher.Report();

        foreach (
            var address in new[] { $"/report/{reference}/sent", $"/my-reports/{reference}", "/" }
        )
        {
            var page = await teacher.Open(address);
            Assert.DoesNotContain("Wren", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(reference, page.Title, StringComparison.Ordinal);
        }
    }
}
