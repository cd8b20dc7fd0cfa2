using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>Somebody's own words, taken once, with who took them and when.</summary>
/// <param name="Of">The person of the case whose words they are; null: somebody else.</param>
public sealed record RecordAccount(
    string? Of,
    string TakenBy,
    string Words,
    DateTimeOffset? TakenAt
) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (TakenAt > now.At)
            return new Refused("This is in the future.") { Field = nameof(TakenAt) };
        return Typed.First(
                Typed.Check(Words, nameof(Words), "Write the words as they were said."),
                Typed.Check(TakenBy, nameof(TakenBy), "Say who took the words down.")
            ) ?? new Decided([new Written(new AccountRecorded(Of, TakenBy, Words), TakenAt)]);
    }
}
