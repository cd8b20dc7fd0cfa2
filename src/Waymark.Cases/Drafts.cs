using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>What somebody typed and has not sent, sealed, for its author only.</summary>
public sealed class Drafts(RecordStore record, ViewStore views, TimeProvider clock)
{
    /// <summary>Keeps what was typed under a name of the page's choosing, such as a report's reference.</summary>
    /// <returns>When it was kept, UTC.</returns>
    public Task<DateTimeOffset> Keep(
        Colleague who,
        string name,
        IReadOnlyDictionary<string, string> words,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>What this person typed; empty where nothing is kept.</summary>
    public Task<IReadOnlyDictionary<string, string>> Read(
        Colleague who,
        string name,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>Forgets it: it was sent.</summary>
    public Task Forget(Colleague who, string name, CancellationToken stop = default) =>
        throw new NotImplementedException();
}
