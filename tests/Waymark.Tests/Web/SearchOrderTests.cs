using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>The senior team is told before a search. Where both fall in one minute the page asks which came first, and the record says what was answered.</summary>
public sealed class SearchOrderTests
{
    private const string Asked = "Which came first?";
    private const string TooLate = "S2.always.6";
    private const string Who = "The head; Priya Shah was there.";
    private static readonly TimeSpan s_moments = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_search_written_down_some_seconds_after_the_telling_came_after_it()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await Told(school);
        school.Clock.Move(s_moments);

        var kept = await Searched(lead, reference);

        var done = await lead.Open(kept.Location!);
        Assert.DoesNotContain(TooLate, await Departure(school, reference));
        Assert.Contains("10:30:40", done.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(Asked, done.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_typed_in_the_minute_of_the_telling_is_asked_about_and_nothing_is_lost()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await Told(school);
        school.Clock.Move(s_moments);

        var unclear = await Searched(lead, reference, At("10:30"));

        Assert.Equal(200, unclear.Status);
        Assert.NotNull(unclear.ErrorBeside("Order"));
        Assert.Contains(Asked, unclear.Main, StringComparison.Ordinal);
        Assert.Contains(Who, unclear.Main, StringComparison.Ordinal);
        Assert.Equal(0, await school.Count<SearchDone>(reference));
    }

    [Fact]
    public async Task A_telling_that_was_typed_is_asked_about_though_the_search_is_written_down_at_once()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await Told(school, typed: school.Clock.GetUtcNow());
        school.Clock.Move(s_moments);

        var unclear = await Searched(lead, reference);

        Assert.NotNull(unclear.ErrorBeside("Order"));
    }

    [Fact]
    public async Task Told_first_is_taken_at_their_word_and_stands_in_the_record()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await Told(school);

        var kept = await Searched(lead, reference, [.. At("10:30"), ("Order", "told")]);

        var done = await lead.Open(kept.Location!);
        Assert.DoesNotContain(TooLate, await Departure(school, reference));
        Assert.Contains("The senior team was told first", done.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search")]
    [InlineData("unknown")]
    public async Task The_search_first_or_nobody_can_say_is_a_search_before_they_were_told(
        string order
    )
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await Told(school);

        await Searched(lead, reference, [.. At("10:30"), ("Order", order)]);

        Assert.Contains(TooLate, await Departure(school, reference));
    }

    [Fact]
    public async Task A_word_never_goes_against_times_that_are_plain()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await Told(school);

        var kept = await Searched(lead, reference, [.. At("10:29"), ("Order", "told")]);

        var done = await lead.Open(kept.Location!);
        Assert.Contains(TooLate, await Departure(school, reference));
        Assert.DoesNotContain(
            "The senior team was told first",
            done.Main,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_search_cannot_be_asked_for_in_the_very_minute_of_the_telling()
    {
        await using var school = WebSchool.WithStaff();
        var (lead, reference) = await Told(school);
        await lead.SayOfEachChild(reference, "unlikely");

        var unclear = await lead.SubmitForm(
            Reporting.Form,
            [
                .. Deciding.Answers().ExceptBy(["act.at.Time"], one => one.Item1),
                ("act.at.Time", "10:30"),
            ]
        );

        Assert.NotNull(unclear.ErrorBeside("act.at"));
        Assert.Equal(0, await school.Count<SearchAskRefused>(reference));
    }

    /// <summary>A case whose senior team was told at twenty seconds past half past ten: written down then, or typed as half past.</summary>
    private static async Task<(Browser Lead, string Case)> Told(
        WebSchool school,
        DateTimeOffset? typed = null
    )
    {
        var teacher = await school.SignedIn("tom");
        var lead = await school.SignedIn("priya");
        var reference = await lead.MakeCase(await teacher.Report());
        school.Clock.Move(s_moments);
        var ruth = await school.Colleague("Ruth Lowe");
        var telling = new TellSeniorTeam([ruth], "Please be in at four.", typed);
        await school.Do("Priya Shah", reference, telling);
        return (lead, reference);
    }

    private static (string, string)[] At(string time) =>
        [
            ("HappenedAt.Date.Day", "23"),
            ("HappenedAt.Date.Month", "11"),
            ("HappenedAt.Date.Year", "2026"),
            ("HappenedAt.Time", time),
        ];

    private static async Task<Shown> Searched(
        Browser lead,
        string reference,
        params (string, string)[] fields
    )
    {
        await lead.Open($"/cases/{reference}/search/record/d1");
        return await lead.SubmitForm(Reporting.Form, [("SearchedBy", Who), .. fields]);
    }

    private static async Task<IReadOnlyList<string>> Departure(WebSchool school, string reference)
    {
        var lead = await school.Colleague("Priya Shah");
        var seen = await school.Get<CaseWork>().See(lead, reference, "test");
        return seen!
            .Case.Entries.Select(entry => entry.What)
            .OfType<SearchDone>()
            .Single()
            .Departure;
    }
}
