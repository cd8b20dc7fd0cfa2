using Waymark.Cases.Entries;
using Waymark.Cases.Views;
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

    /// <summary>Gives the school a new school key: all its files' keys are wrapped anew, and all that is no entry is sealed again. The school's record waits meanwhile.</summary>
    /// <returns>Whether SQLite's write-ahead file was emptied of older pages too.</returns>
    public Task<bool> ChangeSchoolKey(
        SchoolId school,
        Author by,
        CancellationToken stop = default
    ) =>
        KeyRotation.School(
            record,
            school,
            Saying(school, by, new SchoolKeyChanged()),
            (change, token) => new SealedAgain(change, token).Run(),
            stop
        );

    private static NewEntry Saying(SchoolId school, Author by, Happening what) =>
        Kinds.Write(new Written(what), SchoolWork.File(school), by);
}
