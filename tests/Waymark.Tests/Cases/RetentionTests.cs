using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

/// <summary>How long a case is kept, and erasing it by two people.</summary>
public sealed class RetentionTests
{
    private static readonly DateOnly s_up = new(2041, 3, 4);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_closed_case_is_kept_until_25_years_after_its_youngest_child_was_born()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        var friend = new AddPerson("Bram Yarrow", ["recipient"], null, null, 8);
        await school.Do(school.Lead, reference, friend);
        Assert.Null((await Find(school, reference))!.Review.On);

        await Close(school, reference);

        // Eight years old on 16 November 2026: born on 16 November 2018 at the latest.
        var review = (await Find(school, reference))!.Review;
        Assert.Equal(new DateOnly(2043, 11, 16), review.On);
        Assert.Equal(SchoolInTest.Policy.Retention.Single(), review.Rule);
        Assert.Equal(review, Assert.Single(await school.Keeping.All(school.Head, Stop)).Review);
    }

    [Fact]
    public async Task While_a_date_of_birth_is_not_known_a_case_has_no_day_and_says_whose_to_find_out()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        var friend = new AddPerson("Bram Yarrow", ["recipient"], null, null, null);
        await school.Do(school.Lead, reference, friend);
        await Close(school, reference);
        var found = (await Find(school, reference))!;
        Assert.Null(found.Review.On);
        Assert.Equal(["p2"], found.Keeping.NotKnown);

        FactGiven[] born = [new("person.born", "p2", ["2015-09-01"])];
        await school.Do(school.Lead, reference, new EstablishFacts(born, "the office"));
        await Close(school, reference);

        Assert.Equal(s_up, (await Find(school, reference))!.Review.On);
    }

    [Fact]
    public void Of_several_rules_the_last_day_counts()
    {
        RetentionOutlook[] rules =
        [
            .. new RetentionRule[]
            {
                new("short", [], "", 25, RetentionStart.Birth, ClockSource.Ours),
                new("long", [], "", 75, RetentionStart.Birth, ClockSource.Ours),
                new("closed", [], "", 40, RetentionStart.Closing, ClockSource.Ours),
            }.Select(rule => new RetentionOutlook(rule, Truth.Yes)),
        ];
        var keeping = new CaseKeeping(
            CaseReference.Read("M2HD8X")!.Value,
            Audience.Safeguarding,
            new(2026, 11, 16)
        )
        {
            Born = new(2016, 3, 4),
            ClosedOn = new(2026, 12, 1),
        };

        Assert.Equal(new DateOnly(2091, 3, 4), keeping.Review(rules).On);
        Assert.Equal(new DateOnly(2066, 12, 1), keeping.Review([rules[0], rules[2]]).On);
        Assert.Null((keeping with { ClosedOn = null }).Review(rules).On);
        Assert.Null((keeping with { NotKnown = ["p1"] }).Review([rules[0], rules[2]]).On);
        Assert.Null(keeping.Review([]).On);
        var until = new DateOnly(2100, 1, 1);
        Assert.Equal(until, (keeping with { KeptUntil = until }).Review(rules).On);
    }

    [Fact]
    public async Task A_case_is_not_erased_before_its_day_nor_while_it_is_open_or_held()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        var propose = new ProposeErasure("Nobody needs it any more.");
        Assert.Contains("open", await Refusal(school, reference, propose), Ordinal);
        await Close(school, reference);
        Assert.Contains("4 March 2041", await Refusal(school, reference, propose), Ordinal);
        WaitUntilUp(school);
        await Keep(school, school.Head, reference, new HoldFile("A court has asked for it."));
        Assert.Contains("on hold", await Refusal(school, reference, propose), Ordinal);

        await Keep(school, school.Head, reference, new ReleaseFile("The court is done."));
        await Keep(school, school.Head, reference, propose);
        Assert.NotNull((await Find(school, reference))!.Keeping.Proposal);
    }

    [Fact]
    public async Task A_hold_ends_what_was_proposed()
    {
        await using var school = await SchoolInTest.Open();
        var (reference, officer) = await Proposed(school);
        await Keep(school, school.Head, reference, new HoldFile("A court has asked for it."));

        Assert.IsType<Refused>(await Do(school, officer, reference, new AgreeToErasure()));
        Assert.Null((await Find(school, reference))!.Keeping.Proposal);
    }

    [Fact]
    public async Task Nobody_agrees_to_what_they_proposed_and_nobody_else_takes_part()
    {
        await using var school = await SchoolInTest.Open();
        var (reference, officer) = await Proposed(school);

        var own = await Do(school, school.Head, reference, new AgreeToErasure());
        Assert.Contains("Somebody else", Assert.IsType<Refused>(own).Sentence, Ordinal);
        foreach (var other in (Colleague[])[school.Lead, school.Teacher, school.Chair])
        {
            Assert.Null(await Do(school, other, reference, new AgreeToErasure()));
            Assert.Empty(await school.Keeping.All(other, Stop));
        }

        await Keep(school, officer, reference, new DeclineErasure("A claim may still be made."));
        Assert.IsType<Refused>(await Do(school, officer, reference, new AgreeToErasure()));
    }

    [Fact]
    public async Task A_reason_that_names_somebody_in_the_file_is_refused_since_it_outlives_the_file()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        await Close(school, reference);
        WaitUntilUp(school);

        var refused = await Refusal(school, reference, new ProposeErasure("OTTILIE is grown up."));

        Assert.Contains("without any name", refused, Ordinal);
    }

    [Fact]
    public async Task Somebody_named_in_a_case_does_not_oversee_it()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        var named = new AddPerson(null, ["witness"], null, school.Head, null);
        await school.Do(school.Lead, reference, named);

        Assert.Empty(await school.Keeping.All(school.Head, Stop));
        Assert.Null(await school.Keeping.Find(school.Head, reference, Stop));
        Assert.Null(await Do(school, school.Head, reference, new HoldFile("For me.")));
    }

    [Fact]
    public async Task An_erased_case_is_gone_from_every_file_of_the_data_and_the_log_still_verifies()
    {
        await using var school = await SchoolInTest.Open();
        var (reference, officer) = await Proposed(school);
        var files = await Traces.Of(school, "SELECT file_id FROM record_files");
        var traces = await Traces.Before(school, reference);
        Assert.True(traces.Count > 5);
        Assert.Equal(traces.Count, Traces.Found(school, traces));

        Assert.IsType<Kept>(await Do(school, officer, reference, new AgreeToErasure()));

        Assert.Equal(0, Traces.Found(school, traces));
        Assert.Null(await school.Work.See(school.Lead, reference, "overview", Stop));
        Assert.Empty(await school.CasesOf(school.Lead));
        Assert.Empty(await school.CasesOf(school.Lead, "Ottilie"));
        Assert.Empty(await school.MyReports(school.Teacher));
        Assert.Empty(await school.Keeping.All(school.Head, Stop));
        var verdict = Assert.Single(await school.Record.Verify(Stop));
        Assert.Null(verdict.Flaw);

        var entry = Assert.Single(await school.Keeping.Erased(officer, Stop));
        var said = Assert.IsType<FilesErased>(entry.What);
        Assert.Equal((reference, verdict.Erased), (said.Reference.Text, said.Entries));
        Assert.Equal((school.Head.Name, officer.Name), (said.ProposerName, entry.By.Name));
        Assert.Equal(s_up, said.ReviewOn);
        Assert.Equal(files.Count - 1, said.Files.Count);
        await new ViewRebuild(school.Record, school.Views, school.Editions).Run(school.Id, Stop);
        Assert.Empty(await school.CasesOf(school.Lead));
        Assert.NotNull(await school.Case());
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static void WaitUntilUp(SchoolInTest school) =>
        school.Clock.Forward(
            s_up.ToDateTime(new TimeOnly(9, 0)) - school.Clock.GetUtcNow().DateTime
        );

    private static Task<FileReview?> Find(SchoolInTest school, string reference) =>
        school.Keeping.Find(school.Head, reference, Stop);

    private static Task<Outcome?> Do(
        SchoolInTest school,
        Colleague who,
        string reference,
        KeepingCommand command
    ) => school.Keeping.Do(who, reference, command, Stop);

    private static async Task Keep(
        SchoolInTest school,
        Colleague who,
        string reference,
        KeepingCommand command
    ) => Assert.IsType<Kept>(await Do(school, who, reference, command));

    private static async Task<string> Refusal(
        SchoolInTest school,
        string reference,
        KeepingCommand command
    ) => Assert.IsType<Refused>(await Do(school, school.Head, reference, command)).Sentence;

    /// <summary>A case whose time is up, which the head proposes to erase; and the officer who may agree.</summary>
    private static async Task<(string Reference, Colleague Officer)> Proposed(SchoolInTest school)
    {
        string[] roles = [Roles.DataProtectionOfficer];
        var officer = new Colleague(school.Id, PersonId.Random(), "Dora Penhallow", roles);
        var reference = await school.Case();
        var drafts = new Drafts(school.Record, school.Views, school.Clock);
        var words = new Dictionary<string, string> { ["Reasons"] = "Not yet sent." };
        var name = Drafts.OfDecision(CaseReference.Read(reference)!.Value, "police");
        await drafts.Keep(school.Lead, name, words, Stop);
        await Close(school, reference);
        WaitUntilUp(school);
        var propose = new ProposeErasure("Nobody needs it any more.");
        await Keep(school, school.Head, reference, propose);
        return (reference, officer);
    }

    /// <summary>Closes a case whatever still stands in it.</summary>
    private static async Task Close(SchoolInTest school, string reference)
    {
        var file = (await school.See(reference)).Case.File;
        var closed = Kinds.Write(new Written(new CaseClosed("Learned.")), file, school.Lead.As());
        await school.Record.Append(school.Id, [closed], new Dictionary<FileId, int>(), stop: Stop);
        await new ViewRebuild(school.Record, school.Views, school.Editions).Run(school.Id, Stop);
    }
}
