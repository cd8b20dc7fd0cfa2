using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

public sealed class CommandTests
{
    [Fact]
    public async Task An_absolute_duty_cannot_be_set_aside_and_the_refusal_names_its_clause()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        var absolute = (await school.See(reference)).Standing.First(duty =>
            duty.Duty.Strength == Strength.Absolute
        );

        var refused = await school.Refuses(
            school.Lead,
            reference,
            new SetDutyAside(absolute.Duty.Id, absolute.Entity, "We are busy.")
        );

        Assert.Equal(absolute.Duty.Clauses, refused.Clauses);
    }

    [Fact]
    public async Task A_duty_is_set_aside_with_a_reason_and_not_without()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        var must = (await school.See(reference)).Standing.First(duty => duty.Duty.CanBeSetAside);
        var aside = new SetDutyAside(must.Duty.Id, must.Entity, " ");

        var refused = await school.Refuses(school.Lead, reference, aside);
        Assert.Equal(nameof(SetDutyAside.Reason), refused.Field);
        await school.Do(school.Lead, reference, aside with { Reason = "In place before." });

        var now = (await school.See(reference)).Guidance.Duties.Single(duty =>
            duty.Duty.Id == must.Duty.Id && duty.Entity == must.Entity
        );
        Assert.Equal(DutyState.SetAside, now.State);
    }

    [Fact]
    public async Task A_duty_that_is_met_elsewhere_is_not_met_by_ticking_it()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        var elsewhere = (await school.See(reference)).Standing.First(duty =>
            !duty.Duty.IsMetOnItsPage
        );

        var refused = await school.Refuses(
            school.Lead,
            reference,
            new MeetDuty(elsewhere.Duty.Id, elsewhere.Entity, "Done.", [], null)
        );

        Assert.NotEmpty(refused.Sentence);
    }

    [Fact]
    public async Task A_duty_is_not_met_without_the_note_that_it_asks_for()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        var noted = (await school.See(reference)).Standing.First(duty =>
            duty.Duty is { IsMetOnItsPage: true, Notes: not null, Asks.Count: 0 }
        );
        var meet = new MeetDuty(noted.Duty.Id, noted.Entity, null, [], null);

        Assert.Equal("Note", (await school.Refuses(school.Lead, reference, meet)).Field);
        await school.Do(school.Lead, reference, meet with { Note = "Seen to." });
    }

    [Theory]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("See Data:Image/jpeg;base64,/9j/4AAQSkZJRg")]
    public void A_pasted_picture_is_refused_beside_its_field(string words)
    {
        var refused = Assert.IsType<Refused>(Typed.Check(words, "Words"));

        Assert.Equal("Words", refused.Field);
    }

    [Fact]
    public void A_long_run_that_only_a_machine_writes_is_a_picture()
    {
        var bytes = new byte[400];
        new Random(3).NextBytes(bytes);

        Assert.NotNull(Typed.Check(Convert.ToBase64String(bytes), "Words"));
    }

    [Theory]
    [InlineData("😀 שלום <b>not bold</b> ../../etc ' OR 1=1 --")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData(
        "https://example.org/a/very/long/address/that/somebody/copied?and=its&query=12345678901234567890"
    )]
    public void What_people_type_is_words_and_is_kept(string words)
    {
        Assert.Null(Typed.Check(words, "Words", "Needed."));
    }

    [Fact]
    public void Too_much_is_refused_with_how_much()
    {
        var refused = Assert.IsType<Refused>(Typed.Check(new string('a', 100_000), "Words"));

        Assert.Contains("100,000", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fact_outside_the_vocabulary_is_refused()
    {
        var policy = SchoolInTest.Policy;

        Assert.NotNull(
            EstablishFacts.CheckValues(
                new("risk.level", null, ["huge"]),
                policy.Facts["risk.level"]
            )
        );
        Assert.NotNull(
            EstablishFacts.CheckValues(
                new("person.born", null, ["4 March"]),
                policy.Facts["person.born"]
            )
        );
        Assert.Null(
            EstablishFacts.CheckValues(
                new("risk.level", null, ["high"]),
                policy.Facts["risk.level"]
            )
        );
    }

    [Fact]
    public void A_reference_holds_no_vowel_and_is_read_as_people_say_it()
    {
        var references = Enumerable
            .Range(0, 500)
            .Select(seed => CaseReference.New(new Random(seed)))
            .ToList();

        Assert.All(references, one => Assert.DoesNotMatch("[AEIOUL]", one.Text));
        Assert.All(
            references,
            one => Assert.Equal(one, CaseReference.Read(" " + one.Text.ToLowerInvariant()))
        );
        Assert.Equal("K70P14", CaseReference.Read("k7op l4")?.Text);
        Assert.Null(CaseReference.Read("K7MPQ"));
    }

    [Fact]
    public void The_schools_clock_is_read_in_its_own_zone()
    {
        var time = SchoolTime.London;

        Assert.Equal(10, time.Local(new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero)).Hour);
        Assert.Equal(9, time.Local(new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero)).Hour);
        Assert.Equal(
            new(2026, 3, 29, 1, 30, 0, TimeSpan.Zero),
            time.Instant(new(2026, 3, 29, 1, 30, 0))
        );
        Assert.Equal(TimeSpan.FromHours(1), time.Instant(new(2026, 10, 25, 1, 30, 0)).Offset);
    }
}
