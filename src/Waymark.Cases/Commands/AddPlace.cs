using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>A kind of place that holds or carried it: a group chat, a site, a network. Never an address of the picture.</summary>
public sealed record AddPlace(string Called, string? Kind) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return Typed.Check(Called, nameof(Called), "Say what kind of place, such as: a group chat.")
            ?? EstablishFacts.CheckGiven(now, FactIds.PlaceKind, nameof(Kind), Kind)
            ?? Outcome.Now(new PlaceFound(now.Case.NextName('l'), Called, Kind));
    }
}
