using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Cases.Views;

/// <summary>The lists that people work from. Each asks who is looking, and leaves out what is not theirs.</summary>
public sealed class Worklist(ViewStore views, TimeProvider clock)
{
    private static readonly TimeSpan s_idle = TimeSpan.FromHours(1);

    private static Expression<Func<CaseViewRow, bool>> All => row => true;

    private static Expression<Func<CaseViewRow, bool>> InHand => row => row.IsOpen;

    /// <summary>Open, or closed with something still to be found out.</summary>
    private static Expression<Func<CaseViewRow, bool>> InWork =>
        row => row.IsOpen || row.NextDueAt != null;

    /// <summary>What needs this lead (or this reader of restricted concerns) now.</summary>
    public async Task<Inbox> Inbox(Colleague who, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(who);
        var now = clock.GetUtcNow();
        var endOfToday = EndOfDay(now, await Time(who, stop));
        var concerns = await Concerns(who, stop);
        var untaken = concerns.Where(row => row.State == ConcernState.Untaken).ToList();
        var open = (await Summaries(who, InWork, stop)).Where(one => SeesWhole(who, one)).ToList();
        var due = open.SelectMany(one => one.Summary.Duties)
            .Where(duty => duty.DueAt is not null)
            .OrderBy(duty => duty.DueAt)
            .ThenByDescending(duty => duty.Strength)
            .ToList();
        return new(
            [.. untaken.Where(IsNotSafe)],
            [.. untaken.Where(row => !IsNotSafe(row))],
            [.. due.Where(duty => duty.DueAt < now)],
            [.. due.Where(duty => duty.DueAt >= now && duty.DueAt < endOfToday)],
            [
                .. open.Where(one => one.Summary.Row.IsOpen)
                    .SelectMany(one => one.Summary.Waiting)
                    .Where(row => !IsFor(row, who))
                    .OrderBy(row => row.AskedAt),
            ]
        )
        {
            TakenNoAction =
            [
                .. concerns.Where(row =>
                    row.State == ConcernState.Taken && now - row.TakenAt >= s_idle
                ),
            ],
            Taken =
            [
                .. concerns.Where(row =>
                    row.State == ConcernState.Taken && now - row.TakenAt < s_idle
                ),
            ],
        };
    }

