using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>Whoever answers a request asks for more, or whoever made it tells more. The request goes on waiting.</summary>
public sealed record DiscussSearch(string Ask, string Words) : CaseCommand
{
    public override bool IsFor(Colleague who, Case one) =>
        base.IsFor(who, one) || Access.MaySign(who, one);

    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (Searches.Find(now.Case, Ask) is not { State: SearchState.Asked })
            return new Refused("This request has been answered.");
        return Typed.Check(
                Words,
                nameof(Words),
                "Write what you need to know, or what you can add."
            ) ?? Outcome.Now(new SearchDiscussed(Ask, Words));
    }
}
