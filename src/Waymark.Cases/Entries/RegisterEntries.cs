using Waymark.Record;

namespace Waymark.Cases.Entries;

/// <summary>person-added/1: somebody came into the picture. Parts are alleged until told otherwise.</summary>
/// <param name="Entity">The name within the case (p1); not shown to people.</param>
/// <param name="Name">What they are called; null where nobody knows.</param>
/// <param name="Parts">The parts they played (person.roles).</param>
/// <param name="Pupil">From the register; null where not a pupil here.</param>
/// <param name="Colleague">An adult who works here: the case does not exist for them.</param>
public sealed record PersonAdded(
    string Entity,
    string? Name,
    IReadOnlyList<string> Parts,
    PupilSeen? Pupil,
    PersonId? Colleague,
    int? Age
) : Happening
{
    /// <summary>Anything else known of them at once.</summary>
    public IReadOnlyList<FactGiven> Facts { get; init; } = [];
    public override string Headline => "A person was added";
    public override string? Detail =>
        $"{Name ?? "Somebody, name not known"}: {(Parts.Count == 0 ? "part not known" : string.Join(", ", Parts))}";
}

/// <summary>person-parts-told/1: what part somebody played, as it now appears.</summary>
/// <param name="HowSure">In words: alleged, own account, confirmed.</param>
public sealed record PersonPartsTold(string Entity, IReadOnlyList<string> Parts, string HowSure)
    : Happening
{
    public override string Headline => "The part of a person was told";
    public override string? Detail => $"{string.Join(", ", Parts)} ({HowSure})";
    public override bool CanBeStruckOut => true;
}

/// <summary>device-found/1: a device came into the picture, where it was and whose it is.</summary>
/// <param name="Entity">The name within the case (d1).</param>
/// <param name="Called">How people call it: "the older phone".</param>
public sealed record DeviceFound(
    string Entity,
    string Called,
    string? Owner,
    string? Holder,
    string? At
) : Happening
{
    /// <summary>Where exactly it is kept, and under which seal; null where it is not.</summary>
    public string? Place { get; init; }

    /// <summary>The seal or bag it is kept in; null where it is in none.</summary>
    public string? Seal { get; init; }
    public override string Headline => "A device was recorded";
    public override string? Detail => Called;
}

/// <summary>device-passed-on/1: one link of custody: from whom, to whom, where it is now, under which seal.</summary>
/// <param name="Holder">Who has it now, in the vocabulary's words (device.holder).</param>
/// <param name="At">Where it is now (device.at); null where not said.</param>
public sealed record DevicePassedOn(
    string Entity,
    string From,
    string To,
    string Holder,
    string? At
) : Happening
{
    /// <summary>Where exactly it is kept; null where nobody says.</summary>
    public string? Place { get; init; }

    /// <summary>The seal or bag it is kept in; null where it is in none.</summary>
    public string? Seal { get; init; }
    public override string Headline => "A device was passed on";
    public override string? Detail =>
        $"From {From} to {To}"
        + (Place is null ? "" : $", kept in {Place}")
        + (Seal is null ? "" : $", seal {Seal}");
}

/// <summary>place-found/1: a kind of place that holds or carried it. Never an address of the picture itself.</summary>
public sealed record PlaceFound(string Entity, string Called, string? Kind) : Happening
{
    public override string Headline => "A place was recorded";
    public override string? Detail => Called;
}

/// <summary>account-recorded/1: somebody's own words, taken once.</summary>
/// <param name="Of">Whose words; null where the case has no such person.</param>
/// <param name="TakenBy">Who took them.</param>
public sealed record AccountRecorded(string? Of, string TakenBy, string Words) : Happening
{
    public override string Headline => "Somebody's own words were taken down";
    public override string? Detail => Words;
    public override bool CanBeStruckOut => true;
}

/// <summary>wishes-recorded/1: what the child wants to happen, and whom they want with them.</summary>
public sealed record WishesRecorded(string Child, string Wishes, string? WantsWithThem) : Happening
{
    public override string Headline => "The child's wishes were recorded";
    public override string? Detail =>
        WantsWithThem is null ? Wishes : $"{Wishes} Wants with them: {WantsWithThem}";
    public override bool CanBeStruckOut => true;
}

/// <summary>child-told/1: what the child was told or promised.</summary>
public sealed record ChildTold(string Child, string Told, string? Promised) : Happening
{
    public override string Headline => "The child was told what happens next";
    public override string? Detail => Promised is null ? Told : $"{Told} Promised: {Promised}";
    public override bool CanBeStruckOut => true;
}
