using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cases.Health;

/// <summary>Whether all is well with an installation: for the command line and for the page alike.</summary>
public sealed class Examination(
    RecordStore record,
    ViewStore views,
    Installed at,
    TimeProvider clock
)
{
    /// <summary>Looks at what all schools share, and then at these schools.</summary>
    public async Task<IReadOnlyList<Sign>> Of(
        IEnumerable<SchoolId> schools,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(schools);
        var now = clock.GetUtcNow();
        var signs = InstallationSigns.Of(new Installation(record, clock), at, now).ToList();
        var looking = new SchoolSigns(record, views, at, now);
        foreach (var school in schools)
        {
            signs.AddRange(await looking.Of(school, stop));
        }

        return signs;
    }
}
