using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>What the log stood at, signed: to be carried outside, so that cutting off its newest entries shows.</summary>
/// <param name="Size">How many entries it covers.</param>
/// <param name="Root">The root of the tree over them, as base64.</param>
/// <param name="Note">The checkpoint itself, a signed note: what is printed, mailed and kept.</param>
public sealed record Checkpoint(SchoolId School, long Size, string Root, string Note)
{
    /// <summary>How many entries the newest checkpoint in a record names; 0 if there is none.</summary>
    public static long NewestSize(RecordStore record, SchoolId school)
    {
        ArgumentNullException.ThrowIfNull(record);
        using var connection = record.OpenConnection(school);
        using var newest = new Statement(connection, Sql.NewestCheckpoint);
        return (long?)newest.With(null, school.Value).ExecuteScalar() ?? 0;
    }
}
