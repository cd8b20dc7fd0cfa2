using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>A question was asked and nobody can answer it, because of something. It stays unknown; it is no longer unasked.</summary>
public sealed record MarkNotKnown(string Fact, string? Entity, string Because) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (!now.Policy.Facts.ContainsKey(Fact) || (Entity is not null && !now.Case.Has(Entity)))
            return new Refused("The policy does not know this question.");
        return Typed.Check(Because, nameof(Because), "Say who was asked and why it is not known.")
            ?? Outcome.Now(new AskedNotKnown(Fact, Entity, Because));
    }
}
