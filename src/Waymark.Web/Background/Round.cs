using System.Threading.Channels;
using Waymark.Web.Accounts;

namespace Waymark.Web.Background;

/// <summary>Work done again and again while there is a school. A round that fails is logged and the next one tries again.</summary>
internal abstract partial class Round(
    SchoolRecord school,
    TimeProvider clock,
    TimeSpan every,
    ILogger log
) : BackgroundService
{
    // Rung once or many times before a round, it makes one round.
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    protected SchoolRecord School => school;

    protected TimeProvider Clock => clock;

    protected ILogger Log => log;

    /// <summary>Asks for a round now, without waiting for it.</summary>
    public void Soon() => _bell.Writer.TryWrite(true);

    /// <summary>One round.</summary>
    public abstract Task Once(CancellationToken stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
        var bell = _bell.Reader.ReadAsync(stoppingToken).AsTask();
        while (await await Task.WhenAny(tick, bell))
        {
            if (tick.IsCompleted)
            {
                tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
            }

            if (bell.IsCompleted)
            {
                bell = _bell.Reader.ReadAsync(stoppingToken).AsTask();
            }

            if (!school.IsMade)
            {
                continue;
            }

            try
            {
                await Once(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The kind of fault only: its words may hold an address.
                FailureLogged(log, GetType().Name, fault.GetType().Name);
            }
        }
    }

    [LoggerMessage(
        1002,
        LogLevel.Error,
        "The round {Round} failed with {Fault}. It is tried again."
    )]
    private static partial void FailureLogged(ILogger log, string round, string fault);
}
