using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>A letter that the policy offers was made. What it does not offer is refused before it is made.</summary>
public sealed record MakeLetter(string Letter, string? Entity, string? To) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var offered = now.Guidance.Letters.FirstOrDefault(one =>
            one.Letter.Id == Letter && one.Entity == Entity
        );
        if (offered is null)
            return new Refused("The policy does not offer this letter as the case stands.");
        return Typed.Check(To, nameof(To))
            ?? Outcome.Now(new LetterMade(Letter, offered.Letter.Title, Entity, To));
    }
}
