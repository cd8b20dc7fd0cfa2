using Waymark.Cases.Entries;
using Waymark.Policies;

namespace Waymark.Cases.Commands;

/// <summary>A duty is left undone, with a written reason. No reason sets an absolute duty aside.</summary>
public sealed record SetDutyAside(string Duty, string? Entity, string Reason) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (Duties.Find(now, Duty, Entity) is not { } outlook)
            return new Refused("The policy has no such duty here.");
        var rule = outlook.Duty;
        if (rule.Strength == Strength.Absolute)
        {
            return new Refused("This must be done. No reason can set it aside.", rule.Clauses, []);
        }

        if (!rule.CanBeSetAside)
            return new Refused("This need not be done, so there is nothing to set aside.");
        if (outlook.State is DutyState.Met or DutyState.SetAside)
            return new Refused("This has been dealt with.");
        return Typed.Check(Reason, nameof(Reason), "Say why this is left undone.")
            ?? Outcome.Now(new DutySetAside(Duty, Entity, rule.Do, Reason));
    }
}
