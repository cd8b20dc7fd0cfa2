using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>The head allows a search until a time. The policy is asked again, as the facts stand now.</summary>
/// <param name="Until">When the permission ends.</param>
public sealed record AllowSearch(string Ask, DateTimeOffset Until, string Reason) : CaseCommand
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
        if (Searches.CheckSigner(now, asked) is { } notTheirs)
            return notTheirs;
        if (Until <= now.At)
            return new Refused("Choose a time that is still to come.") { Field = nameof(Until) };
        if (Typed.Check(Reason, nameof(Reason), "Say why you allow it.") is { } wrong)
            return wrong;
        var answer = now.Guidance.May(
            search.Act,
            search.Device,
            PolicyInput.Act(Ask, search.Facts)
        );
        if (!answer.MayBeAsked)
            return Searches.Refusal(answer, ground => ground.GrantedBy is null);
        var granted = Searches
            .Grantable(answer, now.Policy)
            .Select(fact => new FactGiven(fact, null, [FactIds.Yes]));
        return Outcome.Now(new SearchAllowed(Ask, search.Device, Until, Reason, [.. granted]));
    }
}
