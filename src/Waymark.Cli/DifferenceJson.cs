using Waymark.Cases;
using Waymark.Policies;
using Waymark.Policies.Comparison;

namespace Waymark.Cli;

/// <summary>What differs between two editions, for a program to read.</summary>
internal static class DifferenceJson
{
    public static void Write(PolicyDifference difference, IReadOnlyList<CaseDifference>? cases) =>
        Shared.WriteJson(
            new
            {
                older = Edition(difference.Older),
                newer = Edition(difference.Newer),
                clauses = difference.Clauses.Select(clause => new
                {
                    id = clause.Clause.Id,
                    words = clause.Words is { } turn ? Word(turn) : null,
                    before = clause.Words is null ? null : clause.Before?.Text,
                    after = clause.Words is null ? null : clause.After?.Text,
                    rules = clause.Rules.Select(Rule),
                }),
                elsewhere = difference.Elsewhere.Select(Rule),
                cases = cases?.Select(Case),
            }
        );

    private static object Edition(Policy policy) =>
        new { id = policy.Edition.Id, digest = policy.Digest };

    private static object Rule(RuleDifference rule) =>
        new
        {
            kind = rule.Kind,
            id = rule.Id,
            turn = Word(rule.Turn),
            says = rule.Says,
            clauses = rule.Clauses,
            changed = rule.Changed,
            because = rule.Because,
        };

    private static object Case(CaseDifference one) =>
        new
        {
            reference = one.Case.Text,
            edition = one.Edition,
            duties = one.Difference.Duties.Select(duty => new
            {
                id = duty.Outlook.Duty.Id,
                turn = Word(duty.Turn),
                entity = duty.Outlook.Entity,
                says = duty.Outlook.Duty.Do,
                clauses = duty.Outlook.Duty.Clauses,
                changed = duty.Changed,
            }),
            acts = one.Difference.Acts.Select(act => new
            {
                id = act.Before.Act.Id,
                target = act.Before.Target,
                before = GuidanceJson.Word(act.Before.Verdict),
                after = GuidanceJson.Word(act.After.Verdict),
                clauses = act.After.Clauses,
            }),
            stale = one.Difference.Stale.Select(decision => decision.Decision.Id),
        };

    private static string Word(Turn turn) =>
        turn switch
        {
            Turn.Appears => "appears",
            Turn.Goes => "goes",
            _ => "changes",
        };
}
