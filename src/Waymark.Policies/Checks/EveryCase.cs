using Waymark.Policies.Chapters;
using Waymark.Policies.Conditions;
using Waymark.Policies.Questions;

namespace Waymark.Policies.Checks;

/// <summary>
/// What is so in every case, however its facts are answered or left: worked out with decision diagrams, not by trying. Terms that
/// are always or never so, duties and refusals that never come up, and duties to do what is refused to everyone.
/// </summary>
internal sealed class EveryCase
{
    private readonly Policy policy;
    private readonly List<(Situation Situation, DiagramOf Of)> shapes;

    public EveryCase(Policy policy)
    {
        this.policy = policy;
        shapes = Shapes
            .Of(policy)
            .Select(situation =>
            {
                var diagrams = new Diagrams();
                var variables = new Variables(situation, policy.Rules.Limits, diagrams);
                return (situation, new DiagramOf(policy.Rules, situation, diagrams, variables));
            })
            .ToList();
    }

    public void Tell(FindingList findings)
    {
        foreach (var term in policy.Rules.Terms)
            CheckTerm(term, findings);
        foreach (var duty in policy.Rules.Duties)
            CheckDuty(duty, findings);
        foreach (var act in policy.Rules.Acts)
        {
            foreach (var bar in act.Bars.Where(bar => IsNever(bar, act)))
                findings.Error(
                    bar.Place,
                    $"this row can never refuse `{act.Act.Id}`",
                    "its condition holds in no case: look at what it asks for together"
                );
        }
    }

    /// <summary>What a row needs and nobody knows stands against the act too.</summary>
    private bool IsNever(Bar bar, ActRules act) =>
        Always(new UnlessKnownToBe(bar.Stands), ScopesOf(bar, act)) == Truth.No;

    private void CheckTerm(Term term, FindingList findings)
    {
        if (term.IsChoice)
        {
            foreach (var row in term.Rows.Where(row => Always(row.When, term.SpeaksOf) == Truth.No))
                findings.Error(
                    term.Place,
                    $"the term `{term.Id}` is never `{row.Value}`",
                    "its condition holds in no case: look at what it asks for together"
                );
            return;
        }
        var always = Always(term.Holds, term.SpeaksOf);
        if (always is not null)
            findings.Error(
                term.Place,
                $"the term `{term.Id}` is {(always == Truth.Yes ? "always" : "never")} so",
                "look at what its condition asks for together"
            );
    }

    private void CheckDuty(Duty duty, FindingList findings)
    {
        var rule = duty.Rule;
        var isOff = policy.Switches.Any(one => one.Id == rule.Switch && !one.IsOn);
        if (isOff)
            return;
        var scopes = new[] { rule.Scope };
        if (Always(duty.Arises, scopes) == Truth.No)
            findings.Error(
                rule.Place,
                $"the duty `{rule.Id}` never arises",
                "its condition holds in no case: look at what it asks for together"
            );
        if (rule.Act is not { } id)
            return;
        var act = policy.Rules.Acts.First(act => act.Act.Id == id);
        var refusing = act.Bars.FirstOrDefault(bar =>
            Always(bar.Stands, ScopesOf(bar, act)) == Truth.Yes
        );
        if (refusing is not null)
            findings.Error(
                rule.Place,
                $"`{rule.Id}` is a duty to do what is refused to everyone: `{id}`, by {Words.Ticked(refusing.Clauses)}",
                "let the duty ask for something else, or name no act"
            );
    }

    private static IReadOnlyCollection<Scope> ScopesOf(Bar bar, ActRules act) =>
        bar.OnTarget ? [Scope.Act, act.Act.Target] : [Scope.Act];

    /// <summary>Yes or No where the condition is known to be so, or never known to hold, in every case; else null.</summary>
    private Truth? Always(Condition condition, IReadOnlyCollection<Scope> speaksOf)
    {
        Truth? always = null;
        foreach (var (situation, of) in shapes)
        {
            if (speaksOf.Any(scope => situation.Count(scope) == 0))
                continue;
            var truth = Of(condition, speaksOf, situation, of);
            if (truth is null || (always is not null && truth != always))
                return null;
            always = truth;
        }
        return always;
    }

    private static Truth? Of(
        Condition condition,
        IReadOnlyCollection<Scope> speaksOf,
        Situation situation,
        DiagramOf of
    )
    {
        var before = speaksOf.Select(scope => (scope, situation.Bind(scope, 0))).ToList();
        var sure = of.IsSure(condition);
        foreach (var (scope, index) in before)
            situation.Bind(scope, index);
        return sure switch
        {
            (int)Truth.Yes => Truth.Yes,
            (int)Truth.No => Truth.No,
            _ => null,
        };
    }
}
