namespace Waymark.Cases.Commands;

/// <summary>Something a person wants done to a concern that is not yet part of a case.</summary>
public abstract record ConcernCommand
{
    /// <summary>Which sending of a form this is: sending the same form twice records once.</summary>
    public Guid? Submission { get; init; }

    /// <summary>Entries, or a refusal. Pure.</summary>
    public abstract Outcome Decide(Concern concern, Colleague who, SchoolTime time);

    /// <summary>Who may do it: the leads' (or the restricted reader's) unless the command says otherwise.</summary>
    public virtual bool IsFor(Colleague who, Concern concern) =>
        Access.OnConcern(who, concern) == Sight.Whole;
}
