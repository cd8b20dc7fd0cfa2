using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Cases.Commands;

/// <summary>A colleague needs the support side no more.</summary>
public sealed record EndSight(PersonId Of, string Why) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var sight = now.Case.Sights.FirstOrDefault(one => one.To == Of);
        if (sight is null)
            return new Refused("This person has no sight of the case.");
        return Typed.Check(Why, nameof(Why), "Say why it ends.")
            ?? Outcome.Now(new SightEnded(Of, sight.ToName, Why));
    }
}
