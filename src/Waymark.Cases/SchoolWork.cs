using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>The school's own file: settings, adults, pupils, cover, the edition in force.</summary>
public sealed class SchoolWork(RecordStore record, ViewStore views, TimeProvider clock)
{
    /// <summary>The school; null where its record was never begun.</summary>
    public Task<School?> School(SchoolId school, CancellationToken stop = default) =>
        throw new NotImplementedException();

    /// <summary>Records something of the school's own: settings given, a colleague joined, pupils enrolled, cover arranged.</summary>
    public Task Record(
        SchoolId school,
        Author by,
        IReadOnlyList<Entries.Happening> what,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>Pupils whose names begin so (two letters at least), at most ten.</summary>
    public Task<IReadOnlyList<Pupil>> FindPupils(
        SchoolId school,
        string typed,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>A pupil of the register.</summary>
    public Task<Pupil?> Pupil(SchoolId school, Guid id, CancellationToken stop = default) =>
        throw new NotImplementedException();
}
