using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>Something worth keeping in the chronology, with its own time.</summary>
public sealed record MakeNote(string Words, DateTimeOffset? HappenedAt, DateTimeOffset? ToldAt)
    : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (HappenedAt > now.At)
            return new Refused("This is in the future.") { Field = nameof(HappenedAt) };
        if (ToldAt > now.At)
            return new Refused("This is in the future.") { Field = nameof(ToldAt) };
        return Typed.Check(Words, nameof(Words), "Write what happened.")
            ?? new Decided([new Written(new NoteMade(Words), HappenedAt, ToldAt)]);
    }
}
