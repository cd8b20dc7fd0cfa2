using Microsoft.EntityFrameworkCore;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>That somebody looked at a file of a child.</summary>
/// <param name="By">Who, under which name and in which role.</param>
/// <param name="At">When, UTC. Within a quarter hour further looks at the same file are not noted again.</param>
/// <param name="Reference">Of the concern or the case.</param>
/// <param name="Part">What was looked at first.</param>
public sealed record Look(Author By, DateTimeOffset At, CaseReference Reference, string Part)
{
    /// <summary>What counts as one file: the case, for its concerns too.</summary>
    internal Guid File { get; init; }

    /// <summary>The names of the children in it, to be compared and never shown.</summary>
    internal IReadOnlyList<string> Children { get; init; } = [];
}

/// <summary>Who looked at which file, for those who oversee the reading. What somebody is kept from does not stand in it for them.</summary>
public sealed class ReadLog(
    RecordStore record,
    ViewStore views,
    Editions editions,
    TimeProvider clock
)
{
    /// <summary>How many days the lists go back: as far as the furthest of these rules. Null where there is none, so that they go back to the beginning.</summary>
    public static int? DaysBack(IReadOnlyList<WatchRule> rules) =>
        rules.Max(rule => (int?)rule.Days);

    /// <summary>Who looked at a case or at its concerns, newest first; null where it does not exist for this person, or is not theirs to oversee.</summary>
    public async Task<IReadOnlyList<Look>?> OfCase(
        Colleague who,
        string reference,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        if (await views.Find(who.School, reference, stop) is not { IsCase: true } found)
            return null;
        var file = new FileId(found.FileId);
        var dossier = await Dossier.Read(record, who.School, file, stop);
        if (
            dossier.Case is not { } one
            || Access.OnCase(who, one) != Sight.Whole && !Access.Oversees(who, one)
        )
            return null;
        return [.. Newest(dossier.Entries.Select(entry => LookOf(entry, FileSeen.Of(one))))];
    }

    /// <summary>What was looked at as far back as the policy in force watches, by whoever it was, newest first.</summary>
    public async Task<IReadOnlyList<Look>> Recent(Colleague who, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (await views.School(who.School, stop) is not { } school)
            return [];
        var first = DaysBack(Rules(school)) is { } days
            ? await record.FirstOn(who.School, Today.AddDays(-days), stop)
            : 0;
        var looks = new List<Recorded>();
        await foreach (var entry in record.ReadAll(who.School, first, stop))
        {
            if (entry.Kind == Kinds.NameOf<RecordRead>())
                looks.Add(Kinds.Read(entry));
        }

        var files = await Files(who, [.. looks.Select(look => look.File.Value).Distinct()], stop);
        return
        [
            .. Newest(
                looks.Select(look =>
                    files.TryGetValue(look.File.Value, out var file) && file.IsFor(who)
                        ? LookOf(look, file)
                        : null
                )
            ),
        ];
    }

    /// <summary>The reading that the policy in force says somebody should ask about, newest first.</summary>
    public async Task<IReadOnlyList<UnusualReading>> Unusual(
        Colleague who,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        if (await views.School(who.School, stop) is not { } school)
            return [];
        return UnusualReading.Among(await Recent(who, stop), Rules(school), school.Settings, Today);
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private IReadOnlyList<WatchRule> Rules(School school) =>
        editions.InForce(school, clock.GetUtcNow()).Watches;

    private static IEnumerable<Look> Newest(IEnumerable<Look?> looks) =>
        looks.OfType<Look>().Reverse().OrderByDescending(look => look.At);

    private static Look? LookOf(Recorded entry, FileSeen file) =>
        entry.What is RecordRead read
            ? new(entry.By, entry.At, file.Reference, read.Part)
            {
                File = file.Whole,
                Children = file.Children,
            }
            : null;

    private async Task<Dictionary<Guid, FileSeen>> Files(
        Colleague who,
        IReadOnlyList<Guid> looked,
        CancellationToken stop
    )
    {
        await using var db = views.Read(who.School);
        var concerns = await db
            .Concerns.AsNoTracking()
            .Where(row => row.SchoolId == who.School.Value && looked.Contains(row.FileId))
            .ToListAsync(stop);
        var ids = looked.Concat(concerns.Select(row => row.CaseId).OfType<Guid>()).ToList();
        var rows = await db
            .Cases.AsNoTracking()
            .Where(row => row.SchoolId == who.School.Value && ids.Contains(row.FileId))
            .ToListAsync(stop);
        var files = rows.ToDictionary(row => row.FileId, row => Case(who, row));
        foreach (var concern in concerns)
        {
            files[concern.FileId] =
                concern.CaseId is { } part && files.TryGetValue(part, out var whole)
                    ? whole
                    : await Concern(who, new FileId(concern.FileId), stop);
        }

        return files;
    }

    private FileSeen Case(Colleague who, CaseViewRow row)
    {
        var summary = views.Open<CaseSummary>(who.School, Tables.Cases, row.FileId, row.Sealed);
        return new(row.FileId, summary.Row.Reference, (Audience)row.Audience)
        {
            Children = summary.Row.Children,
            Named = summary.Named,
        };
    }

    private async Task<FileSeen> Concern(Colleague who, FileId file, CancellationToken stop)
    {
        var dossier = await Dossier.Read(record, who.School, file, stop);
        var concern = dossier.Concern(file)!;
        var name = concern.Completed?.Pupil?.Name ?? concern.Completed?.Child.Typed;
        return new(file.Value, concern.Reference, concern.Audience)
        {
            Children = name is null ? [] : [name],
        };
    }
}

/// <summary>A file as the log of reading knows it.</summary>
internal sealed record FileSeen(Guid Whole, CaseReference Reference, Audience Audience)
{
    public IReadOnlyList<string> Children { get; init; } = [];

    public IReadOnlyList<Guid> Named { get; init; } = [];

    public static FileSeen Of(Case one) =>
        new(one.File.Value, one.Reference, one.Audience)
        {
            Children = [.. one.People.Select(person => person.Name).OfType<string>()],
        };

    public bool IsFor(Colleague who) =>
        !Named.Contains(who.Person.Value) && Access.Oversees(who, Audience);
}
