using Waymark.Policies.Conditions;

namespace Waymark.Policies.Proof;

/// <summary>
/// That an edition is nowhere looser than the one it builds on, as properties: what is asked there without exception, what is refused
/// and under which clauses, what is required of a decision and who must agree to it. A school's own layer keeps duties of every strength.
/// </summary>
internal sealed class Loosening(Policy policy, Policy below)
{
    private static readonly Bounds Over = new(2, 2, 2, 1);

    /// <summary>The properties, in the order of the edition below.</summary>
    public IReadOnlyList<Property> Properties => [.. Duties(), .. Acts(), .. Decisions()];

    private IEnumerable<Property> Duties() =>
        below
            .Rules.CaseDuties.Where(duty => IsKept(duty.Rule))
            .Select(duty =>
                Of(
                    duty.Rule.Id,
                    duty.Rule.Clauses,
                    $"What {below.Edition.Id} asks is asked here: {duty.Rule.Do}",
                    (duty.Rule.Step, duty.Rule.Place),
                    duty.Rule.Scope == Scope.Case ? null : duty.Rule.Scope,
                    new StaysOwed(
                        duty,
                        [.. duty.Rule.Clauses.Select(clause => Answering(duty, clause))]
                    )
                )
            );

    // A follow-up begins with a deed, and a deed may bear another name here. That it is kept can be seen in its block.
    private bool IsKept(DutyRule duty) =>
        (policy.Edition.IsSchoolLayer || duty.Strength == Strength.Absolute)
        && (duty.After is null || NameHere("duty", duty.After) == duty.After);

    private List<Duty> Answering(Duty duty, string clause) =>
        policy
            .Rules.CaseDuties.Where(one =>
                one.Rule.Scope == duty.Rule.Scope
                && one.Rule.Strength >= duty.Rule.Strength
                && one.Rule.Clauses.Contains(clause)
            )
            .ToList();

    private IEnumerable<Property> Acts() =>
        below
            .Rules.Acts.Where(act => act.Act.Id != Policy.Closing && act.Bars.Count > 0)
            .Select(act =>
                Of(
                    act.Act.Id,
                    [.. act.Bars.SelectMany(bar => bar.Clauses).Distinct()],
                    $"What {below.Edition.Id} says against this act is said here too: {act.Act.Title}",
                    At(act.Bars[0]),
                    null,
                    new StaysCited(act, policy.Rules.Acts.First(one => one.Act.Id == act.Act.Id))
                )
            );

    private IEnumerable<Property> Decisions() =>
        below
            .Rules.Decisions.Where(decision =>
                decision.Agreements.Count > 0 || decision.Rows.Any(row => row.Row.Requires)
            )
            .Select(decision =>
                Of(
                    decision.Rule.Id,
                    decision.Rule.Clauses,
                    $"What {below.Edition.Id} requires of this decision is required here: {decision.Rule.Title}",
                    (decision.Rule.Step, decision.Rule.Place),
                    null,
                    new StaysDecided(
                        decision,
                        policy.Rules.Decisions.FirstOrDefault(one =>
                            one.Rule.Id == NameHere("decision", decision.Rule.Id)
                        )
                    )
                )
            );

    private (Step, Place) At(Bar bar) => (below.Clauses[bar.Clauses[0]].Step, bar.Place);

    /// <summary>The id of what stands here in the place of a rule below.</summary>
    private string NameHere(string kind, string id) =>
        policy
            .Changes.Where(change => change.ReplacedBy is not null)
            .Aggregate(
                id,
                (name, change) =>
                    change.Rule == name && Layers.Layering.Family(change.Kind) == kind
                        ? change.ReplacedBy!
                        : name
            );

    private Property Of(
        string id,
        IReadOnlyList<string> clauses,
        string says,
        (Step Step, Place Place) at,
        Scope? each,
        Claim claim
    ) =>
        new(
            new PropertyRule($"never-looser.{id}", clauses, says, at.Step, at.Place),
            Over,
            each,
            new AllOf([]),
            claim,
            null
        )
        {
            Below = below,
        };
}
