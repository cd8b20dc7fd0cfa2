using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

public sealed class WorkOnPostgresTests() : WorkTests(Store.Postgres);

public sealed class WorkOnSqliteTests() : WorkTests(Store.Sqlite);

public abstract class WorkTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_who_take_at_once_one_has_it_and_the_other_is_told_who()
    {
        await using var school = await SchoolInTest.Open(store);
        var raised = await school.Work.Raise(
            school.Teacher,
            new RaiseConcern(SafeNow.NotSure),
            Stop
        );
        var reference = raised.Reference.Text;

        var both = await Task.WhenAll(
            school.Work.Do(school.Lead, reference, new TakeConcern(), Stop),
            school.Work.Do(school.Deputy, reference, new TakeConcern(), Stop)
        );

        Assert.Single(both.OfType<Kept>());
        var refused = Assert.Single(both.OfType<Refused>());
        Assert.Matches("^(Priya Shah|Jon Okoro) took this at 09:30.$", refused.Sentence);
    }

    [Fact]
    public async Task A_form_sent_twice_is_recorded_once()
    {
        await using var school = await SchoolInTest.Open(store);
        var sending = new RaiseConcern(SafeNow.NotSure) { Submission = Guid.CreateVersion7() };

        var results = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => school.Work.Raise(school.Teacher, sending, Stop))
        );

        Assert.Single(results.Select(result => result.Reference).Distinct());
        Assert.Single(await school.MyReports(school.Teacher));
    }

    [Fact]
    public async Task A_duty_met_twice_at_once_is_met_once()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();
        var sending = new MakeNote("Her mother rang.", null, null)
        {
            Submission = Guid.CreateVersion7(),
        };

        await Task.WhenAll(
            school.Work.Do(school.Lead, reference, sending, Stop),
            school.Work.Do(school.Lead, reference, sending, Stop)
        );

        var seen = await school.See(reference);
        Assert.Single(seen.Case.Entries, entry => entry.What is NoteMade);
    }

    [Fact]
    public async Task A_correction_strikes_through_and_nothing_is_lost()
    {
        await using var school = await SchoolInTest.Open(store);
        var reference = await school.Case();
        var fact = new FactGiven("sharing.extent", null, ["none"]);
        var kept = await school.Do(school.Lead, reference, new EstablishFacts([fact], null));
        var of = kept.Entries[0].Index;

        await school.Do(
            school.Lead,
            reference,
            new CorrectEntry(of, "We do not know.", "Misheard.")
        );

        var one = (await school.See(reference)).Case;
        Assert.DoesNotContain(one.Facts, known => known.Fact == "sharing.extent");
        var line = Worklist.Chronology(one).Single(line => line.Entry.Index == of);
        Assert.True(line.IsStruckOut);
        Assert.Equal("We do not know.", ((Corrected)line.CorrectedBy!.What).Says);
    }

    [Fact]
    public async Task The_alert_waits_for_the_leads_names_nobody_and_is_called_off_when_taken()
    {
        await using var school = await SchoolInTest.Open(store);
        var outbox = new Outbox(school.Record, school.Views, school.Clock);
        var raised = await school.Work.Raise(
            school.Teacher,
            new RaiseConcern(SafeNow.WithTrustedAdult),
            Stop
        );

        var first = await outbox.Lease(school.Id, 10, TimeSpan.FromMinutes(1), Stop);
        Assert.Equal(
            new[] { school.Lead.Person, school.Deputy.Person }.ToHashSet(),
            first.Select(message => message.To).ToHashSet()
        );
        Assert.All(first, message => Assert.Equal(raised.Reference, message.Reference));
        Assert.Empty(await outbox.Lease(school.Id, 10, TimeSpan.FromMinutes(1), Stop));

        await school.Do(school.Lead, raised.Reference.Text, new TakeConcern());
        school.Clock.Forward(TimeSpan.FromHours(1));
        Assert.Empty(await outbox.Lease(school.Id, 10, TimeSpan.FromMinutes(1), Stop));
    }

    [Fact]
    public async Task A_message_is_sent_once_and_taken_over_from_a_sender_that_died()
    {
        await using var school = await SchoolInTest.Open(store);
        using var other = RecordStore.Open(school.Place, school.Key, school.Clock);
        var one = new Outbox(school.Record, school.Views, school.Clock);
        var two = new Outbox(other, new ViewStore(other), school.Clock);
        await school.Work.Raise(school.Teacher, new RaiseConcern(SafeNow.WithTrustedAdult), Stop);
        var lease = TimeSpan.FromMinutes(2);

        var dies = Assert.Single(await one.Lease(school.Id, 1, lease, Stop));
        var sent = Assert.Single(await two.Lease(school.Id, 1, lease, Stop));
        Assert.NotEqual(dies.Id, sent.Id);
        Assert.Empty(await two.Lease(school.Id, 10, lease, Stop));
        await two.Sent(school.Id, sent, Stop);
        school.Clock.Forward(lease);
        var taken = Assert.Single(
            await two.Lease(school.Id, 10, lease, Stop),
            message => message.Id == dies.Id
        );

        // The first was slow, not dead: what it says now changes nothing for who has it.
        await one.NotSent(school.Id, dies, school.Clock.GetUtcNow(), Stop);
        await one.Sent(school.Id, dies, Stop);
        Assert.DoesNotContain(
            await one.Lease(school.Id, 10, lease, Stop),
            message => message.Id == dies.Id
        );
        await two.NotSent(school.Id, taken, school.Clock.GetUtcNow(), Stop);
        var again = Assert.Single(
            await one.Lease(school.Id, 10, lease, Stop),
            message => message.Id == dies.Id
        );
        Assert.Equal(2, again.Attempts);
        await one.Sent(school.Id, again, Stop);
        school.Clock.Forward(TimeSpan.FromDays(1));
        Assert.DoesNotContain(
            await two.Lease(school.Id, 10, lease, Stop),
            message => message.Id == dies.Id || message.Id == sent.Id
        );
    }

    [Fact]
    public async Task A_draft_is_for_its_author_only()
    {
        await using var school = await SchoolInTest.Open(store);
        var drafts = new Drafts(school.Record, school.Views, school.Clock);
        var words = new Dictionary<string, string> { ["Words"] = "They said ..." };
        await drafts.Keep(school.Teacher, "K7MPQ4", words, Stop);

        Assert.Equal(words, await drafts.Read(school.Teacher, "K7MPQ4", Stop));
        Assert.Empty(await drafts.Read(school.Lead, "K7MPQ4", Stop));
        await drafts.Forget(school.Teacher, "K7MPQ4", Stop);
        Assert.Empty(await drafts.Read(school.Teacher, "K7MPQ4", Stop));
    }

    [Fact]
    public async Task A_pupil_is_found_by_the_first_letters_of_any_part_of_the_name()
    {
        await using var school = await SchoolInTest.Open(store);
        foreach (var typed in new[] { "ot", "FENN", "fen ott", "Ottilie Fennimore" })
            Assert.Single(await school.Schools.FindPupils(school.Id, typed, Stop));
        foreach (var typed in new[] { "o", "", "tilie", "Bram" })
            Assert.Empty(await school.Schools.FindPupils(school.Id, typed, Stop));
    }

    [Fact]
    public async Task Of_hundreds_with_the_same_beginning_ten_are_found_and_by_more_letters_the_one()
    {
        await using var school = await SchoolInTest.Open(store);
        var many = Enumerable
            .Range(0, 230)
            .Select(place =>
                school.Girl with
                {
                    Id = new Guid(place + 2, 0, 0, new byte[8]),
                    Name = $"Tam{(char)('a' + place % 26)}{(char)('a' + place / 26)} Orrell",
                }
            )
            .ToList();
        await school.Schools.Record(school.Id, school.Lead.As(), [new PupilsEnrolled(many)], Stop);

        Assert.Equal(10, (await school.Schools.FindPupils(school.Id, "tam", Stop)).Count);
        foreach (var one in many)
        {
            var found = await school.Schools.FindPupils(school.Id, one.Name, Stop);
            Assert.Equal(one.Id, Assert.Single(found).Id);
        }
    }
}
