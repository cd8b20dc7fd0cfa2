namespace Waymark.Policies;

/// <summary>Yes, no, or not known (Kleene).</summary>
public enum Truth
{
    /// <summary>Known not to hold.</summary>
    No,

    /// <summary>Cannot be settled from what is known.</summary>
    Unknown,

    /// <summary>Known to hold.</summary>
    Yes,
}

/// <summary>How strongly a duty binds, weakest first, so that comparisons read as they sound.</summary>
public enum Strength
{
    /// <summary>Guidance that is shown.</summary>
    Inform,

    /// <summary>Offered; never holds a case open.</summary>
    Consider,

    /// <summary>A decision with reasons must stand before closing.</summary>
    Decide,

    /// <summary>Done, or set aside with a written reason.</summary>
    Must,

    /// <summary>No reason can set it aside.</summary>
    Absolute,
}

/// <summary>Where a duty stands in a case.</summary>
public enum DutyState
{
    /// <summary>Its trigger is known not to hold.</summary>
    NotArising,

    /// <summary>Its trigger cannot be settled: see the questions.</summary>
    MayArise,

    /// <summary>Owed, and neither met nor set aside.</summary>
    Open,

    /// <summary>Done.</summary>
    Met,

    /// <summary>Left undone, with a reason.</summary>
    SetAside,
}

/// <summary>One duty of the policy, for the case or for one entity of it.</summary>
/// <param name="Duty">The rule.</param>
/// <param name="Entity">The person, device or place it is owed for; null for the case.</param>
/// <param name="Since">When it arose, school local time; null unless owed.</param>
/// <param name="DueAt">When it is due, school local time; null where it has no clock or is not owed.</param>
/// <param name="DealtWith">When, by whom and, where set aside, why; null while open.</param>
public sealed record DutyOutlook(
    DutyRule Duty,
    string? Entity,
    DutyState State,
    DateTime? Since,
    DateTime? DueAt,
    DealtWith? DealtWith
)
{
    /// <summary>Whether it keeps a case from being closed: open, and a decision or stronger.</summary>
    public bool HoldsOpen => State == DutyState.Open && Duty.Strength >= Strength.Decide;
}

/// <summary>How a duty was dealt with.</summary>
public sealed record DealtWith(DateTime At, string? By, string? Reason);

/// <summary>What the policy says to an act.</summary>
public enum Verdict
{
    /// <summary>At least one clause is known to refuse it.</summary>
    Refused,

    /// <summary>Nothing known refuses it, but something needed is not known.</summary>
    CannotSay,

    /// <summary>Nothing stands against it.</summary>
    Allowed,
}

/// <summary>One ground on which an act is refused, or cannot be settled.</summary>
/// <param name="Clauses">What it rests on; never empty.</param>
/// <param name="Say">A sentence a person can act on.</param>
/// <param name="Known">True when it is known to refuse; false when something needed is unknown.</param>
/// <param name="GrantedBy">The role whose grant would supply it; null where no grant can. Such a ground never blocks asking.</param>
/// <param name="Facts">The unknown facts that would settle it.</param>
public sealed record Ground(
    IReadOnlyList<string> Clauses,
    string Say,
    bool Known,
    string? GrantedBy,
    IReadOnlyList<FactAsked> Facts
);

/// <summary>An act, what the policy says to it, on what grounds, and what to do instead.</summary>
/// <param name="Target">The person, device or place named; null: none named.</param>
public sealed record Permission(
    ActRule Act,
    string? Target,
    Verdict Verdict,
    IReadOnlyList<Ground> Grounds,
    string? Instead
)
{
    /// <summary>Whether it may be put to the person who grants it: every ground left is one that their grant supplies.</summary>
    public bool MayBeAsked => Grounds.All(ground => ground.GrantedBy is not null);

    /// <summary>Every clause cited against it, each once, in the policy's order.</summary>
    public IEnumerable<string> Clauses => Grounds.SelectMany(ground => ground.Clauses).Distinct();
}

/// <summary>What the policy says of a decision as the facts stand.</summary>
/// <param name="Required">The one option the facts require; null where none is.</param>
/// <param name="Presumed">The option that stands unless a reason is given; null where none is.</param>
/// <param name="Why">The rows that require or presume, with their clauses and sentences.</param>
/// <param name="MustAgree">For each option, who else must agree and under which clauses.</param>
/// <param name="Taken">The decision that stands, stale or not; null where none was taken.</param>
/// <param name="IsStale">Whether what is required or presumed has changed since it was taken.</param>
/// <param name="Basis">What is required and presumed now, as text to keep with the decision.</param>
public sealed record DecisionOutlook(
    DecisionRule Decision,
    string? Required,
    string? Presumed,
    IReadOnlyList<DecisionRow> Why,
    IReadOnlyList<Agreement> MustAgree,
    DecisionTaken? Taken,
    bool IsStale,
    string Basis
);

/// <summary>A fact, of the case (entity null) or of one entity.</summary>
public sealed record FactAsked(string Fact, string? Entity);

/// <summary>A question that still matters, with what it would settle.</summary>
/// <param name="Stakes">What an answer could change, most urgent first.</param>
/// <param name="Urgency">The strongest duty that an answer could raise; null where none.</param>
public sealed record Question(
    FactRule Fact,
    string? Entity,
    IReadOnlyList<Stake> Stakes,
    Strength? Urgency
)
{
    /// <summary>The same in words only, each once.</summary>
    public IEnumerable<string> Why => Stakes.Select(stake => stake.Says);
}

/// <summary>Something that an answer could change.</summary>
/// <param name="Says">In a sentence.</param>
/// <param name="Clauses">The clauses that it rests on.</param>
public sealed record Stake(string Says, IReadOnlyList<string> Clauses);

/// <summary>Answers to one question that would change an outcome, if any of them stood and all else were as it is.</summary>
/// <param name="Answers">Each with the same effect; of ages and numbers one for all that the rules do not tell apart.</param>
/// <param name="Says">The question, the answers and what would then be, in a sentence.</param>
public sealed record Turning(FactAsked Asked, IReadOnlyList<FactValue> Answers, string Says);

/// <summary>A letter that the policy offers for this case.</summary>
public sealed record LetterOffered(LetterRule Letter, string? Entity);

/// <summary>Why an outcome is as it is, as a tree in plain words.</summary>
/// <param name="Says">One line: a condition or a fact in words, with its value and by whom and when it became known.</param>
/// <param name="Truth">What it comes to.</param>
public sealed record Reason(string Says, Truth Truth, IReadOnlyList<Reason> Because)
{
    /// <summary>The facts at its ends as plain sentences, each once, without the tree.</summary>
    public IEnumerable<string> Sentences() => Ends().Distinct();

    private IEnumerable<string> Ends() =>
        Because.Count > 0 ? Because.SelectMany(reason => reason.Ends())
        : Says.Length > 0 ? [Says]
        : [];
}
