using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>A device came into the picture. Nobody looks at it: where it is, whose, and who has it.</summary>
public sealed record AddDevice(string Called, string? Owner, string? Holder, string? At)
    : CaseCommand
{
    /// <summary>Where exactly it is kept; null where nobody says.</summary>
    public string? Place { get; init; }

    /// <summary>The seal or bag it is kept in; null where it is in none.</summary>
    public string? Seal { get; init; }

    /// <summary>When it was taken, if not now.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var wrong = Typed.First(
            Typed.Check(Called, nameof(Called), "Say how people call it, such as: her own phone."),
            Typed.Check(Place, nameof(Place)),
            Typed.Check(Seal, nameof(Seal)),
            EstablishFacts.CheckGiven(now, FactIds.DeviceOwner, nameof(Owner), Owner),
            EstablishFacts.CheckGiven(now, FactIds.DeviceHolder, nameof(Holder), Holder),
            EstablishFacts.CheckGiven(now, FactIds.DeviceAt, nameof(At), At)
        );
        if (wrong is not null)
            return wrong;
        var found = new DeviceFound(now.Case.NextName('d'), Called, Owner, Holder, At)
        {
            Place = Place,
            Seal = Seal,
        };
        return new Decided([new Written(found, HappenedAt)]);
    }
}
