using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>The head does not allow a search.</summary>
public sealed record RefuseSearch(string Ask, string Reason) : CaseCommand
{
    public override bool IsFor(Colleague who, Case one) =>
        base.IsFor(who, one) || Access.MaySign(who, one);

    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (Searches.Find(now.Case, Ask) is not { Asked: { } asked } search)
            return new Refused("There is no such request.");
        if (search.State != SearchState.Asked)
            return new Refused("This request has been answered.");
        return Searches.CheckSigner(now, asked)
            ?? Typed.Check(Reason, nameof(Reason), "Say why you do not allow it.")
            ?? Outcome.Now(new SearchRefused(Ask, search.Device, Reason));
    }
}
