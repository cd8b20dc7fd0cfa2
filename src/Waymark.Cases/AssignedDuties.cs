using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>One duty of a case for a person whose role owes it: the task, and no more of the case than it needs.</summary>
/// <param name="Policy">The edition that the case is pinned to.</param>
public sealed record AssignedDuty(CaseReference Case, DutyOutlook Outlook, Policy Policy)
{
    /// <summary>When it is due, UTC; null where it has no clock.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The place it is about: what sort of place, and what it is called. Null where it is about none.</summary>
    public PlaceInCase? Place { get; init; }

    /// <summary>The child it is about, for those who were given sight of that child; null for everybody else.</summary>
    public string? Child { get; init; }

    /// <summary>Whether it is about somebody whom this person may not see named.</summary>
    public bool IsAboutSomebodyUnnamed { get; init; }
}

/// <summary>The duties of a case as those see them who work from a task list. Unknown and forbidden are both null.</summary>
public sealed class AssignedDuties
{
    private readonly CaseReader reader;
    private readonly Editions editions;

    /// <summary>One for the whole program.</summary>
    public AssignedDuties(
        RecordStore record,
        ViewStore views,
        Editions editions,
        TimeProvider clock
    )
    {
        this.editions = editions;
        var recorder = new CaseRecorder(record, views, editions);
        reader = new CaseReader(new SchoolWork(record, views, editions), recorder, clock);
    }

    /// <summary>A duty of a role that this person holds. Null: there is no such case or duty, it is not theirs, or it does not arise.</summary>
    /// <param name="entity">The person, device or place it is owed for; null: for the case.</param>
    public async Task<AssignedDuty?> See(
        Colleague who,
        string reference,
        string duty,
        string? entity,
        CancellationToken stop = default
    )
    {
        if (await reader.LoadCase(who, reference, stop) is not { } loaded)
            return null;
        var now = reader.Now(loaded, who, editions);
        if (Access.OnCase(who, now.Case) <= Sight.Status)
            return null;
        var outlook = Commands.Duties.Find(now, duty, entity);
        if (outlook is null or { State: DutyState.NotArising or DutyState.MayArise })
            return null;
        if (!Commands.Duties.MayDealWith(now, outlook.Duty))
            return null;
        var person = now.Case.People.FirstOrDefault(one => one.Entity == entity);
        var isNamed = person is not null && IsNamed(now, person.Entity);
        return new(now.Case.Reference, outlook, now.Policy)
        {
            DueAt = outlook.DueAt is { } due ? now.Time.Instant(due).ToUniversalTime() : null,
            Place = now.Case.Places.FirstOrDefault(place => place.Entity == entity),
            Child = isNamed ? person!.Name : null,
            IsAboutSomebodyUnnamed = person is not null && !isNamed,
        };
    }

    private static bool IsNamed(Moment now, string person) =>
        Access.OnCase(now.Who, now.Case) == Sight.Whole
        || now.Case.Sights.Any(sight =>
            sight.To == now.Who.Person && sight.Children.Contains(person)
        );
}
