using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>A closed case is opened again, with the reason.</summary>
public sealed record ReopenCase(string Because) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Case.IsOpen)
            return new Refused("This case is open.");
        return Typed.Check(Because, nameof(Because), "Say why it is opened again.")
            ?? Outcome.Now(new CaseReopened(Because, false));
    }
}
