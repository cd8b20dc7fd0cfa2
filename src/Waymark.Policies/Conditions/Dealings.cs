namespace Waymark.Policies.Conditions;

/// <summary>Where a duty that arises stands: since when, due when, and how it was dealt with.</summary>
internal static class Dealings
{
    /// <summary>The duty for the case, or for the entity at hand.</summary>
    public static DutyOutlook Of(Duty duty, Situation situation, SchoolCalendar calendar)
    {
        var rule = duty.Rule;
        var entity = situation.CurrentName(rule.Scope);
        var arises = duty.Arises.Evaluate(situation);
        if (arises != Truth.Yes)
            return duty.NotOwed(arises, entity);
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

    private static DutyState StateOf(DealtWith? dealt) =>
        dealt is null ? DutyState.Open
        : dealt.Reason is null ? DutyState.Met
        : DutyState.SetAside;

    private static Deed? LastMet(DutyRule rule, string? entity, Situation situation)
    {
        var last = situation.Deeds.Last(rule.Id, entity);
        for (var i = 0; i < rule.MetBy.Count; i++)
        {
            if (rule.MetBy[i] != rule.Id)
                last = DeedIndex.Later(last, situation.Deeds.Last(rule.MetBy[i], entity));
        }
        return last;
    }

    /// <summary>
    /// Any duty but a follow-up runs from when its condition came to hold. A follow-up begins again with each deed it follows: it
    /// runs from the first that came after it was last met.
    /// </summary>
    private static DateTime Began(Duty duty, string? entity, DateTime? met, Situation situation)
    {
        if (duty.Rule.After is { } after)
            return BeganAgain(situation.Deeds.Find(after, entity), met);
        var since = Moments.Since(duty.Arises, situation, Truth.Yes);
        return since != Moments.FromTheBeginning
            ? since
            : situation.Facts.OpenedAt ?? situation.Now;
    }

    private static DateTime BeganAgain(IEnumerable<Deed> followed, DateTime? met)
    {
        var times = followed.Select(deed => deed.At).Order().ToList();
        return times.FirstOrDefault(at => met is null || at > met, times[^1]);
    }
}
