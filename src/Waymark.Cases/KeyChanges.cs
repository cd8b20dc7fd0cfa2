using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>Changes a school's keys, and says so in the school's own file.</summary>
public sealed class KeyChanges(RecordStore record)
{
    /// <summary>Gives the school a new key to sign with.</summary>
    /// <returns>The checkpoint in which the old key vouches for the new one: for every witness.</returns>
    public Task<Checkpoint> ChangeSigningKey(
        SchoolId school,
        Author by,
        CancellationToken stop = default
    ) => KeyRotation.Signing(record, school, Saying(school, by, new SigningKeyChanged()), stop);

    private static NewEntry Saying(SchoolId school, Author by, Happening what) =>
        Kinds.Write(new Written(what), SchoolWork.File(school), by);
}
