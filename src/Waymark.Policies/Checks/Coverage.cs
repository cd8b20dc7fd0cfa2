using Waymark.Policies.Chapters;
using Waymark.Policies.Conditions;
using Waymark.Policies.Scenarios;

namespace Waymark.Policies.Checks;

/// <summary>How many of an edition's rules its scenarios exercise: duties, rows against acts, rows of decisions, agreements and letters.</summary>
public sealed record RulesExercised(int Exercised, int Of);

/// <summary>Which rules came up in cases: a rule that no scenario exercises may be wrong without anybody seeing it.</summary>
internal sealed class Coverage(Policy policy)
{
    // A ground has the clauses of the row it comes from: the same list. A case with a switch on is judged by another reading of the
    // words, so its rows are not these: it exercises duties and letters only.
    private readonly HashSet<object> came = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> duties = [];
    private readonly HashSet<string> letters = [];

    private IEnumerable<Bar> Bars => policy.Rules.Acts.SelectMany(act => act.Bars);

    private IEnumerable<When<DecisionRow>> Rows =>
        policy.Rules.Decisions.SelectMany(decision => decision.Rows);

    private IEnumerable<When<Agreement>> Agreements =>
        policy.Rules.Decisions.SelectMany(decision => decision.Agreements);

    /// <summary>How many there are, and how many of them came up.</summary>
    public RulesExercised Count
    {
        get
        {
            var missed =
                policy.Duties.Count(IsMissed)
                + Bars.Count(bar => !came.Contains(bar.Clauses))
                + Rows.Count(row => !came.Contains(row.Row))
                + Agreements.Count(row => !came.Contains(row.Row))
                + policy.Letters.Count(letter => !letters.Contains(letter.Id));
            var all =
                policy.Duties.Count
                + Bars.Count()
                + Rows.Count()
                + Agreements.Count()
                + policy.Letters.Count;
            return new RulesExercised(all - missed, all);
        }
    }

    /// <summary>Notes what came up in one case, and which duties of the school it names.</summary>
    public void Add(Guidance guidance, Expectations expect)
    {
        foreach (var duty in guidance.Duties)
        {
            if (duty.State is not (DutyState.NotArising or DutyState.MayArise))
                duties.Add(duty.Duty.Id);
        }
        duties.UnionWith(
            policy
                .Duties.Where(duty =>
                    duty.Scope == Scope.School && duty.Clauses.Intersect(expect.School).Any()
                )
                .Select(duty => duty.Id)
        );
        came.UnionWith(
            guidance.Permissions.SelectMany(act => act.Grounds).Select(ground => ground.Clauses)
        );
        foreach (var decision in guidance.Decisions)
        {
            came.UnionWith(decision.Why);
            came.UnionWith(decision.MustAgree);
        }
        letters.UnionWith(guidance.Letters.Select(letter => letter.Letter.Id));
    }

    /// <summary>A notice for each rule of the edition that never came up.</summary>
    public void Tell(FindingList findings)
    {
        foreach (var duty in policy.Duties.Where(IsMissed))
            findings.Notice(
                duty.Place,
                $"no scenario brings up the duty `{duty.Id}`",
                duty.Scope == Scope.School
                    ? "name one of its clauses under `school` in what a case expects"
                    : "write one in which it arises, and one like it in which it does not"
            );
        foreach (var act in policy.Rules.Acts)
        {
            foreach (var bar in act.Bars.Where(bar => !came.Contains(bar.Clauses)))
                findings.Notice(
                    bar.Place,
                    $"no scenario has `{act.Act.Id}` refused by this row",
                    "write one in which it refuses, and one like it in which it does not"
                );
        }
        foreach (var decision in policy.Rules.Decisions)
        {
            foreach (var row in decision.Rows.Where(row => !came.Contains(row.Row)))
                findings.Notice(
                    decision.Rule.Place,
                    $"no scenario has `{row.Row.Option}` {(row.Row.Requires ? "required" : "presumed")} in the decision `{decision.Rule.Id}`",
                    $"write one for: {row.Row.Say}"
                );
            foreach (var row in decision.Agreements.Where(row => !came.Contains(row.Row)))
                findings.Notice(
                    decision.Rule.Place,
                    $"no scenario asks for an agreement to the decision `{decision.Rule.Id}`",
                    $"write one for: {row.Row.Say}"
                );
        }
        foreach (var letter in policy.Letters.Where(letter => !letters.Contains(letter.Id)))
            findings.Notice(letter.Place, $"no scenario is offered the letter `{letter.Id}`");
    }

    private bool IsMissed(DutyRule duty) => !duties.Contains(duty.Id);
}
