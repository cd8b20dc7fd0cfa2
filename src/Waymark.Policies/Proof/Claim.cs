using Waymark.Policies.Conditions;

namespace Waymark.Policies.Proof;

/// <summary>What a property says of a case: conditions, and what the guidance makes of them.</summary>
internal abstract record Claim;

/// <summary>A condition of the policy language.</summary>
internal sealed record That(Condition Condition) : Claim;

internal sealed record AllOf(IReadOnlyList<Claim> Parts) : Claim;

internal sealed record AnyOf(IReadOnlyList<Claim> Parts) : Claim;

internal sealed record NotSo(Claim Part) : Claim;

internal sealed record SomeOf(Scope Scope, Claim Where) : Claim;

/// <summary>Nothing stands against the act: for the target at hand, else with no target or with any.</summary>
internal sealed record IsAllowed(ActRules Act) : Claim;

/// <summary>Each of the clauses is cited against the act: for the target at hand, else with none named.</summary>
internal sealed record IsCited(ActRules Act, IReadOnlyList<string> Clauses) : Claim;

/// <summary>One of the duties is open: for the entity at hand, else for any.</summary>
internal sealed record IsOpen(IReadOnlyList<Duty> Duties) : Claim;

/// <summary>Of two states of a case: what is said of the first, or of the second.</summary>
internal sealed record InState(bool IsAfter, Claim Says) : Claim;

/// <summary>One of the duties was open in the first state, and is not in the second.</summary>
internal sealed record HasEnded(IReadOnlyList<Duty> Duties) : Claim;

/// <summary>One of the duties was owed in the first state, and in the second it is not settled whether it is.</summary>
internal sealed record IsInDoubt(IReadOnlyList<Duty> Duties) : Claim;

/// <summary>The act was allowed in the first state, and is not in the second, with the same target.</summary>
internal sealed record HasClosed(ActRules Act) : Claim;

/// <summary>Where the duty of the edition below is owed, for each of its clauses one of these is owed for the same entity.</summary>
/// <param name="Above">For each clause of the duty below, the duties here that can answer to it.</param>
internal sealed record StaysOwed(Duty Below, IReadOnlyList<IReadOnlyList<Duty>> Above) : Claim;

/// <summary>Each clause that the edition below cites against the act is cited here, with the same target.</summary>
internal sealed record StaysCited(ActRules Below, ActRules Above) : Claim;

/// <summary>What the edition below requires of a decision is required here, and who must agree there must agree here.</summary>
/// <param name="Above">Null: there is no such decision here.</param>
internal sealed record StaysDecided(Decision Below, Decision? Above) : Claim;

/// <summary>A property as it is proved.</summary>
/// <param name="Each">The kind of entity of which it is said; null: of the case.</param>
/// <param name="When">The cases of which it is said: where this is known to hold.</param>
/// <param name="Always">What must be known to hold in each of them.</param>
/// <param name="Change">How two states differ of which it is said; null: it is said of one.</param>
internal sealed record Property(
    PropertyRule Rule,
    Bounds Over,
    Scope? Each,
    Claim When,
    Claim Always,
    Change? Change
)
{
    /// <summary>The edition below, where the property says how the two compare in one case; else null.</summary>
    public Policy? Below { get; init; }
}
