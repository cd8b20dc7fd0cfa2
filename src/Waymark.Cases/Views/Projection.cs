using Waymark.Cases.Entries;
using Waymark.Policies;

namespace Waymark.Cases.Views;

/// <summary>What the lists show of a case: worked out from its entries alone, so that it can be made again at any time.</summary>
internal sealed record CaseSummary(
    CaseRow Row,
    IReadOnlyList<DutyRow> Duties,
    IReadOnlyList<WaitingRow> Waiting
)
{
    /// <summary>Everybody in it, to be found by.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>People named in it, for whom it does not exist.</summary>
    public IReadOnlyList<Guid> Named { get; init; } = [];

    /// <summary>How long it is kept, and the edition that it is pinned to.</summary>
    public CaseKeeping? Keeping { get; init; }

    /// <summary>The id of that edition.</summary>
    public string Policy { get; init; } = "";

    /// <summary>People other than those who see the whole, with how much they see.</summary>
    public IReadOnlyList<Guid> Told { get; init; } = [];

    /// <summary>People who were given sight of children named to them, and still have it.</summary>
    public IReadOnlyList<Guid> Given { get; init; } = [];
}

/// <summary>From a folded concern or case to its rows.</summary>
internal static class Projection
{
    /// <summary>The case as the lists show it, as of its last entry that is more than a reading.</summary>
    internal static CaseSummary Of(Case one, Editions editions, School school)
    {
        var last = one.Entries.Last(entry => entry.What is not RecordRead);
        var nobody = new Colleague(school.Id, one.Lead.Person, one.Lead.Name, []);
        var moment = new Moment(one, editions.For(one), school, nobody, last.At);
        var keeping = CaseKeeping.Of(one, school.Settings.Time()) with
        {
            Under = KeepingUnder.Of(moment, editions),
        };
        var duties = (one.IsOpen ? Owed(moment) : ToFindOut(keeping, moment)).ToList();
        var next = duties
            .Where(duty => duty.DueAt is not null)
            .OrderBy(duty => duty.DueAt)
            .FirstOrDefault();
        var row = new CaseRow(one.Reference, one.IsOpen, one.Lead.Name, one.OpenedAt, last.At)
        {
            Children =
            [
                .. one
                    .People.Where(person => person.Colleague is null)
                    .Select(person => person.Name)
                    .OfType<string>(),
            ],
            NextDueAt = next?.DueAt,
            NextDuty = next?.Do,
            Standing = moment.Standing.Count,
            Step = moment.Standing.Select(duty => (int?)duty.Duty.Step.Number).Min(),
        };
        return new(row, duties, [.. Waiting(one, school)])
        {
            Keeping = keeping,
            Policy = moment.Policy.Edition.Id,
            Names = [.. Names(one)],
            Named = [.. one.People.Select(one => one.Colleague?.Value).OfType<Guid>()],
            Told =
            [
                .. one
                    .Notices.SelectMany(notice => notice.What.People)
                    .Select(told => told.Person.Value)
                    .Distinct(),
            ],
            Given = [.. one.Sights.Select(sight => sight.To.Value).Distinct()],
        };
    }

    private static IEnumerable<DutyRow> Owed(Moment moment) =>
        moment
            .Guidance.Duties.Where(duty =>
                duty.State == DutyState.Open && duty.Duty.Strength > Strength.Inform
            )
            .Select(duty => Duty(duty, moment));

    /// <summary>What the policy wants to be found out once a case is closed, so that somebody can say how long it is kept.</summary>
    private static IEnumerable<DutyRow> ToFindOut(CaseKeeping keeping, Moment moment)
    {
        var rule = moment.Policy.Retention.FirstOrDefault(rule => rule.FindOut is not null);
        if (
            rule?.FindOut is not { } task
            || keeping.ClosedAt is not { } closed
            || !moment.Policy.Facts.ContainsKey(FactIds.PersonBorn)
        )
            return [];
        var due = task.Within.DueAfter(
            moment.Time.Local(closed),
            moment.School.Settings.Calendar()
        );
        return keeping.ToFindOut.Select(person => new DutyRow(
            keeping.Reference,
            rule.Id,
            person,
            task.Do,
            task.By
        )
        {
            Strength = Strength.Consider,
            DueAt = moment.Time.Instant(due).ToUniversalTime(),
            Question = FactIds.PersonBorn,
        });
    }

