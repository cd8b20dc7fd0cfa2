using Waymark.Policies.Chapters;

namespace Waymark.Policies.Checks;

/// <summary>Whether an edition is looser than the one it builds on in a case: what is absolute or refused there must be so here, under the same clauses.</summary>
internal sealed class LooserCases(Policy policy, FindingList findings)
{
    private readonly HashSet<string> told = [];

    /// <param name="name">The case, as findings name it.</param>
    public void Compare(Guidance below, Guidance guidance, string name)
    {
        foreach (var duty in below.Duties.Where(IsAbsolute))
        {
            var missing = duty.Duty.Clauses.Where(clause =>
                !guidance.Duties.Any(one =>
                    IsAbsolute(one)
                    && one.Entity == duty.Entity
                    && one.Duty.Clauses.Contains(clause)
                )
            );
            foreach (var clause in missing)
                Tell(
                    clause,
                    $"no absolute duty rests on `{clause}`, where `{duty.Duty.Id}` did",
                    name
                );
        }
        foreach (var act in below.Permissions.Where(act => act.Act.Id != Policy.Closing))
        {
            var now = guidance.Permissions.FirstOrDefault(one =>
                one.Act.Id == act.Act.Id && one.Target == act.Target
            );
            foreach (var clause in act.Clauses.Except(now?.Clauses ?? []))
                Tell(clause, $"`{act.Act.Id}` is not refused by `{clause}` as it was", name);
        }
    }

    // What was done may be named by clauses that the edition below does not have, so what is met counts as what is open does.
    private static bool IsAbsolute(DutyOutlook duty) =>
        duty.State is not (DutyState.NotArising or DutyState.MayArise)
        && duty.Duty.Strength == Strength.Absolute;

    // One finding for each clause and outcome: the first case shows it.
    private void Tell(string clause, string what, string name)
    {
        var place = policy.Clauses.GetValueOrDefault(clause)?.Place;
        if (place is not null && told.Add(what))
            findings.Error(
                place,
                $"looser than the edition below: {what}",
                $"it is so in {name}; look at what this edition puts in the place of rules or terms below"
            );
    }
}
