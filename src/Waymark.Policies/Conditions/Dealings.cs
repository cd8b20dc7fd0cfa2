namespace Waymark.Policies.Conditions;

/// <summary>Where a duty that arises stands: since when, due when, and how it was dealt with.</summary>
internal static class Dealings
{
    public static DutyOutlook Of(
        Duty duty,
        string? entity,
        Truth arises,
        Situation situation,
        SchoolCalendar calendar
    )
    {
        var rule = duty.Rule;
        if (arises != Truth.Yes)
        {
            var state = arises == Truth.No ? DutyState.NotArising : DutyState.MayArise;
            return new DutyOutlook(rule, entity, state, null, null, null);
        }
        var met = LastMet(rule, entity, situation);
        var since = Began(duty, entity, met?.At, situation);
        if (rule.After is not null && met is not null && met.At < since)
            met = null;
        var aside = rule.CanBeSetAside ? situation.Deeds.FindSettingAside(rule.Id, entity) : null;
        if (rule.After is not null && aside is not null && aside.At < since)
            aside = null;
        var dealt =
            met is not null ? new DealtWith(met.At, met.By, null)
            : aside is not null ? new DealtWith(aside.At, aside.By, aside.Reason)
            : null;
        var due = rule.Clock is null
            ? (DateTime?)null
            : WorkingTime.Due(since, rule.Clock, calendar);
        return new DutyOutlook(rule, entity, StateOf(dealt), since, due, dealt);
    }

    /// <summary>Whether the duty, were it to arise now, would have been dealt with already. A follow-up may always begin again.</summary>
    public static bool IsSettled(Duty duty, string? entity, Situation situation) =>
        duty.Rule.After is null
        && (
            LastMet(duty.Rule, entity, situation) is not null
            || (
                duty.Rule.CanBeSetAside
                && situation.Deeds.FindSettingAside(duty.Rule.Id, entity) is not null
            )
        );

    /// <summary>Most urgent first: open before what may arise, before what is done, before what does not arise; then the strongest, then what is due first.</summary>
    public static int Compare(DutyOutlook one, DutyOutlook other)
    {
        var state = Rank(one.State).CompareTo(Rank(other.State));
        if (state != 0)
            return state;
        var strength = other.Duty.Strength.CompareTo(one.Duty.Strength);
        return strength != 0
            ? strength
            : (one.DueAt ?? DateTime.MaxValue).CompareTo(other.DueAt ?? DateTime.MaxValue);
    }

    private static int Rank(DutyState state) =>
        state switch
        {
            DutyState.Open => 0,
            DutyState.MayArise => 1,
            DutyState.Met => 2,
            DutyState.SetAside => 3,
            _ => 4,
        };

    private static DutyState StateOf(DealtWith? dealt) =>
        dealt is null ? DutyState.Open
        : dealt.Reason is null ? DutyState.Met
        : DutyState.SetAside;

    private static Deed? LastMet(DutyRule rule, string? entity, Situation situation) =>
        situation.Deeds.IsEmpty
            ? null
            : rule
                .MetBy.Where(name => name != rule.Id)
                .Prepend(rule.Id)
                .SelectMany(name => situation.Deeds.Find(name, entity))
                .MaxBy(deed => deed.At);

    /// <summary>
    /// A follow-up begins again with each deed it follows: it runs from the first that came after it was last met. Any other duty
    /// runs from when its condition came to hold.
    /// </summary>
    private static DateTime Began(Duty duty, string? entity, DateTime? met, Situation situation)
    {
        if (duty.Rule.After is { } after)
        {
            var times = situation
                .Deeds.Find(after, entity)
                .Select(deed => deed.At)
                .Order()
                .ToList();
            return times.FirstOrDefault(at => met is null || at > met, times[^1]);
        }
        var scope = duty.Rule.Scope;
        var before = situation.Current(scope);
        if (entity is not null)
            situation.Bind(scope, situation.IndexOf(scope, entity));
        var since = Moments.Since(duty.Arises, situation, Truth.Yes);
        situation.Bind(scope, before);
        return since ?? situation.Facts.OpenedAt ?? situation.Now;
    }
}
