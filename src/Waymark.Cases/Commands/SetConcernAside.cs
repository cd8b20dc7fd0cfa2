using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>Not a matter for this policy: why, and where it went instead.</summary>
public sealed record SetConcernAside(string Reason, string WentTo) : ConcernCommand
{
    public override Outcome Decide(Concern concern, Colleague who, SchoolTime time)
    {
        if (concern.State is ConcernState.InCase or ConcernState.SetAside)
            return new Refused("This report has been dealt with.");
        if (concern.TakenBy is null)
            return new Refused("Take this report before you decide on it.");
        return Typed.First(
                Typed.Check(Reason, nameof(Reason), "Say why this policy is not the one."),
                Typed.Check(WentTo, nameof(WentTo), "Say where it went instead.")
            ) ?? Outcome.Now(new ConcernSetAside(Reason, WentTo));
    }
}
