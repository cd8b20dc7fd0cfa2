using Waymark.Policies;

namespace Waymark.Cases.Commands;

/// <summary>Finding a duty, and whose it is to deal with.</summary>
internal static class Duties
{
    internal static DutyOutlook? Find(Moment now, string duty, string? entity) =>
        now.Guidance.Duties.FirstOrDefault(outlook =>
            outlook.Duty.Id == duty && outlook.Entity == entity
        );

    /// <summary>Those who see the whole case may deal with any of its duties; others with those of a role they hold.</summary>
    internal static bool MayDealWith(Moment now, DutyRule rule) =>
        Access.OnCase(now.Who, now.Case) == Sight.Whole || now.Who.Has(rule.By);
}
