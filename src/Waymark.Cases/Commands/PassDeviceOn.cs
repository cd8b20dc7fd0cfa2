using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>One link of custody: from whom, to whom, where it is kept now and under which seal.</summary>
public sealed record PassDeviceOn(string Device, string From, string To, string Holder, string? At)
    : CaseCommand
{
    /// <summary>Where exactly it is kept; null where nobody says.</summary>
    public string? Place { get; init; }

    /// <summary>The seal or bag it is kept in; null where it is in none.</summary>
    public string? Seal { get; init; }

    /// <summary>When it happened, if not now.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Case.Devices.All(one => one.Entity != Device))
            return new Refused("Choose a device of this case.") { Field = nameof(Device) };
        if (HappenedAt > now.At)
            return new Refused("This is in the future.") { Field = nameof(HappenedAt) };
        var wrong = Typed.First(
            Typed.Check(From, nameof(From), "Say who handed it over."),
            Typed.Check(To, nameof(To), "Say who has it now."),
            Typed.Check(Place, nameof(Place)),
            Typed.Check(Seal, nameof(Seal)),
            EstablishFacts.CheckGiven(now, FactIds.DeviceHolder, nameof(Holder), Holder),
            EstablishFacts.CheckGiven(now, FactIds.DeviceAt, nameof(At), At)
        );
        if (wrong is not null)
            return wrong;
        var passed = new DevicePassedOn(Device, From, To, Holder, At)
        {
            Place = Place,
            Seal = Seal,
        };
        return new Decided([new Written(passed, HappenedAt)]);
    }
}
