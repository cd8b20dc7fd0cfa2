using System.Data.Common;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>A file with those that stand with it, and the school.</summary>
internal sealed record Loaded(FileId File, Dossier Dossier, School School)
{
    public Concern Concern => Dossier.Concern(File)!;

    public Case Case => Dossier.Case!;

    /// <summary>With the files of a concern that is about to join.</summary>
    public Loaded Joining(Loaded concern) => this with { Dossier = Dossier.With(concern.Dossier) };
}

/// <summary>Finds, opens and shows. Whoever looks at a child's file is noted, at most once per person, file and quarter hour.</summary>
internal sealed class CaseReader(SchoolWork schools, CaseRecorder recorder, TimeProvider clock)
{
    private const int MostAttempts = 8;
    private static readonly TimeSpan s_notedFor = TimeSpan.FromMinutes(15);

    public async Task<School> School(Colleague who, CancellationToken stop) =>
        await schools.School(who.School, stop)
        ?? throw new InvalidOperationException("This school's record was never begun.");

    public async Task<Loaded?> LoadConcern(
        Colleague who,
        string reference,
        CancellationToken stop
    ) => await Load(who, reference, false, stop) is { } loaded ? loaded : null;

    public async Task<Loaded?> LoadCase(Colleague who, string reference, CancellationToken stop) =>
        await Load(who, reference, true, stop) is { } loaded ? loaded : null;

    public async Task<CaseReference?> ReferenceOf(
        Colleague who,
        FileId file,
        CancellationToken stop
    )
    {
        var dossier = await Dossier.Read(recorder.Record, who.School, file, stop);
        return dossier.Case?.File == file
            ? dossier.Case.Reference
            : dossier.Concern(file)?.Reference;
    }

    public Moment Now(Loaded loaded, Colleague who, Editions editions) =>
        new(loaded.Case, editions.For(loaded.Case), loaded.School, who, clock.GetUtcNow());

    /// <summary>The edition under which the school opens cases now.</summary>
    public Policy InForce(School school, Editions editions) =>
        editions.InForce(school, clock.GetUtcNow());

    public Task<Concern?> Concern(Colleague who, string reference, CancellationToken stop) =>
        Look(
            () => LoadConcern(who, reference, stop),
            who,
            "report",
            loaded => Access.OnConcern(who, loaded) == Sight.Whole ? loaded.Concern : null,
            stop
        );

    public async Task<MyReport?> MyReport(Colleague who, string reference, CancellationToken stop)
    {
        var loaded = await LoadConcern(who, reference, stop);
        if (loaded is null || loaded.Concern.RaisedBy.Person != who.Person)
            return null;
        var isClosed = loaded.Dossier.Case is { IsOpen: false };
        var row = Projection.Of(loaded.Concern);
        return Reduced.Report(row, isClosed, clock.GetUtcNow()) with { Own = loaded.Concern };
    }

    public Task<Moment?> See(
        Colleague who,
        string reference,
        string part,
        Editions editions,
        CancellationToken stop
    ) =>
        Look(
            () => LoadCase(who, reference, stop),
            who,
            part,
            loaded =>
                Access.OnCase(who, loaded.Case) == Sight.Whole ? Now(loaded, who, editions) : null,
            stop
        );

    public Task<Moment?> SeeToSign(
        Colleague who,
        string reference,
        Editions editions,
        CancellationToken stop
    ) =>
        Look(
            () => LoadCase(who, reference, stop),
            who,
            "signing",
            loaded =>
                Access.OnCase(who, loaded.Case) == Sight.Whole ? Now(loaded, who, editions)
                : Access.MaySign(who, loaded.Case) ? Reduced.ToSign(Now(loaded, who, editions))
                : null,
            stop
        );

    public Task<CaseStage?> SeeStage(
        Colleague who,
        string reference,
        Editions editions,
        CancellationToken stop
    ) =>
        Look(
            () => LoadCase(who, reference, stop),
            who,
            "stage",
            loaded =>
                Access.OnCase(who, loaded.Case) is Sight.Stage or Sight.Whole
                    ? Reduced.Stage(Now(loaded, who, editions))
                    : null,
            stop
        );

    public Task<SupportSeen?> SeeSupport(
        Colleague who,
        string reference,
        Editions editions,
        CancellationToken stop
    ) =>
        Look(
            () => LoadCase(who, reference, stop),
            who,
            "support",
            loaded =>
                Access.OnCase(who, loaded.Case) == Sight.NamedChildren
                    ? Reduced.Support(Now(loaded, who, editions))
                    : null,
            stop
        );

