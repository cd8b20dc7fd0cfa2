using Waymark.Cases.Entries;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>A policy of another kind, which lacks most of what reports and registers give, on the same pages.</summary>
public sealed class SecondPolicyTests
{
    private const string Edition = "mobile-phones/2026";

    private static readonly string[] s_sections =
    [
        "",
        "/steps",
        "/questions",
        "/words",
        "/words/add",
        "/people",
        "/people/add",
        "/people/p1",
        "/people/p1/parts",
        "/people/p1/parents",
        "/devices",
        "/devices/add",
        "/devices/d1",
        "/devices/d1/pass",
        "/places",
        "/places/add",
        "/search",
        "/decide",
        "/decide/keeping-it",
        "/acts",
        "/acts/may/search/d1",
        "/acts/may/keep-overnight/d1",
        "/acts/record/keep-overnight",
        "/search/ask/d1",
        "/search/record/d1",
        "/chronology",
        "/chronology/add",
        "/tell",
        "/access",
        "/close",
    ];

    [Fact]
    public async Task A_report_asks_only_what_the_policy_has_words_for()
    {
        await using var school = WebSchool.Under(Edition);
        var teacher = await school.SignedIn("tom");
        var reference = await teacher.Raise();
        var report = $"/report/{reference}";

        var child = await teacher.Open($"{report}/child");
        var next = await teacher.SubmitForm(Reporting.Form, ("Name", "Wren Ashby"));
        var words = await teacher.Open(next.Location!);
        next = await teacher.SubmitForm(
            Reporting.Form,
            ("Words", "It rang. I forgot to turn it off.")
        );
        var facts = await teacher.Open(next.Location!);

        Assert.Contains("Question 2 of 4", child.Main, StringComparison.Ordinal);
        Assert.EndsWith("/words", words.Path, StringComparison.Ordinal);
        Assert.Contains("Question 3 of 4", words.Main, StringComparison.Ordinal);
        Assert.Contains("Who has the phone now?", facts.Main, StringComparison.Ordinal);
        Assert.Null(facts.Document.QuerySelector("[name=Owner]"));
    }