    private static DutyRow Duty(DutyOutlook outlook, Moment moment) =>
        new(
            moment.Case.Reference,
            outlook.Duty.Id,
            outlook.Entity,
            outlook.Duty.Do,
            outlook.Duty.By
        )
        {
            Strength = outlook.Duty.Strength,
            DueAt = outlook.DueAt is { } due ? moment.Time.Instant(due).ToUniversalTime() : null,
            NotChecked = moment.Policy.StandingOf(outlook.Duty.Clauses) == Standing.Unverified,
            LocationOnly = outlook.Duty.LocationOnly,
            Place = moment.Case.Places.FirstOrDefault(one => one.Entity == outlook.Entity)?.Kind,
        };

    private static IEnumerable<WaitingRow> Waiting(Case one, School school) =>
        one
            .Searches.Select(search => Search(one, search, school))
            .OfType<WaitingRow>()
            .Concat(
                one.Decisions.SelectMany(decision =>
                    decision.StillToAgree.Select(role => Agreement(one, decision, role, school))
                )
            )
            .Concat(one.Notices.SelectMany(notice => Confirmations(one, notice)));

    private static WaitingRow? Search(Case one, Search search, School school) =>
        search switch
        {
            { State: SearchState.Asked, Asked: { } asked } => Row(
                one,
                WaitingFor.SearchAnswer,
                asked,
                "A search waits for an answer"
            ) with
            {
                Ask = search.Ask,
                Role = Roles.Head,
                StandIns = StandIns(asked, school),
            },
            { State: SearchState.Allowed, Answered: { } answered } => Row(
                one,
                WaitingFor.SearchRecord,
                answered,
                "A search was allowed: write down what was done"
            ) with
            {
                Ask = search.Ask,
                Person = search.Asked?.By.Person,
            },
            _ => null,
        };

    private static WaitingRow Agreement(
        Case one,
        DecisionInCase decision,
        string role,
        School school
    ) =>
        Row(
            one,
            WaitingFor.Agreement,
            decision.Taken,
            $"A decision waits for agreement: {decision.What.Title}"
        ) with
        {
            Role = role,
            StandIns = role == Roles.Head ? StandIns(decision.Taken, school) : [],
        };

    /// <summary>Two signatures are two people: for a head's own asking the deputy lead or the chair of governors answers.</summary>
    private static string[] StandIns(Recorded asked, School school) =>
        school.Colleagues.Any(one => one.IsHead && one.Person == asked.By.Person)
            ? [Roles.DeputyLead, Roles.ChairOfGovernors]
            : [];

    private static IEnumerable<WaitingRow> Confirmations(Case one, Notice notice) =>
        notice
            .What.People.Where(told => !notice.ConfirmedBy.Contains(told.Person))
            .Select(told =>
                Row(
                    one,
                    WaitingFor.Confirmation,
                    notice.Entry,
                    "Please confirm that you were told"
                ) with
                {
                    Person = told.Person,
                }
            );

    private static WaitingRow Row(Case one, WaitingFor kind, Recorded entry, string title) =>
        new(one.Reference, kind, entry.Index, title, entry.At)
        {
            AskedBy = entry.By.Name,
            Asker = entry.By.Person,
        };

    /// <summary>The concern as the inbox shows it.</summary>
    internal static ConcernRow Of(Concern concern) =>
        new(
            concern.Reference,
            concern.Raised.Safe,
            concern.Audience,
            concern.State,
            concern.RaisedAt
        )
        {
            Class = concern.Completed?.Pupil?.Class,
            IsCompleted = concern.Completed is not null,
            ReportedBy = concern.RaisedBy.Name,
            TakenBy = concern.TakenBy?.Name,
            TakenAt = concern.TakenAt,
            SaidMistakenAt = concern.SaidMistakenAt,
        };

    /// <summary>The names by which a case can be found.</summary>
    private static IEnumerable<string> Names(Case one) =>
        one.People.Select(person => person.Name).OfType<string>();
}