    private async Task<T?> Look<T>(
        Func<Task<Loaded?>> load,
        Colleague who,
        string part,
        Func<Loaded, T?> see,
        CancellationToken stop
    )
        where T : class
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await load() is not { } loaded || see(loaded) is not { } seen)
                return null;
            if (IsNoted(loaded, who) || await Note(loaded, who, part, stop))
                return seen;
        }

        throw new LookNotRecordedException(
            "The record moved on at every attempt to note a reading."
        );
    }

    private bool IsNoted(Loaded loaded, Colleague who) =>
        loaded.Dossier.Entries.Any(entry =>
            entry.What is RecordRead
            && entry.File == loaded.File
            && entry.By.Person == who.Person
            && clock.GetUtcNow() - entry.At < s_notedFor
        );

    private async Task<bool> Note(Loaded loaded, Colleague who, string part, CancellationToken stop)
    {
        var by = new Signature(loaded.School, who.As(), []);
        Written[] read = [new(new RecordRead(part))];
        try
        {
            return await recorder.Append(loaded.Dossier, loaded.File, read, by, stop) is not null;
        }
        catch (DbException fault)
        {
            throw NotRecorded(fault);
        }
        catch (RecordException fault)
        {
            throw NotRecorded(fault);
        }
    }

    private static LookNotRecordedException NotRecorded(Exception fault) =>
        new("A reading could not be recorded, so nothing was shown.", fault);

    private async Task<Loaded?> Load(
        Colleague who,
        string reference,
        bool isCase,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        var found = await recorder.Views.Find(who.School, reference, stop);
        if (found is null || found.IsCase != isCase)
            return null;
        var file = new FileId(found.FileId);
        var dossier = await Dossier.Read(recorder.Record, who.School, file, stop);
        var isThere = isCase ? dossier.Case is not null : dossier.Concern(file) is not null;
        return isThere ? new Loaded(file, dossier, await School(who, stop)) : null;
    }
}

/// <summary>What is left of a case for those who see less than the whole.</summary>
internal static class Reduced
{
    private static readonly TimeSpan s_canAddFor = TimeSpan.FromDays(30);

    internal static CaseStage Stage(Moment now)
    {
        var step = now.Standing.Select(duty => duty.Duty.Step).MinBy(one => one.Number);
        var mine = now.Case.Notices.Where(notice =>
            notice.What.People.Any(told => told.Person == now.Who.Person)
        );
        return new(now.Case.Reference, now.Case.IsOpen, step, [.. mine]);
    }

    internal static Moment ToSign(Moment now) => now with { Case = NeutralNames.In(now.Case) };

    internal static SupportSeen Support(Moment now)
    {
        var named = now
            .Case.Sights.Where(sight => sight.To == now.Who.Person)
            .SelectMany(sight => sight.Children)
            .ToHashSet();
        return new(
            now.Case.Reference,
            [.. now.Case.People.Where(person => named.Contains(person.Entity))],
            [.. now.Case.ChildsPlace.Where(entry => named.Contains(ChildOf(entry)))],
            [
                .. now.Guidance.Duties.Where(duty =>
                    duty.State == DutyState.Open
                    && duty.Duty.By == Roles.Support
                    && (duty.Entity is null || named.Contains(duty.Entity))
                ),
            ]
        );
    }

    internal static MyReport Report(ConcernRow row, bool isCaseClosed, DateTimeOffset now)
    {
        var isClosed = isCaseClosed || row.State == ConcernState.SetAside;
        var status =
            isClosed ? ReportStatus.Closed
            : row.TakenBy is null ? ReportStatus.Sent
            : ReportStatus.Taken;
        return new(row.Reference, row.RaisedAt, status, row.TakenBy, row.TakenAt)
        {
            Safe = row.Safe,
            Audience = row.Audience,
            IsCompleted = row.IsCompleted,
            SaidMistakenAt = row.SaidMistakenAt,
            CanAdd = now - row.RaisedAt < s_canAddFor,
        };
    }

    private static string ChildOf(Recorded entry) =>
        entry.What switch
        {
            WishesRecorded wishes => wishes.Child,
            ChildTold told => told.Child,
            _ => "",
        };
}
