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
        var met = LastMet(duty, entity, situation);
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
            LastMet(duty, entity, situation) is not null
            || (
                duty.Rule.CanBeSetAside
                && situation.Deeds.FindSettingAside(duty.Rule.Id, entity) is not null
            )
        );

    private static DutyState StateOf(DealtWith? dealt) =>
        dealt is null ? DutyState.Open
        : dealt.Reason is null ? DutyState.Met
        : DutyState.SetAside;

    private static Deed? LastMet(Duty duty, string? entity, Situation situation)
    {
        Deed? last = null;
        foreach (var deed in duty.MetBy)
            last = DeedIndex.Later(last, situation.Deeds.Last(deed, entity));
        return last;
    }

    /// <summary>
    /// Any duty but a follow-up runs from when its condition came to hold. A follow-up begins again with each deed it follows: it
    /// runs from the first that came after it was last met.
    /// </summary>
    private static DateTime Began(Duty duty, string? entity, DateTime? met, Situation situation)
    {
        if (duty.Rule.After is { } after)
            return BeganAgain(after, entity, met, situation.Deeds);
        var since = Moments.Since(duty.Arises, situation, Truth.Yes);
        return since != Moments.FromTheBeginning
            ? since
            : situation.Facts.OpenedAt ?? situation.Now;
    }

    private static DateTime BeganAgain(
        string after,
        string? entity,
        DateTime? met,
        DeedIndex deeds
    ) => (deeds.FirstAfter(met, after, entity) ?? deeds.Last(after, entity)!).At;
}
