using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>How long files are kept, for those who oversee it: what is due, what is held, and erasing by two people. For anybody else, and for who is named in a case, a file does not exist here.</summary>
public sealed class RetentionWork(
    RecordStore record,
    ViewStore views,
    Editions editions,
    TimeProvider clock
)
{
    private const int MostAttempts = 8;
    private readonly CaseRecorder recorder = new(record, views, editions);

    /// <summary>The roles in which somebody acts here, the first that they hold.</summary>
    private static readonly string[] s_roles =
    [
        Roles.Head,
        Roles.DataProtectionOfficer,
        Roles.ChairOfGovernors,
    ];

    /// <summary>Every case that this person oversees, by the day on which its time is up; those without one last.</summary>
    public async Task<IReadOnlyList<FileReview>> All(
        Colleague who,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        var school = await School(who, stop);
        await using var db = views.Read(who.School);
        var rows = await db
            .Cases.AsNoTracking()
            .Where(row => row.SchoolId == who.School.Value)
            .ToListAsync(stop);
        var found = new List<FileReview>();
        foreach (var row in rows.Where(row => Access.Oversees(who, (Audience)row.Audience)))
        {
            var one = views.Open<CaseSummary>(who.School, Tables.Cases, row.FileId, row.Sealed);
            if (one.Keeping is { } keeping && !one.Named.Contains(who.Person.Value))
                found.Add(await ReviewOf(keeping, one.Policy, new(row.FileId), school, who, stop));
        }

        return
        [
            .. found
                .OrderBy(one => one.Review.On ?? DateOnly.MaxValue)
                .ThenBy(one => one.Keeping.Reference.Text, StringComparer.Ordinal),
        ];
    }

    /// <summary>One case; null: there is none, or it is not this person's to oversee.</summary>
    public async Task<FileReview?> Find(
        Colleague who,
        string reference,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        var school = await School(who, stop);
        return await Load(who, reference, stop) is { } dossier
            ? ReviewOf(dossier.Case!, school, who)
            : null;
    }

    /// <summary>Does something about the keeping of a case. Null: there is none of that reference, or it is not this person's to oversee.</summary>
    public async Task<Outcome?> Do(
        Colleague who,
        string reference,
        KeepingCommand command,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(command);
        var school = await School(who, stop);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await Load(who, reference, stop) is not { Case: { } one } dossier)
                return null;
            var outcome = command.Decide(ReviewOf(one, school, who));
            if (outcome.Stamped(command.Submission) is not Decided decided)
                return outcome;
            var moment = new Moment(one, editions.For(one), school, who, clock.GetUtcNow());
            var by = new Signature(school, who.As(s_roles), Signature.WithTasks(moment));
            var done =
                command is AgreeToErasure
                    ? await Erase(dossier, by, stop)
                    : await Record(dossier, decided, by, stop);
            if (done)
                return new Kept(one.Reference, []);
        }

        throw new TimeoutException("The record moved on at every attempt.");
    }

    /// <summary>What was erased of what this person oversees, newest first.</summary>
    public async Task<IReadOnlyList<Recorded>> Erased(
        Colleague who,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        var own = await record.Read(who.School, SchoolWork.File(who.School), stop);
        return
        [
            .. own.Where(entry => entry.Kind == Erasure.Kind)
                .Select(Kinds.Read)
                .Where(entry => Access.Oversees(who, ((FilesErased)entry.What).Audience))
                .Reverse(),
        ];
    }

    private async Task<bool> Record(
        Dossier dossier,
        Decided decided,
        Signature by,
        CancellationToken stop
    )
    {
        try
        {
            var file = dossier.Case!.File;
            return await recorder.Append(dossier, file, decided.Entries, by, stop) is not null;
        }
        catch (SentBeforeException)
        {
            return true;
        }
    }

    /// <summary>A last entry in each of the files, the entry of the erasure in the school's own file, which destroys their keys, and every row about them gone: in one transaction.</summary>
    private async Task<bool> Erase(Dossier dossier, Signature by, CancellationToken stop)
    {
        var school = by.School.Id;
        var files = dossier.Sizes.Keys.ToList();
        var before = await record.MakeCheckpoint(school, stop);
        var erased = ErasedFile.Of(dossier, by.School, before);
        var outcome = await record.Append(
            school,
            [
                .. files.Select(file =>
                    Kinds.Write(new Written(new ErasureAgreed()), file, by.Author)
                ),
                Kinds.Write(new Written(erased), SchoolWork.File(school), by.Author),
            ],
            dossier.Sizes,
            (transaction, _, token) => Forget(transaction, dossier, school, token),
            stop
        );
        if (outcome is not Appended)
            return false;
        await Erasure.ForgetPages(record, CancellationToken.None);
        return true;
    }

    private async Task Forget(
        DbTransaction transaction,
        Dossier dossier,
        SchoolId school,
        CancellationToken stop
    )
    {
        var writer = new ViewWriter(transaction, stop);
        foreach (var file in dossier.Sizes.Keys)
            await ViewStore.Forget(writer, school, file);
        var one = dossier.Case!;
        var decisions = editions
            .Installed.SelectMany(policy => policy.Decisions.Keys)
            .Distinct()
            .Select(decision => Drafts.OfDecision(one.Reference, decision));
        foreach (
            var name in dossier.Concerns.Select(concern => concern.Reference.Text).Concat(decisions)
        )
            await Drafts.ForgetOfAll(writer, record, school, name);
    }

    private async Task<Dossier?> Load(Colleague who, string reference, CancellationToken stop)
    {
        if (await views.Find(who.School, reference, stop) is not { IsCase: true } found)
            return null;
        var dossier = await Dossier.Read(record, who.School, new FileId(found.FileId), stop);
        return dossier.Case is { } one && Access.Oversees(who, one) ? dossier : null;
    }

    /// <summary>From its row in the lists; from its entries where an edition has its say that had none when the row was written.</summary>
    private async Task<FileReview> ReviewOf(
        CaseKeeping one,
        string policy,
        FileId file,
        School school,
        Colleague who,
        CancellationToken stop
    )
    {
        var pinned = editions.Find(policy) ?? editions.ForNewSchools;
        var said = one.Under.Select(under => under.Digest);
        if (Deciding(pinned, school).All(edition => said.Contains(edition.Digest)))
            return ReviewOf(one, pinned, school, who);
        var dossier = await Dossier.Read(record, who.School, file, stop);
        return ReviewOf(dossier.Case!, school, who);
    }

    private FileReview ReviewOf(Case one, School school, Colleague who)
    {
        var moment = new Moment(one, editions.For(one), school, who, clock.GetUtcNow());
        var keeping = CaseKeeping.Of(one, school.Settings.Time()) with
        {
            Under = KeepingUnder.Of(moment, editions),
        };
        return ReviewOf(keeping, moment.Policy, school, who) with
        {
            Names = [.. one.People.Select(person => person.Name).OfType<string>()],
        };
    }

    private FileReview ReviewOf(CaseKeeping one, Policy pinned, School school, Colleague who)
    {
        var rules = Deciding(pinned, school)
            .SelectMany(edition =>
                one.Under.First(under => under.Digest == edition.Digest).Rules(edition)
            );
        return new(one, one.Review(rules), who, school.Settings.Time().Day(clock.GetUtcNow()));
    }

    private IEnumerable<Policy> Deciding(Policy pinned, School school) =>
        KeepingUnder.Editions(pinned, school, editions, clock.GetUtcNow());

    private async Task<School> School(Colleague who, CancellationToken stop) =>
        await views.School(who.School, stop)
        ?? throw new InvalidOperationException("This school's record was never begun.");
}
