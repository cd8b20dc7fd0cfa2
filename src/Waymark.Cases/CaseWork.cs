using Waymark.Cases.Commands;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>What came of a piece of work, besides a <see cref="Refused"/>: it is recorded, durably.</summary>
/// <param name="Reference">The concern's or the case's.</param>
/// <param name="Entries">As they stand in the log; empty where the same form had been sent before.</param>
public sealed record Kept(CaseReference Reference, IReadOnlyList<Recorded> Entries) : Outcome;

/// <summary>
/// What pages and commands call: load, decide, append, in that order. Unknown and forbidden are both null.
/// Recording is checked against what was read; when another was faster it is read and decided again.
/// </summary>
public sealed class CaseWork(
    RecordStore record,
    ViewStore views,
    Editions editions,
    TimeProvider clock,
    Random random
)
{
    /// <summary>Raises a concern: any signed-in adult, never refused. The alert waits in the outbox when this returns.</summary>
    public Task<Kept> Raise(
        Colleague who,
        RaiseConcern command,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>Does something to a concern. Null: there is none of that reference, or it is not this person's.</summary>
    public Task<Outcome?> Do(
        Colleague who,
        string reference,
        ConcernCommand command,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>Does something to a case. Null: there is none of that reference, or it is not this person's.</summary>
    public Task<Outcome?> Do(
        Colleague who,
        string reference,
        CaseCommand command,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>Makes a case of a concern. The <see cref="Kept"/> carries the case's reference.</summary>
    public Task<Outcome?> Open(
        Colleague who,
        string concern,
        OpenCase command,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>Joins a concern to a case.</summary>
    /// <param name="sameChild">The person of the case who is this report's child; null: somebody new.</param>
    public Task<Outcome?> Join(
        Colleague who,
        string concern,
        string @case,
        string? sameChild,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>A concern, for whoever hears it; null for everybody else.</summary>
    public Task<Concern?> Concern(
        Colleague who,
        string reference,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>The reporter's own concern: status, and what they wrote.</summary>
    public Task<MyReport?> MyReport(
        Colleague who,
        string reference,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>The whole case and what the policy says of it now. That it was read is recorded, at most once per person, case and quarter hour.</summary>
    /// <param name="part">Which part is looked at: overview, words, chronology ...</param>
    public Task<Moment?> See(
        Colleague who,
        string reference,
        string part,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>The case as the senior team sees it: that there is one, its stage, and what they are asked.</summary>
    public Task<CaseStage?> SeeStage(
        Colleague who,
        string reference,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>The support side, for a colleague who was given sight of named children.</summary>
    public Task<SupportSeen?> SeeSupport(
        Colleague who,
        string reference,
        CancellationToken stop = default
    ) => throw new NotImplementedException();
}
