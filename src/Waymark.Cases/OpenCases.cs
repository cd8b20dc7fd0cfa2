using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Policies.Comparison;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>The open cases of a school, for those who look over the whole record at the machine: never for a page.</summary>
public static class OpenCases
{
    /// <summary>What one edition would ask otherwise than another in each open case, whichever it is pinned to. By reference: in what is told stands nobody's name.</summary>
    /// <param name="now">The moment at which both are asked.</param>
    /// <exception cref="RecordException">An entry is not as it was recorded.</exception>
    public static async Task<IReadOnlyList<CaseDifference>> Compare(
        RecordStore record,
        SchoolId school,
        (Policy Older, Policy Newer) editions,
        DateTimeOffset now,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(record);
        var entries = new List<Recorded>();
        await foreach (var entry in record.ReadAll(school, stop: stop))
            entries.Add(Kinds.Read(entry));
        var files = entries.ToLookup(entry => entry.File);
        if (School.From(school, files[SchoolWork.File(school)]) is not { } one)
            return [];
        return
        [
            .. files
                .Select(file => Case.From(ViewRebuild.WithConcerns(file, files)))
                .OfType<Case>()
                .Where(found => found.IsOpen)
                .OrderBy(found => found.OpenedAt)
                .Select(found => CaseDifference.Of(found, one, editions, now)),
        ];
    }
}

/// <summary>What a newer edition would ask otherwise in one case.</summary>
/// <param name="Edition">The edition that the case is pinned to.</param>
public sealed record CaseDifference(
    CaseReference Case,
    string Edition,
    GuidanceDifference Difference
)
{
    internal static CaseDifference Of(
        Case one,
        School school,
        (Policy Older, Policy Newer) editions,
        DateTimeOffset now
    )
    {
        var nobody = new Colleague(school.Id, one.Lead.Person, one.Lead.Name, []);
        var before = new Moment(one, editions.Older, school, nobody, now);
        return new(one.Reference, one.Edition, before.Under(editions.Newer));
    }
}
