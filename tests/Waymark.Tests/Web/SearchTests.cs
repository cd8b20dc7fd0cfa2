using Waymark.Cases.Entries;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

public sealed class SearchTests
{
    [Fact]
    public async Task The_children_are_asked_about_before_anything_of_the_search()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();

        var first = await lead.Follow(Deciding.Device(reference));

        Assert.Contains("/about/", first.Path, StringComparison.Ordinal);
        Assert.Equal("Would a search of the device upset this child?", first.Heading);
        Assert.DoesNotContain("Wren", first.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, first.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_would_upset_a_child_cannot_be_asked_for_and_the_attempt_is_kept()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        var ask = await lead.SayOfEachChild(reference, "likely");
        Assert.Contains("problem that cannot wait", ask.Main, StringComparison.Ordinal);

        var refused = await lead.SubmitForm(
            Reporting.Form,
            Deciding.Answers(("search.immediate-problem", "no"))
        );
        var page = await lead.Open(refused.Location!);

        Assert.Equal($"/cases/{reference}/search/refused/d1", refused.Location);
        Assert.Equal("You cannot ask to search this device", page.Heading);
        Assert.Contains("A search is likely to upset a child", page.Main, StringComparison.Ordinal);
        Assert.Contains("Do this instead", page.Main, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("main .way-grounds details"));
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Equal(1, await school.Count<SearchAskRefused>(reference));
        Assert.Equal(0, await school.Count<SearchAsked>(reference));
    }

    [Fact]
    public async Task The_head_allows_a_search_until_a_time_and_then_it_has_ended()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        var request = await lead.AskToSearch(reference);
        var head = await school.SignedIn("helen");
        var list = await head.Open("/approvals");
        Assert.Contains(reference, list.Main, StringComparison.Ordinal);

        var signed = await head.Sign(
            reference,
            "It cannot wait.",
            [("Answer", "allow"), .. Deciding.UntilHalfPastThree()]
        );

        Assert.Equal("/approvals?signed=true", signed.Location);
        Assert.Equal("Allowed until 15:30 today", (await lead.Open(request)).Heading);
        school.Clock.Move(TimeSpan.FromHours(6));
        var after = await school.SignedIn("priya");
        Assert.Equal("Permission has ended", (await after.Open(request)).Heading);
    }

    [Fact]
    public async Task An_answer_needs_a_reason_both_statements_and_a_time_to_come()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        await lead.AskToSearch(reference);
        var head = await school.SignedIn("helen");
        await head.Open($"/approvals/{reference}/search/a1");

        var empty = await head.SubmitForm(Reporting.Form, ("Answer", "allow"));

        Assert.Equal(200, empty.Status);
        Assert.NotNull(empty.ErrorBeside("Reason"));
        Assert.NotNull(empty.ErrorBeside("HasRead"));
        Assert.NotNull(empty.ErrorBeside("IsMine"));
        Assert.NotNull(empty.ErrorBeside("Until"));
        Assert.Equal(0, await school.Count<SearchAllowed>(reference));
    }

    [Fact]
    public async Task Nobody_signs_what_they_asked_for()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        await lead.AskToSearch(reference);
        var deputy = await school.SignedIn("joy");

        var page = await deputy.Open($"/approvals/{reference}/search/a1");

        Assert.Contains("This is for the head to decide.", page.Main, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Equal(403, (await lead.Open("/approvals")).Status);
    }

    [Fact]
    public async Task The_head_can_ask_for_more_and_the_request_goes_on_waiting()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        var request = await lead.AskToSearch(reference);
        var head = await school.SignedIn("helen");

        await head.Sign(reference, "Who told you, and when?", ("Answer", "more"));
        await lead.Open(request);
        await lead.SubmitForm(Reporting.Form, ("Words", "Two pupils, this morning."));

        var page = await head.Open($"/approvals/{reference}/search/a1");
        Assert.Contains("Who told you, and when?", page.Main, StringComparison.Ordinal);
        Assert.Contains("Two pupils, this morning.", page.Main, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_search_that_nobody_allowed_is_written_down_as_a_departure_with_what_follows()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        await lead.Open($"/cases/{reference}/search/record/d1");

        var kept = await lead.SubmitForm(
            Reporting.Form,
            ("SearchedBy", "A member of staff, alone"),
            ("FoundWhere", "A group chat")
        );
        var page = await lead.Open(kept.Location!);

        Assert.Equal($"/cases/{reference}/search/request/a1", kept.Location);
        Assert.Equal("Done without permission", page.Heading);
        Assert.Contains("This was not as the policy says", page.Main, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("main .govuk-task-list__item"));
    }

    [Fact]
    public async Task Every_page_about_a_device_says_that_national_advice_has_changed()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        var request = await lead.AskToSearch(reference);
        string[] pages =
        [
            $"/cases/{reference}/search",
            request,
            $"/cases/{reference}/search/record/d1",
            $"/cases/{reference}/acts",
            $"/cases/{reference}/acts/may/view",
            $"/cases/{reference}/acts/record/view",
        ];

        foreach (var page in pages)
        {
            var shown = await lead.Open(page);
            Assert.Contains("National advice has changed", shown.Main, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_request_sent_twice_is_one_request()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        await lead.SayOfEachChild(reference, "unlikely");

        await lead.SubmitForm(Reporting.Form, Deciding.Answers());
        var again = await lead.SubmitForm(Reporting.Form, Deciding.Answers());

        Assert.Equal(303, again.Status);
        Assert.Equal(1, await school.Count<SearchAsked>(reference));
    }

    [Fact]
    public async Task What_is_not_there_or_not_theirs_gets_the_same_page()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await school.CaseWithDevice();
        var unknown = await lead.Open("/cases/BBBBBB/search");
        string[] missing =
        [
            $"/cases/{reference}/search/ask/d9",
            $"/cases/{reference}/search/record/d9",
            $"/cases/{reference}/search/request/a9",
            $"/cases/{reference}/search/refused/d1",
            $"/cases/{reference}/acts/record/nothing",
            $"/cases/{reference}/acts/may/nothing",
            $"/cases/{reference}/acts/done/a9",
            $"/cases/{reference}/decide/nothing",
            $"/cases/{reference}/decide/taken/999999",
            $"/cases/{reference}/chronology/correct/999999",
        ];

        foreach (var path in missing)
        {
            var shown = await lead.Open(path);
            Assert.Equal(404, shown.Status);
            Assert.Equal(unknown.Main, shown.Main);
        }

        var head = await school.SignedIn("edith");
        Assert.Equal(404, (await head.Open($"/approvals/{reference}/search/a1")).Status);
        Assert.Equal(404, (await head.Open($"/cases/{reference}/search")).Status);
    }
}