    [Fact]
    public async Task Every_section_of_a_case_opens_and_nothing_is_said_that_the_policy_does_not_know()
    {
        await using var school = WebSchool.Under(Edition);
        var (lead, one) = await MakeCase(school);

        foreach (var section in s_sections)
        {
            var page = await lead.Open(one + section);
            Assert.True(page.Status == 200, $"{section}: {page.Status}");
        }

        var overview = await lead.Open(one);
        Assert.Contains("Yes, with a trusted adult", overview.Main, StringComparison.Ordinal);
        Assert.Null(overview.Document.QuerySelector($"a[href='{one}/places']"));
        var person = await lead.Open($"{one}/people/p1");
        Assert.Contains("Not known yet", person.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("discloser", person.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_with_the_second_policy_goes_from_report_to_closed_case()
    {
        await using var school = WebSchool.Under(Edition);
        var (lead, one) = await MakeCase(school);
        var reference = one.Split('/')[^1];

        await Done(
            lead.Fill(
                $"{one}/people/p1/parts",
                null,
                ("person.roles", "owner"),
                ("HowSure", "confirmed")
            )
        );
        await Answer(lead, one, "phone.times", "third");
        await Answer(lead, one, "phone.worry", "no");
        await Answer(lead, one, "person.needs-phone", "health", "p1");
        await Answer(lead, one, "person.send", "no", "p1");
        await Answer(lead, one, "device.day", "not-yet", "d1");

        var pass = $"{one}/devices/d1/pass";
        Assert.Contains(
            "The school day goes on",
            (await lead.Open(pass)).Main,
            StringComparison.Ordinal
        );
        await Done(
            lead.Fill(
                pass,
                null,
                ("From", "Tom Ellis"),
                ("Receiver", "The office"),
                ("device.holder", "school"),
                ("Place", "The office safe"),
                ("Seal", "12")
            )
        );
        var locked = await lead.Open($"{one}/steps/lock-it-away/d1");
        Assert.Contains("Done", locked.Main, StringComparison.Ordinal);
        await Answer(lead, one, "device.day", "over", "d1");
        Assert.DoesNotContain(
            "The school day goes on",
            (await lead.Open(pass)).Main,
            StringComparison.Ordinal
        );
        await Done(
            lead.Fill(
                pass,
                null,
                ("From", "The office"),
                ("Receiver", "Wren Ashby"),
                ("device.holder", "child")
            )
        );
        Assert.Equal("No", (await lead.Open($"{one}/acts/may/search/d1")).Heading);

        await Done(
            lead.Fill(
                $"{one}/acts/record/keep-overnight",
                null,
                ("Target", "d1"),
                ("Words", "The office had closed.")
            )
        );
        await AllowByHead(school, lead, reference);
        Assert.Equal("This case cannot be closed yet", (await lead.Open($"{one}/close")).Heading);
        foreach (var duty in new[] { "quiet-word/p1", "invite-the-family/p1", "tell-the-staff" })
        {
            await Done(
                lead.Fill($"{one}/steps/{duty}", "Meet", ("Note", "Done, and all is well."))
            );
        }

        await Done(
            lead.Fill($"{one}/close", null, ("Review", "The office now stays open until five."))
        );
        var closed = await lead.Open(one);
        Assert.Contains("This case is closed", closed.Main, StringComparison.Ordinal);
        Assert.Equal(1, await school.Count<ActRecorded>(reference));
    }

    [Fact]
    public async Task What_was_looked_into_is_a_departure_that_the_policy_follows_up()
    {
        await using var school = WebSchool.Under(Edition);
        var (lead, one) = await MakeCase(school);

        var kept = await Done(
            lead.Fill($"{one}/search/record/d1", null, ("SearchedBy", "A teacher, alone"))
        );

        Assert.Contains("MP2.4", (await lead.Open(kept.Location!)).Body, StringComparison.Ordinal);
        var duty = await lead.Open($"{one}/steps/say-sorry");
        Assert.Contains("No reason can set it aside.", duty.Main, StringComparison.Ordinal);
        Assert.NotNull(duty.Document.QuerySelector("form[action='?handler=Meet']"));
    }

    /// <summary>A report by Tom of a phone that he took, made a case by Priya; she is signed in.</summary>
    private static async Task<(Browser Lead, string Case)> MakeCase(WebSchool school)
    {
        var teacher = await school.SignedIn("tom");
        var reference = await teacher.Raise();
        var report = $"/report/{reference}";
        await teacher.Answer($"{report}/child", ("Name", "Wren Ashby"), ("Chosen", "as-typed"));
        await teacher.Answer($"{report}/words", ("Words", "It rang. I forgot to turn it off."));
        await teacher.Answer($"{report}/facts", ("Holder", "other"));
        var sent = await teacher.Answer($"{report}/check");
        Assert.Equal($"{report}/sent", sent.Location);
        var lead = await school.SignedIn("priya");
        Assert.Equal(200, (await lead.Open($"/inbox/{reference}")).Status);
        return (lead, $"/cases/{await lead.MakeCase(reference)}");
    }

    private static async Task AllowByHead(WebSchool school, Browser lead, string reference)
    {
        var taken = await lead.Decide(reference, "keeping-it", "granted");
        var of = taken.Location!.Split('/')[^1];
        var head = await school.SignedIn("helen");
        await head.Open($"/approvals/{reference}/decision/{of}");
        var signed = await head.SubmitForm(
            Reporting.Form,
            ("Answer", "agree"),
            ("HasRead", "true"),
            ("IsMine", "true")
        );
        Assert.Equal(303, signed.Status);
    }

    private static Task<Shown> Answer(
        Browser lead,
        string one,
        string fact,
        string value,
        string? of = null
    ) =>
        Done(
            lead.Fill(
                $"{one}/questions/{fact}{(of is null ? "" : "/" + of)}",
                "Answer",
                (fact, value)
            )
        );

    private static async Task<Shown> Done(Task<Shown> answer)
    {
        var shown = await answer;
        Assert.True(shown.Status == 303, shown.ToString());
        return shown;
    }
}
