using System.Collections.Concurrent;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Record;
using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>Three real programs on one database, people at work on all of them, and one program killed.</summary>
public sealed class ThreeProgramsTests
{
    private const int Each = 8;
    private const int AnsweredBeforeTheKill = 10;
    private const int MostLooks = 300;

    private static readonly string[] s_teachers = ["tom", "amina", "gwen", "dev"];

    private int _count;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_of_three_is_killed_and_nothing_is_lost_or_done_twice_and_nobody_is_signed_out()
    {
        using var programs = await WebPrograms.Start(3);
        var answered = new ConcurrentBag<string>();
        var sittings = new List<Sitting>();
        foreach (var teacher in s_teachers)
        {
            sittings.Add(await Sitting.Begin(programs, teacher));
        }

        await Task.WhenAll(sittings.Select(one => Task.Run(() => Work(one, programs, answered))));
        await SomeMailWent(programs);
        foreach (var program in programs.All)
        {
            program.Kill();
        }

        Assert.Equal(s_teachers.Length * Each, answered.Count);
        using var record = programs.OpenRecord();
        var school = Assert.Single(record.Schools());
        var raised = await record
            .ReadAll(school, stop: Stop)
            .Select(entry => Kinds.Read(entry).What)
            .OfType<ConcernRaised>()
            .Select(one => one.Reference)
            .ToListAsync(Stop);
        Assert.Equal(answered.Order(), raised.Order());
        Assert.Null(Assert.Single(await record.Verify(Stop)).Flaw);
        await EveryAlertWentOutOrStillWaits(programs, record, school, raised);
    }

    // The teacher goes from one program to the next, as a load balancer sends them. What a dead one did not answer is sent again, the same form.
    private async Task Work(Sitting sitting, WebPrograms programs, ConcurrentBag<string> answered)
    {
        for (var i = 0; i < Each; i++)
        {
            var next = await sitting.Report();
            Assert.Equal(303, next.Status);
            Assert.Matches("^/report/[A-Z0-9]{6}", next.Location);
            answered.Add(next.Location!.Split('/')[2]);
            if (Interlocked.Increment(ref _count) == AnsweredBeforeTheKill)
            {
                programs.All[2].Kill();
            }
        }
    }

    // Mail goes out in rounds: on a quick machine everybody has reported before the first.
    private static async Task SomeMailWent(WebPrograms programs)
    {
        for (var looks = 0; looks < MostLooks && programs.Mails().Count == 0; looks++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), Stop);
        }
    }

    private static async Task EveryAlertWentOutOrStillWaits(
        WebPrograms programs,
        RecordStore record,
        SchoolId school,
        List<string> raised
    )
    {
        // Later than any lease, and before the next deputy is told.
        var soon = new FakeTime(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(3));
        var views = new ViewStore(record);
        var waiting = await new Outbox(record, views, soon).Lease(
            school,
            1000,
            TimeSpan.FromMinutes(1),
            Stop
        );
        var leads = (await views.School(school, Stop))!.Leads.Select(one => one.Person.Value);
        var sent = programs.Mails();
        var alerts = sent.Select(mail => (mail.Reference, mail.To))
            .Concat(
                waiting
                    .Where(one => one.Reference is not null)
                    .Select(one => (one.Reference!.Value.Text, one.To.Value))
            )
            .ToHashSet();
        Assert.Superset(
            raised.SelectMany(_ => leads, (reference, lead) => (reference, lead)).ToHashSet(),
            alerts
        );
        Assert.NotEmpty(sent);
        Assert.Equal(sent.Count, sent.Select(mail => mail.Id).Distinct().Count());

        // A program can be killed between sending and saying so: that one message, and no other, is sent again.
        var both = waiting.Count(one => sent.Any(mail => mail.Id == one.Id));
        Assert.True(both <= programs.All.Count, $"{both} messages would be sent again");
    }
}
