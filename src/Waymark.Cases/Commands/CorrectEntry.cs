using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>An entry was wrong. Both stay: the old struck through, the correction beside it.</summary>
/// <param name="Of">The place of the entry in the school's log.</param>
public sealed record CorrectEntry(long Of, string Says, string Reason) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var entry = now.Case.Entries.FirstOrDefault(one => one.Index == Of);
        if (entry is null || entry.What is RecordRead)
            return new Refused("There is no such entry in this case.");
        if (now.Case.StruckOut.Contains(Of))
            return new Refused("This entry has been corrected.");
        return Typed.First(
                Typed.Check(Says, nameof(Says), "Write what is right."),
                Typed.Check(Reason, nameof(Reason), "Say why it is corrected.")
            ) ?? Outcome.Now(new Corrected(Of, Says, Reason));
    }
}
