using Microsoft.EntityFrameworkCore;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>The school's own file: settings, adults, pupils, cover, the edition in force.</summary>
public sealed class SchoolWork(RecordStore record, ViewStore views, Editions editions)
{
    private const int MostFound = 10;

    // Two letters in a trust of fifty thousand begin thousands of names; whoever looks for one of them types on.
    private const int MostOpened = 200;

    /// <summary>The file of a school's own has the school's own id.</summary>
    internal static FileId File(SchoolId school) => new(school.Value);

    /// <summary>The school; null where its record was never begun.</summary>
    public Task<School?> School(SchoolId school, CancellationToken stop = default) =>
        views.School(school, stop);

    /// <summary>The first entries of a school: that it was made, how to reach it, which edition it adopted, and whatever belongs to its beginning.</summary>
    public Task Begin(
        SchoolId school,
        Author by,
        SchoolSettings settings,
        IReadOnlyList<Happening> more,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        var edition = editions.ForNewSchools;
        return Record(
            school,
            by,
            [
                new SchoolMade(settings.Name),
                new SchoolSettingsGiven(settings),
                new EditionAdopted(edition.Edition.Id, edition.Digest),
                .. more,
            ],
            stop
        );
    }

    /// <summary>Records something of the school's own: settings given, a colleague joined, pupils enrolled, cover arranged.</summary>
    public async Task Record(
        SchoolId school,
        Author by,
        IReadOnlyList<Happening> what,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(what);
        while (true)
        {
            var stored = await record.Read(school, File(school), stop);
            IReadOnlyList<Recorded> before = [.. stored.Select(Kinds.Read)];
            var outcome = await record.Append(
                school,
                [.. what.Select(one => Kinds.Write(new Written(one), File(school), by))],
                new Dictionary<FileId, int> { [File(school)] = before.Count },
                (transaction, added, token) =>
                    Show(
                        new ViewWriter(transaction, token),
                        school,
                        before,
                        [.. added.Select(Kinds.Read)]
                    ),
                stop
            );
            if (outcome is Appended)
                break;
        }

        if (what.Any(one => one is SchoolSettingsGiven))
            await new ViewRebuild(record, views, editions).Run(school, stop);
    }

    /// <summary>Records that somebody has read an edition, the one in force when they did; nothing where they said so before.</summary>
    public async Task ConfirmPolicyRead(
        SchoolId school,
        Author by,
        Policy edition,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(edition);
        if (await School(school, stop) is { } now && now.ReadBy(by.Person, edition.Digest) is null)
            await Record(
                school,
                by,
                [new PolicyReadConfirmed(edition.Edition.Id, edition.Digest)],
                stop
            );
    }

    /// <summary>Adopts an edition for new cases. Null: it is recorded; else why it was refused.</summary>
    public async Task<Refused?> Adopt(
        Colleague who,
        AdoptEdition command,
        DateTimeOffset now,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(command);
        if (await School(who.School, stop) is not { } school)
            return new Refused("This school's record was never begun.");
        var today = school.Settings.Time().Day(now);
        var outcome = command.Decide(who, school, editions, today);
        if (outcome is Decided decided)
        {
            var what = decided.Entries.Select(entry => entry.What).ToList();
            await Record(who.School, who.As(Roles.Head), what, stop);
        }

        return outcome as Refused;
    }

    /// <summary>Pupils with a name that begins as typed (two letters at least), by name, at most ten: of more than two hundred, ten of two hundred.</summary>
    public Task<IReadOnlyList<Pupil>> FindPupils(
        SchoolId school,
        string typed,
        CancellationToken stop = default
    ) => KeyRotation.LookUp(record, school, () => Find(school, typed, stop));

    private async Task<IReadOnlyList<Pupil>> Find(
        SchoolId school,
        string typed,
        CancellationToken stop
    )
    {
        var tokens = NameTokens.Typed(record, school, typed);
        if (tokens.Count == 0)
            return [];
        await using var db = views.Read(school);
        var whose = await NameTokens
            .Whose(db.PupilTokens, school, tokens)
            .Order()
            .Take(MostOpened)
            .ToListAsync(stop);
        var rows = await db
            .Pupils.AsNoTracking()
            .Where(row => row.SchoolId == school.Value && whose.Contains(row.PupilId))
            .ToListAsync(stop);
        return
        [
            .. rows.Select(row => views.Open<Pupil>(school, Tables.Pupils, row.PupilId, row.Sealed))
                .Where(pupil => NameTokens.Matches(pupil.Name, typed))
                .OrderBy(pupil => pupil.Name, StringComparer.CurrentCultureIgnoreCase)
                .Take(MostFound),
        ];
    }

    /// <summary>A pupil of the register; null where there is none.</summary>
    public async Task<Pupil?> Pupil(SchoolId school, Guid id, CancellationToken stop = default)
    {
        await using var db = views.Read(school);
        var row = await db
            .Pupils.AsNoTracking()
            .SingleOrDefaultAsync(one => one.SchoolId == school.Value && one.PupilId == id, stop);
        return row is null ? null : views.Open<Pupil>(school, Tables.Pupils, id, row.Sealed);
    }

    /// <summary>Writes the views of what was added to the school's file.</summary>
    internal async Task Show(
        ViewWriter writer,
        SchoolId school,
        IReadOnlyList<Recorded> before,
        IReadOnlyList<Recorded> added
    )
    {
        if (Cases.School.From(school, [.. before, .. added]) is { } now)
            await views.PutSchool(writer, now);
        foreach (var entry in added)
        {
            if (entry.What is PupilsEnrolled enrolled)
            {
                foreach (var pupil in enrolled.Pupils)
                    await views.PutPupil(writer, school, pupil);
            }
            else if (entry.What is PupilsLeft left)
            {
                foreach (var pupil in left.Pupils)
                    await ViewStore.RemovePupil(writer, school, pupil);
            }
        }
    }
}
