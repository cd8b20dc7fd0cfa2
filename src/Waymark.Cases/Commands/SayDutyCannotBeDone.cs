using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>Whoever owes a duty cannot do it, and says why. It stays open: the leads are told and see to it.</summary>
public sealed record SayDutyCannotBeDone(string Duty, string? Entity, string Reason) : CaseCommand
{
    public override bool IsFor(Colleague who, Case one) => Access.OnCase(who, one) > Sight.Status;

    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (Duties.Find(now, Duty, Entity) is not { State: Policies.DutyState.Open } outlook)
            return new Refused("This is not waiting to be done.");
        if (!Duties.MayDealWith(now, outlook.Duty))
            return new Refused("This is for somebody else to do.");
        return Typed.Check(Reason, nameof(Reason), "Say why it cannot be done.")
            ?? Outcome.Now(new DutyHandedBack(Duty, Entity, outlook.Duty.Do, Reason));
    }
}
