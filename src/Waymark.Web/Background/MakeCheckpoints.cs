using Waymark.Web.Accounts;

namespace Waymark.Web.Background;

/// <summary>Signs where the log stands every hour, so that what was cut off or changed since can be shown.</summary>
internal sealed class MakeCheckpoints(
    SchoolRecord school,
    TimeProvider clock,
    ILogger<MakeCheckpoints> log
) : Round(school, clock, TimeSpan.FromHours(1), log)
{
    public override Task Once(CancellationToken stop) =>
        School.Store.MakeCheckpoint(School.School, stop);
}
