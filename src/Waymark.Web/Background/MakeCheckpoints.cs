using Waymark.Cases;
using Waymark.Record;
using Waymark.Web.Accounts;

namespace Waymark.Web.Background;

/// <summary>Signs where the log stands, at the start, every hour and when asked to, and hands it to whoever keeps it outside, so that what was cut off or changed since can be shown.</summary>
internal sealed class MakeCheckpoints(
    IServiceProvider services,
    SchoolRecord school,
    WaymarkOptions options,
    TimeProvider clock,
    ILogger<MakeCheckpoints> log
) : Round(school, clock, TimeSpan.FromHours(1), log)
{
    private readonly SemaphoreSlim _one = new(1);
    private volatile Checkpoint? _newest;

    /// <summary>The newest that was made here; null before the first.</summary>
    public Checkpoint? Newest => _newest;

    public override async Task Once(CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            await MakeAndHand(stop);
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Soon();
        return base.ExecuteAsync(stoppingToken);
    }

    private async Task MakeAndHand(CancellationToken stop)
    {
        // Asked for here, not at the start: an empty installation has no record yet.
        var outbox = services.GetRequiredService<Outbox>();
        var made = await School.Store.MakeCheckpoint(
            School.School,
            (transaction, checkpoint, token) =>
                options.Witness.Mail.Length > 0
                    ? outbox.Put(transaction, checkpoint, token)
                    : Task.CompletedTask,
            stop
        );
        _newest = made;
        if (options.Witness.Folder.Length > 0)
        {
            await new WitnessFolder(options.Witness.Folder).Hand(School.Store, made, stop);
        }
    }
}
