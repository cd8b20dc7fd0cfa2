using Waymark.Policies.Chapters;

namespace Waymark.Policies.Checks;

/// <summary>Which rules came up in cases: a rule that no scenario exercises may be wrong without anybody seeing it.</summary>
internal sealed class Coverage(Policy policy)
{
    private readonly HashSet<string> duties = [];
    private readonly HashSet<string> letters = [];
    private readonly HashSet<DecisionRow> rows = [];

    // A ground has the clauses of the row it comes from: the same list.
    private readonly HashSet<object> bars = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes what came up in one case.</summary>
    public void Add(Guidance guidance)
    {
        foreach (var duty in guidance.Duties)
        {
            if (duty.State is not (DutyState.NotArising or DutyState.MayArise))
                duties.Add(duty.Duty.Id);
        }
        foreach (var ground in guidance.Permissions.SelectMany(act => act.Grounds))
            bars.Add(ground.Clauses);
        foreach (var letter in guidance.Letters)
            letters.Add(letter.Letter.Id);
        rows.UnionWith(guidance.Decisions.SelectMany(decision => decision.Why));
    }

    /// <summary>A notice for each rule of the edition that never came up.</summary>
    public void Tell(FindingList findings)
    {
        foreach (var duty in policy.Duties.Where(IsMissed))
            findings.Notice(
                duty.Place,
                $"no scenario brings up the duty `{duty.Id}`",
                "write one in which it arises, and one like it in which it does not"
            );
        foreach (var act in policy.Rules.Acts)
        {
            foreach (var bar in act.Bars.Where(bar => !bars.Contains(bar.Clauses)))
                findings.Notice(
                    bar.Place,
                    $"no scenario has `{act.Act.Id}` refused by this row",
                    "write one in which it refuses, and one like it in which it does not"
                );
        }
        foreach (var decision in policy.Rules.Decisions)
        {
            foreach (var row in decision.Rows.Where(row => !rows.Contains(row.Row)))
                findings.Notice(
                    decision.Rule.Place,
                    $"no scenario has `{row.Row.Option}` {(row.Row.Requires ? "required" : "presumed")} in the decision `{decision.Rule.Id}`",
                    $"write one for: {row.Row.Say}"
                );
        }
        foreach (var letter in policy.Letters.Where(letter => !letters.Contains(letter.Id)))
            findings.Notice(letter.Place, $"no scenario is offered the letter `{letter.Id}`");
    }

    /// <summary>A duty of the school is of no case, and one behind a switch that is off comes up in none.</summary>
    private bool IsMissed(DutyRule duty) =>
        duty.Scope != Scope.School
        && !duties.Contains(duty.Id)
        && !policy.Switches.Any(one => one.Id == duty.Switch && !one.IsOn);
}
