using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>A case at its end, through the pages: what keeps it open, closing it, and what opens it again.</summary>
public sealed class ClosingTests
{
    private const string Learned = "Ring home within two hours.";

    [Fact]
    public async Task What_still_stands_is_listed_and_a_case_is_not_closed_over_it()
    {
        await using var school = WebSchool.WithCases();
        var (open, _) = await school.CasesOfTheStory();
        var lead = await school.SignedIn("priya");

        var page = await lead.Open($"/cases/{open}/close");
        var sent = await lead.CloseAllTheSame(open);

        Assert.Equal("This case cannot be closed yet", page.Heading);
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Equal(200, sent.Status);
        Assert.Equal("This case cannot be closed yet. These still stand:", sent.Errors[0]);
        var standing = await school.Standing(open);
        Assert.NotEmpty(standing);
        foreach (var duty in standing)
        {
            Assert.Contains(duty, page.Main, StringComparison.Ordinal);
            Assert.Contains(duty, sent.Errors);
        }

        Assert.Contains(Learned, sent.Main, StringComparison.Ordinal);
        Assert.Equal(0, await school.Count<CaseClosed>(open));
    }

    [Fact]
    public async Task A_case_is_closed_with_what_was_learned_and_once_however_often_it_is_sent()
    {
        await using var school = WebSchool.WithCases();
        var (_, closed) = await school.CasesOfTheStory();
        var lead = await school.SignedIn("priya");
        await lead.Answer($"/cases/{closed}/close/reopen", ("Because", "Her mother rang."));
        var page = await lead.Open($"/cases/{closed}/close");
        var form = new SeenForm(lead, page, page.Form("main form"), "close");

        var unsaid = await form.Send(("Review", " "));
        var sent = await form.Send(("Review", Learned));
        var again = await form.Send(("Review", Learned));

        Assert.Contains("Her mother rang.", page.Main, StringComparison.Ordinal);
        Assert.NotNull(unsaid.ErrorBeside("Review"));
        Assert.Equal(303, sent.Status);
        Assert.Equal(sent.Location, again.Location);
        var after = await lead.Open(sent.Location!);
        Assert.Equal("This case is closed", after.Heading);
        Assert.Contains(Learned, after.Main, StringComparison.Ordinal);
        Assert.Equal(2, await school.Count<CaseClosed>(closed));
    }

    [Fact]
    public async Task A_new_fact_opens_a_closed_case_and_a_decision_out_of_date_keeps_it_open()
    {
        await using var school = WebSchool.WithCases();
        var (_, closed) = await school.CasesOfTheStory();
        var lead = await school.SignedIn("priya");

        await lead.Fill(
            $"/cases/{closed}/questions/adult.involved",
            "Answer",
            ("adult.involved", "possible")
        );

        var again = "main .way-card--urgent a[href$='/decide/police']";
        var decisions = await lead.Open($"/cases/{closed}/decide");
        var page = await lead.Open($"/cases/{closed}/close");
        var sent = await lead.CloseAllTheSame(closed);
        Assert.Equal(1, await school.Count<CaseReopened>(closed));
        Assert.Contains("Out of date: take it again", decisions.Main, StringComparison.Ordinal);
        Assert.Equal("This case cannot be closed yet", page.Heading);
        Assert.NotNull(page.Document.QuerySelector(again));
        Assert.Equal(200, sent.Status);
        Assert.Equal(1, await school.Count<CaseClosed>(closed));

        await lead.Decide(closed, "police", "made");
        var later = await lead.Open($"/cases/{closed}/close");
        Assert.Null(later.Document.QuerySelector(again));
    }

    [Fact]
    public async Task A_head_who_is_also_the_lead_does_not_sign_twice_and_the_chair_signs_instead()
    {
        await using var school = WebSchool.WithCases();
        var (open, _) = await school.CasesOfTheStory();
        await school.Join("hana", Roles.Head, Roles.SafeguardingLead);
        var both = await school.SignedIn("hana");
        var taken = await both.Decide(open, "police", "not-made");
        var signing = $"/approvals/{open}/decision/{taken.Location!.Split('/')[^1]}";

        var own = await both.Open(signing);
        var chair = await school.SignedIn("edith");
        var waiting = await chair.Open("/approvals");
        await chair.Open(signing);
        await chair.SubmitForm(
            Reporting.Form,
            ("Answer", "agree"),
            ("HasRead", "true"),
            ("IsMine", "true")
        );

        Assert.Contains("Two signatures are two people", own.Main, StringComparison.Ordinal);
        Assert.Null(own.Document.QuerySelector("main form"));
        Assert.NotNull(waiting.Document.QuerySelector($"main a[href='{signing}']"));
        Assert.Equal(1, await school.Count<DecisionAgreed>(open));
        var after = await both.Open(taken.Location!);
        Assert.Contains("Stands", after.Main, StringComparison.Ordinal);
        Assert.Contains("Edith Moore", after.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_sent_twice_is_one_decision()
    {
        await using var school = WebSchool.WithCases();
        var (open, _) = await school.CasesOfTheStory();
        var lead = await school.SignedIn("priya");
        var page = await lead.ComeToSign(open, "police", "made");
        var form = new SeenForm(lead, page, page.Form("main form"), "check");

        var sent = await form.Send(("IsMine", "true"));
        var again = await form.Send(("IsMine", "true"));

        Assert.Equal((303, 303), (sent.Status, again.Status));
        Assert.Equal(1, await school.Count<DecisionTaken>(open));
    }

    [Fact]
    public async Task Of_two_who_take_one_decision_the_second_is_told_who_and_when()
    {
        await using var school = WebSchool.WithCases();
        var (open, _) = await school.CasesOfTheStory();
        var lead = await school.SignedIn("priya");
        var deputy = await school.SignedIn("joy");
        await lead.ComeToSign(open, "police", "made");
        await deputy.ComeToSign(open, "police", "made");

        await lead.SubmitForm(Reporting.Form, ("IsMine", "true"));
        var told = await deputy.SubmitForm(Reporting.Form, ("IsMine", "true"));

        Assert.Equal(200, told.Status);
        Assert.StartsWith(
            "Priya Shah took this decision at 10:30 on 23 November",
            told.Errors.Single(),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await school.Count<DecisionTaken>(open));

        // Who has read that may take it again, knowing.
        var knowing = await deputy.SubmitForm(Reporting.Form, ("IsMine", "true"));
        Assert.Equal(303, knowing.Status);
        Assert.Equal(2, await school.Count<DecisionTaken>(open));
    }
}