    /// <summary>A person's own reports, newest first.</summary>
    public async Task<IReadOnlyList<MyReport>> MyReports(
        Colleague who,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        await using var db = views.Read(who.School);
        var found = await (
            from row in db.Concerns
            where row.SchoolId == who.School.Value && row.ReporterId == who.Person.Value
            orderby row.RaisedAt descending
            select new
            {
                Row = row,
                IsCaseClosed = db.Cases.Any(one =>
                    one.SchoolId == row.SchoolId && one.FileId == row.CaseId && !one.IsOpen
                ),
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        return
        [
            .. found.Select(one =>
                Reduced.Report(Open(who, one.Row), one.IsCaseClosed, clock.GetUtcNow())
            ),
        ];
    }

    /// <summary>The cases this person sees, by when something is next due; closed ones last.</summary>
    /// <param name="search">A reference, or (the beginning of) the name of somebody in the case; null: all.</param>
    public async Task<IReadOnlyList<CaseRow>> Cases(
        Colleague who,
        string? search = null,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        var all = await KeyRotation.LookUp(
            views.Record,
            who.School,
            () => Summaries(who, All, stop, search)
        );
        return
        [
            .. all.Select(one =>
                    SeesWhole(who, one) ? one.Summary.Row
                    : SeesStage(who, one) ? one.Summary.Row with { Children = [], NextDuty = null }
                    : null
                )
                .OfType<CaseRow>()
                .Where(row => IsFound(row, search))
                .OrderByDescending(row => row.IsOpen)
                .ThenBy(row => row.NextDueAt ?? DateTimeOffset.MaxValue)
                .ThenByDescending(row => row.LastEntryAt),
        ];
    }

    /// <summary>The open duties of the roles this person holds, by when they are due, and what they are to find out in closed cases. For IT: place and task only.</summary>
    public async Task<IReadOnlyList<DutyRow>> Tasks(Colleague who, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(who);
        var open = await Summaries(who, InWork, stop);
        return
        [
            .. open.Where(one => !one.Summary.Named.Contains(who.Person.Value))
                .Where(one => SeesWhole(who, one) || one.Audience == Audience.Safeguarding)
                .SelectMany(one => one.Summary.Duties)
                .Where(duty => who.Has(duty.Owner))
                .OrderBy(duty => duty.DueAt ?? DateTimeOffset.MaxValue)
                .ThenByDescending(duty => duty.Strength),
        ];
    }

    /// <summary>What waits for this person: searches to answer, decisions to agree, notices to confirm.</summary>
    public async Task<IReadOnlyList<WaitingRow>> Waiting(
        Colleague who,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        var open = await Summaries(who, InHand, stop);
        return
        [
            .. open.Where(one => !one.Summary.Named.Contains(who.Person.Value))
                .Where(one => SeesWhole(who, one) || one.Audience == Audience.Safeguarding)
                .SelectMany(one => one.Summary.Waiting)
                .Where(row => IsFor(row, who))
                .OrderBy(row => row.AskedAt),
        ];
    }

    /// <summary>Everything in the order it happened, corrections beside what they correct; who only read is left out.</summary>
    public static IReadOnlyList<ChronologyLine> Chronology(Case one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var corrections = one
            .Entries.Where(entry => entry.What is Corrected)
            .GroupBy(entry => ((Corrected)entry.What).Of)
            .ToDictionary(same => same.Key, same => same.Last());
        return
        [
            .. one
                .Entries.Where(entry => entry.What is not RecordRead)
                .OrderBy(entry => entry.Happened)
                .ThenBy(entry => entry.Index)
                .Select(entry => new ChronologyLine(
                    entry,
                    corrections.GetValueOrDefault(entry.Index)
                )
                {
                    IsStruckOut = one.StruckOut.Contains(entry.Index),
                }),
        ];
    }

    private async Task<IReadOnlyList<ConcernRow>> Concerns(Colleague who, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(who);
        var audiences = Access.Hearing(who).Select(audience => (int)audience).ToList();
        int[] waiting = [(int)ConcernState.Untaken, (int)ConcernState.Taken];
        await using var db = views.Read(who.School);
        var rows = await db
            .Concerns.AsNoTracking()
            .Where(row => row.SchoolId == who.School.Value && waiting.Contains(row.State))
            .Where(row => audiences.Contains(row.Audience))
            .OrderBy(row => row.RaisedAt)
            .ToListAsync(stop);
        return [.. rows.Select(row => Open(who, row))];
    }

    private async Task<IReadOnlyList<Listed>> Summaries(
        Colleague who,
        Expression<Func<CaseViewRow, bool>> which,
        CancellationToken stop,
        string? search = null
    )
    {
        await using var db = views.Read(who.School);
        var found = db
            .Cases.AsNoTracking()
            .Where(row => row.SchoolId == who.School.Value)
            .Where(which);
        if (search is not null && CaseReference.Read(search) is null)
        {
            var tokens = NameTokens.Typed(views.Record, who.School, search);
            if (tokens.Count == 0)
                return [];
            var whose = NameTokens.Whose(db.CaseTokens, who.School, tokens);
            found = found.Where(row => whose.Contains(row.FileId));
        }

        var rows = await found.ToListAsync(stop);
        return
        [
            .. rows.Select(row => new Listed(
                (Audience)row.Audience,
                views.Open<CaseSummary>(who.School, Tables.Cases, row.FileId, row.Sealed)
            )),
        ];
    }

    private ConcernRow Open(Colleague who, ConcernViewRow row) =>
        views.Open<ConcernRow>(who.School, Tables.Concerns, row.FileId, row.Sealed);

    private async Task<SchoolTime> Time(Colleague who, CancellationToken stop) =>
        (await views.School(who.School, stop))?.Settings.Time() ?? SchoolTime.London;

    private static DateTimeOffset EndOfDay(DateTimeOffset now, SchoolTime time) =>
        time.Instant(time.Local(now).Date.AddDays(1));

    private static bool IsFound(CaseRow row, string? search) =>
        search is null
        || CaseReference.Read(search) is { } reference && reference == row.Reference
        || row.Children.Any(name => NameTokens.Matches(name, search));

    private static bool IsNotSafe(ConcernRow row) => row.Safe != SafeNow.WithTrustedAdult;

    private static bool SeesWhole(Colleague who, Listed one) =>
        Access.Hears(who, one.Audience) && !one.Summary.Named.Contains(who.Person.Value);

    private static bool SeesStage(Colleague who, Listed one) =>
        one.Audience == Audience.Safeguarding
        && !one.Summary.Named.Contains(who.Person.Value)
        && (
            who.Has(Roles.SeniorTeam)
            || one.Summary.Told.Contains(who.Person.Value)
            || one.Summary.Given.Contains(who.Person.Value)
        );

    private static bool IsFor(WaitingRow row, Colleague who) =>
        row.Person is { } person
            ? person == who.Person
            : row.Asker != who.Person
                && (row.Role is { } role && who.Has(role) || row.StandIns.Any(who.Has));

    private sealed record Listed(Audience Audience, CaseSummary Summary);
}
