using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Waymark.Cases;
using Waymark.Web.Accounts;
using Waymark.Web.Mail;

namespace Waymark.Web.Background;

/// <summary>Empties the outbox. A message that did not go is tried again, ever later, within a quarter of an hour.</summary>
internal sealed partial class SendMail(
    IServiceProvider services,
    SchoolRecord school,
    Postbox postbox,
    TimeProvider clock,
    ILogger<SendMail> log
) : Round(school, clock, s_every, log)
{
    private const int AtOnce = 20;
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(2);

    // Well within the lease: a sending that outlived it could be sent again by another program.
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_latest = TimeSpan.FromMinutes(15);

    public override async Task Once(CancellationToken stop)
    {
        // Asked for here, not at the start: an empty installation has no record yet.
        var outbox = services.GetRequiredService<Outbox>();
        for (var taken = 0; taken < AtOnce; taken++)
        {
            // One at a time: what waits behind a slow one is free for the other programs.
            if (await outbox.Lease(School.School, 1, s_lease, stop) is not [var message])
            {
                return;
            }

            await SendOne(outbox, message, stop);
        }
    }

    private async Task SendOne(Outbox outbox, Message message, CancellationToken stop)
    {
        if (await AddressOf(message, stop) is not { } address)
        {
            await outbox.Sent(School.School, message, stop);
            return;
        }

        using var tooLong = new CancellationTokenSource(s_longest, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, tooLong.Token);
        try
        {
            await postbox.Send(message, address, either.Token);
            await outbox.Sent(School.School, message, stop);
        }
        catch (Exception fault)
            when (fault is SmtpException or IOException || tooLong.IsCancellationRequested)
        {
            NotSentLogged(Log, message.Id, fault.GetType().Name);
            await outbox.NotSent(School.School, message, Again(message), stop);
        }
    }

    private DateTimeOffset Again(Message message)
    {
        var wait = TimeSpan.FromSeconds(10 * Math.Pow(2, Math.Min(message.Attempts, 10)));
        return Clock.GetUtcNow() + (wait < s_latest ? wait : s_latest);
    }

    // Null for somebody who has left, and for a witness whom the school no longer names: there is nobody to tell.
    private async Task<string?> AddressOf(Message message, CancellationToken stop)
    {
        if (message.Checkpoint is not null)
        {
            var witness = services.GetRequiredService<WaymarkOptions>().Witness.Mail;
            return witness.Length > 0 ? witness : null;
        }

        await using var scope = services.CreateAsyncScope();
        var account = await scope
            .ServiceProvider.GetRequiredService<AccountsDb>()
            .Users.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Id == message.To.Value && one.IsOpen, stop);
        return account?.Email ?? account?.UserName;
    }

    [LoggerMessage(1003, LogLevel.Warning, "Message {Message} did not go out: {Fault}.")]
    private static partial void NotSentLogged(ILogger log, Guid message, string fault);
}
