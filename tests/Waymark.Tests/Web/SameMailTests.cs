using System.Text.RegularExpressions;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Tests.Support;
using Waymark.Web;
using Waymark.Web.Mail;

namespace Waymark.Tests.Web;

public sealed partial class SameMailTests
{
    private const string Address = "lead@school.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_sent_again_after_its_sender_died_is_known_to_be_the_same()
    {
        await using var school = await SchoolInTest.Open();
        await school.Work.Raise(school.Teacher, new RaiseConcern(SafeNow.WithTrustedAdult), Stop);
        using var server = new MailServer();
        var postbox = new SmtpPostbox(
            new WaymarkOptions
            {
                MailHost = "127.0.0.1",
                MailPort = server.Port,
                MailFrom = "waymark@school.example",
            }
        );
        var outbox = new Outbox(school.Record, school.Views, school.Clock);
        var lease = TimeSpan.FromMinutes(2);

        // It dies here: the mail has gone, and nothing says so.
        var dies = Assert.Single(await outbox.Lease(school.Id, 1, lease, Stop));
        await postbox.Send(dies, Address, Stop);
        school.Clock.Forward(lease);
        foreach (var message in await outbox.Lease(school.Id, 10, lease, Stop))
        {
            await postbox.Send(message, Address, Stop);
            await outbox.Sent(school.Id, message, Stop);
        }

        var ids = server.Mails.Select(mail => MessageId().Match(mail).Groups[1].Value).ToList();
        Assert.Equal(3, ids.Count);
        Assert.All(ids, id => Assert.EndsWith("@school.example", id, StringComparison.Ordinal));
        Assert.Equal(2, ids.Count(id => id == ids[0]));
        Assert.Equal($"{dies.Id:N}@school.example", ids[0]);
    }

    [GeneratedRegex("^Message-ID: <(.+)>", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();
}
