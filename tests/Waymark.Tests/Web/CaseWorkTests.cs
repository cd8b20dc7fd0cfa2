using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>What people do on the pages of a case, and what the next page then shows.</summary>
public sealed class CaseWorkOnPostgresTests() : CaseWorkTests(Store.Postgres);

public sealed class CaseWorkOnSqliteTests() : CaseWorkTests(Store.Sqlite);

public abstract class CaseWorkTests(Store store)
{
    [Fact]
    public async Task A_duty_is_met_with_the_note_it_asks_for_and_only_once()
    {
        await using var school = WebSchool.WithStaff(store);
        var (lead, one) = await school.MakeCase();
        var page = $"{one}/steps/make-the-record-whole";
        (string, string)[] facts =
        [
            ("disclosure.by", "peer"),
            ("disclosure.first-recipient", "class-teacher"),
            ("image.type", "photo"),
            ("sharing.extent", "small-group"),
        ];

        var empty = await lead.Fill(page, "Meet", facts);
        var done = await lead.Fill(page, "Meet", [.. facts, ("Note", "Nothing is missing 😟")]);

        Assert.NotNull(empty.ErrorBeside("Note"));
        Assert.Equal(303, done.Status);
        var shown = await lead.Open(page);
        Assert.Contains("Nothing is missing 😟", shown.Main, StringComparison.Ordinal);
        Assert.Contains("A small group", shown.Main, StringComparison.Ordinal);
        Assert.Null(shown.Document.QuerySelector("form[action='?handler=Meet']"));
    }

    [Fact]
    public async Task Sending_a_form_twice_records_once()
    {
        await using var school = WebSchool.WithStaff(store);
        var (lead, one) = await school.MakeCase();
        await lead.Open($"{one}/places/add");

        var first = await lead.SubmitForm(Reporting.Form, ("Called", "The class chat"));
        var again = await lead.SubmitForm(Reporting.Form, ("Called", "The class chat"));

        Assert.Equal(303, first.Status);
        Assert.Equal(303, again.Status);
        var page = await lead.Open($"{one}/places");
        Assert.Single(page.Document.QuerySelectorAll(".way-card"));
    }

    [Fact]
    public async Task An_absolute_duty_shows_no_way_to_leave_it_undone()
    {
        await using var school = WebSchool.WithStaff(store);
        var (lead, one) = await school.MakeCase();
        await lead.Fill(
            $"{one}/questions/adult.involved",
            "Answer",
            ("adult.involved", "possible")
        );
        var page = $"{one}/steps/tell-police-about-adult";

        var shown = await lead.Open(page);

        Assert.Contains("No reason can set it aside.", shown.Main, StringComparison.Ordinal);
        Assert.Null(shown.Document.QuerySelector("form[action='?handler=Aside']"));
    }

    [Fact]
    public async Task A_duty_is_left_undone_with_a_reason_and_never_without()
    {
        await using var school = WebSchool.WithStaff(store);
        var (lead, one) = await school.MakeCase();
        var page = $"{one}/steps/support-during/p1";

        var none = await lead.Fill(page, "Aside", ("Reason", "  "));
        var with = await lead.Fill(page, "Aside", ("Reason", "Checked last week with the head"));

        Assert.NotNull(none.ErrorBeside("Reason"));
        Assert.Equal(303, with.Status);
        var shown = await lead.Open(page);
        Assert.Contains("Left undone, with a reason", shown.Main, StringComparison.Ordinal);
        Assert.Contains("Checked last week with the head", shown.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_nobody_can_answer_is_kept_with_why_and_can_be_answered_later()
    {
        await using var school = WebSchool.WithStaff(store);
        var (lead, one) = await school.MakeCase();
        var question = $"{one}/questions/harm.coercion";

        var empty = await lead.Fill(question, "NotKnown", ("Because", ""));
        Assert.NotNull(empty.ErrorBeside("Because"));
        await lead.Fill(question, "NotKnown", ("Because", "Asked the child's aunt, who was away"));
        var asked = await lead.Open($"{one}/questions");
        await lead.Fill(question, "Answer", ("harm.coercion", "suspected"), ("Source", "The aunt"));
        var known = await lead.Open($"{one}/questions");

        Assert.Contains(
            "Asked the child's aunt, who was away",
            asked.Main,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("who was away", known.Main, StringComparison.Ordinal);
        Assert.Contains("We think so", known.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_decision_sets_is_answered_by_taking_it()
    {
        await using var school = WebSchool.WithStaff(store);
        var (lead, one) = await school.MakeCase();

        var page = await lead.Open($"{one}/questions/referral.police");

        Assert.Equal(303, page.Status);
        Assert.Equal($"{one}/decide/police", page.Location);
    }

    [Fact]
    public async Task Own_words_stand_verbatim_as_text()
    {
        const string words = "مرحبا <b>stop</b> 😟\n'; DROP TABLE cases;--";
        await using var school = WebSchool.WithStaff(store);
        var (lead, one) = await school.MakeCase();

        await lead.Fill($"{one}/words/add", null, ("Of", "p1"), ("Words", words));
        var page = await lead.Open($"{one}/words");

        var shown = page
            .Document.QuerySelectorAll(".way-words")
            .Select(quote => quote.TextContent)
            .ToList();
        Assert.Contains(Reporting.ChildsWords, shown);
        Assert.Contains(words, shown);
        Assert.Null(page.Document.QuerySelector(".way-words b"));
    }

    [Fact]
    public async Task What_the_child_wants_and_was_promised_is_kept()
    {
        await using var school = WebSchool.WithStaff(store);
        var (lead, one) = await school.MakeCase();
        var nobody = await lead.Fill($"{one}/words/wishes", null, ("Wishes", "That it stops"));
        Assert.NotNull(nobody.ErrorBeside("Child"));

        await lead.Fill(
            $"{one}/words/wishes",
            null,
            ("Child", "p1"),
            ("Wishes", "That it stops"),
            ("WantsWithThem", "Nan")
        );
        await lead.Fill(
            $"{one}/words/told",
            null,
            ("Child", "p1"),
            ("Told", "We will ring your nan"),
            ("Promised", "To ask first")
        );
        var page = await lead.Open($"{one}/words");

        foreach (
            var text in new[] { "That it stops", "Nan", "We will ring your nan", "To ask first" }
        )
        {
            Assert.Contains(text, page.Main, StringComparison.Ordinal);
        }
    }
}
