using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Pages.Cases.Steps;

namespace Waymark.Web.Pages.Cases;

/// <summary>One thing to do and the duties that it meets, all of one owner: so that who leads a case sees what to do, and not clause by clause why. At least one duty.</summary>
internal sealed record DeedToDo(IReadOnlyList<DutyInCase> Meets)
{
    private DutyInCase First => Meets[0];

    private Moment Now => First.Now;

    /// <summary>Where it is done, if one place meets several duties; null where the duty's own page is the place.</summary>
    private DutyPlace? Place => IsOfSeveral ? FirstPlace(First) : null;

    /// <summary>Whether the reasons of each duty are told beside it.</summary>
    public bool SaysWhy { get; init; }

    /// <summary>Whether it meets more than one duty of the policy.</summary>
    public bool IsOfSeveral => Meets.DistinctBy(one => one.Duty.Duty.Id).Skip(1).Any();

    public DutyRule Rule => First.Duty.Duty;

    /// <summary>The duties by themselves, each with those for whom it is owed.</summary>
    public IEnumerable<DutyGroup> Duties =>
        Meets.GroupBy(one => one.Duty.Duty.Id).Select(same => new DutyGroup([.. same]));

    public string Does =>
        Place is not { } place ? Rule.Do
        : place.Decision is { } id ? $"{place.Words}: {Now.Policy.Decisions[id].Title}"
        : First.Duty.Entity is { } entity ? $"{place.Words}: {First.Names.Of(entity)}"
        : place.Words;

    public string Address => Place is { } place ? First.Root + place.Section : First.Address;

    public string Owner => DutyWords.Owner(Now.Policy, Rule);

    /// <summary>When the first of them is due, school local time.</summary>
    public DateTime? DueAt => Meets.Min(one => one.Duty.DueAt);

    public string State => DutyWords.State(Earliest, Now.Local);

    public string? Colour => DutyWords.Colour(Earliest, Now.Local);

    private DutyOutlook Earliest => Meets.MinBy(one => one.Duty.DueAt ?? DateTime.MaxValue)!.Duty;

    /// <summary>What is to be done, the earliest due first: the duties that are met in one place together, any other by itself for all whom it is owed for.</summary>
    public static IReadOnlyList<DeedToDo> Of(Moment now, IEnumerable<DutyOutlook> duties)
    {
        var places = duties
            .OrderBy(duty => duty.DueAt ?? DateTime.MaxValue)
            .Select(duty => new DutyInCase(now, duty))
            .GroupBy(one => (FirstPlace(one)?.Section, one.Duty.Duty.By))
            .Select(same => new DeedToDo([.. same]))
            .ToList();
        var alone = places
            .Where(deed => deed.First.MetElsewhere.Count == 0 || !deed.IsOfSeveral)
            .ToList();
        return
        [
            .. places
                .Except(alone)
                .Concat(
                    alone
                        .SelectMany(deed => deed.Meets)
                        .GroupBy(one => one.Duty.Duty.Id)
                        .Select(same => new DeedToDo([.. same]))
                )
                .OrderBy(deed => deed.DueAt ?? DateTime.MaxValue),
        ];
    }

    private static DutyPlace? FirstPlace(DutyInCase one) =>
        one.MetElsewhere is [var place, ..] ? place : null;
}
