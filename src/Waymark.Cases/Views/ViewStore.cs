using Waymark.Record;

namespace Waymark.Cases.Views;

/// <summary>The throw-away views in the school's database: made from the record, sealed where they hold a word or a name.</summary>
public sealed class ViewStore(RecordStore record)
{
    /// <summary>Makes or upgrades the tables. Called once at start.</summary>
    public Task Migrate(CancellationToken stop = default)
    {
        _ = record;
        throw new NotImplementedException();
    }
}
