using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>Something a person wants done to a case. Each command is one file: what it carries, what it refuses, what it records.</summary>
public abstract record CaseCommand
{
    /// <summary>Which sending of a form this is: sending the same form twice records once.</summary>
    public Guid? Submission { get; init; }

    /// <summary>Entries, or a refusal. Pure: everything it may look at is in the moment.</summary>
    public abstract Outcome Decide(Moment now);

    /// <summary>Who may do it, besides having sight of the whole case: most commands are the leads' and the head's.</summary>
    public virtual bool IsFor(Colleague who, Case one)
    {
        ArgumentNullException.ThrowIfNull(who);
        return Access.OnCase(who, one) == Sight.Whole;
    }

    /// <summary>Decides, and opens a closed case again where what was recorded raises duties that must be dealt with.</summary>
    public Outcome DecideAndReopen(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var outcome = Decide(now);
        if (now.Case.IsOpen || outcome is not Decided decided)
            return outcome;
        var then = now.With(decided.Entries);
        if (then.Case.IsOpen || then.Standing.Count == 0)
            return outcome;
        var duties = then.Standing.Select(duty => duty.Duty.Do.TrimEnd('.')).Distinct();
        var because = string.Join("; ", duties) + ".";
        return new Decided([.. decided.Entries, new Written(new CaseReopened(because, true))]);
    }
}
