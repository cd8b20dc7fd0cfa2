using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>A search took place. It is always accepted; where it was not permitted the departure is computed and kept.</summary>
/// <param name="Ask">The permission it rested on; null where there was none.</param>
/// <param name="Who">Who searched and who was present, in words.</param>
/// <param name="FoundWhere">Where something was found; never what.</param>
public sealed record RecordSearch(
    string? Ask,
    string Act,
    string Device,
    string Who,
    string FoundWhere
) : CaseCommand
{
    /// <summary>The facts of the act, as far as they differ from what was asked.</summary>
    public IReadOnlyList<FactGiven> Facts { get; init; } = [];

    /// <summary>When it happened, if not now.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    /// <summary>Whether the senior team was told before it, as a person says where the times do not. Null: nobody can say, and it counts as not told before.</summary>
    public bool? ToldFirst { get; init; }

    /// <summary>Whether the times leave open if the senior team was told before it, so that a person is to be asked.</summary>
    public bool IsOrderUnclear(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var search = Ask is null ? null : Searches.Find(now.Case, Ask);
        return SearchOrder.IsUnclear(Known(now, search, IsInTime(search, HappenedAt ?? now.At)));
    }

    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Case.Devices.All(one => one.Entity != Device))
            return new Refused("Choose a device of this case.") { Field = nameof(Device) };
        if (HappenedAt > now.At)
            return new Refused("This is in the future.") { Field = nameof(HappenedAt) };
        var search = Ask is null ? null : Searches.Find(now.Case, Ask);
        if (search is { State: SearchState.Done })
            return new Refused("This search has been written down.");
        var wrong = Typed.First(
            Typed.Check(Who, nameof(Who), "Say who searched and who was present."),
            Typed.Check(FoundWhere, nameof(FoundWhere)),
            Searches.CheckFacts(Facts, now)
        );
        return wrong ?? Done(now, search);
    }

    private Decided Done(Moment now, Search? search)
    {
        var name = search?.Ask ?? now.Case.NextName('a');
        var at = HappenedAt ?? now.At;
        var isInTime = IsInTime(search, at);
        var facts = Known(now, search, isInTime);
        var said = SearchOrder.IsUnclear(facts) ? ToldFirst : null;
        var ordered = SearchOrder.AsSaid(facts, said);
        var answer = now.Guidance.May(Act, Device, PolicyInput.Act(name, ordered));
        var isCovered = isInTime && answer.MayBeAsked;
        var done = new SearchDone(
            name,
            Act,
            Device,
            isCovered ? facts : Searches.WithoutGrant(facts, answer, now.Policy),
            isCovered ? [] : [.. answer.Clauses]
        )
        {
            Who = Who,
            FoundWhere = FoundWhere,
            ToldFirst = said,
        };
        return new Decided([new Written(done, HappenedAt)]);
    }

    /// <summary>What was asked and what is told now; what the permission supplied counts only within its time.</summary>
    private IReadOnlyList<FactGiven> Known(Moment now, Search? search, bool isInTime)
    {
        var asked = isInTime ? search?.Facts : (search?.Asked?.What as SearchAsked)?.Facts;
        var time = PolicyInput.DoneAt(HappenedAt ?? now.At, now.Policy, now.Time);
        var known = Searches.WithTelling(ActFold.Merge(asked ?? [], [.. Facts, .. time]), now);
        return SearchOrder.WithSeconds(known, isTyped: HappenedAt is not null, now);
    }

    private static bool IsInTime(Search? search, DateTimeOffset at) =>
        search is { State: SearchState.Allowed, Until: { } until, Answered: { } answered }
        && at >= answered.At
        && at <= until;
}
