using System.Data.Common;
using Waymark.Record;
using Waymark.Web.Accounts;

namespace Waymark.Web.Background;

/// <summary>Says each minute that this program is at work, and at its end that it ends: for whoever looks whether all is well.</summary>
internal sealed class SayAtWork(
    IServiceProvider services,
    SchoolRecord school,
    TimeProvider clock,
    ILogger<SayAtWork> log
) : Round(school, clock, TimeSpan.FromMinutes(1), log)
{
    private readonly Guid _program = Guid.CreateVersion7(clock.GetUtcNow());

    private Installation? _told;

    public override Task Once(CancellationToken stop)
    {
        // Asked for here, not at the start: an empty installation has no record yet.
        _told = services.GetRequiredService<Installation>();
        _told.SayAtWork(_program, Environment.MachineName);
        return Task.CompletedTask;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            _told?.SayEnded(_program);
            _told = null;
        }
        catch (DbException)
        {
            // The database is gone too: the others see that nothing is heard of this program.
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Soon();
        return base.ExecuteAsync(stoppingToken);
    }
}
