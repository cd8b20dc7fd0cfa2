using System.Globalization;
using Waymark.Cases.Entries;

namespace Waymark.Cases;

/// <summary>The registers of a case, people, devices and places, and the facts that they give the policy.</summary>
internal static class RegisterFold
{
    private const string Alleged = "alleged";
    private const string Discloser = "discloser";

    internal static Case Apply(Case now, Recorded entry, Knowing know) =>
        entry.What switch
        {
            PersonAdded added when !now.Has(added.Entity) => Added(now, entry, added, know),
            PersonPartsTold told => Told(now, entry, told, know),
            DeviceFound found when !now.Has(found.Entity) => Found(now, entry, found, know),
            DevicePassedOn passed => Passed(now, entry, passed, know),
            PlaceFound place when !now.Has(place.Entity) => Found(now, entry, place, know),
            _ => now,
        };

    /// <summary>The child and the device that a report tells of.</summary>
    internal static Case FromReport(
        Case now,
        Recorded entry,
        ConcernCompleted report,
        ConcernLink link,
        Knowing know
    )
    {
        if (link.Child is { } child && !now.Has(child))
        {
            var name = report.Pupil?.Name ?? report.Child.Typed;
            now = Added(
                now,
                entry,
                new(child, name, PartsOf(report.Parts), report.Pupil, null, null),
                know
            );
        }

        if (link.Device is { } device && report.Device is { } told && !now.Has(device))
        {
            now = Found(
                now,
                entry,
                new DeviceFound(
                    device,
                    "The device the child told of",
                    told.Owner,
                    told.Holder,
                    told.At
                ),
                know
            );
        }

        return now;
    }

    /// <summary>What the child said of their own part, as the part of a person.</summary>
    private static List<string> PartsOf(IReadOnlyList<string> told)
    {
        var parts = new List<string>();
        if (told.Contains("depicted"))
            parts.Add("depicted");
        if (told.Contains("received"))
            parts.Add("recipient");
        if (told.Contains("sent"))
            parts.AddRange(["creator", "sender"]);
        if (told.Contains("shared-on"))
            parts.Add("forwarder");
        if (told.Contains("witness"))
            parts.Add("witness");
        parts.Add(Discloser);
        return parts;
    }

    /// <summary>The registers as facts given later have it: a part or a holder may be told as a plain fact.</summary>
    internal static Case Reflect(
        Case now,
        Dictionary<(string? Entity, string Fact), KnownFact> facts
    ) =>
        now with
        {
            People =
            [
                .. now.People.Select(one =>
                    facts.TryGetValue((one.Entity, FactIds.PersonRoles), out var parts)
                        ? one with
                        {
                            Parts = parts.Values,
                        }
                        : one
                ),
            ],
            Devices =
            [
                .. now.Devices.Select(one =>
                    one with
                    {
                        Owner = Last(facts, one.Entity, FactIds.DeviceOwner) ?? one.Owner,
                        Holder = Last(facts, one.Entity, FactIds.DeviceHolder) ?? one.Holder,
                        At = Last(facts, one.Entity, FactIds.DeviceAt) ?? one.At,
                    }
                ),
            ],
            Places =
            [
                .. now.Places.Select(one =>
                    one with
                    {
                        Kind = Last(facts, one.Entity, FactIds.PlaceKind) ?? one.Kind,
                    }
                ),
            ],
        };

    private static string? Last(
        Dictionary<(string? Entity, string Fact), KnownFact> facts,
        string entity,
        string fact
    ) => facts.GetValueOrDefault((entity, fact)) is { Values: [var value, ..] } ? value : null;

    private static Case Added(Case now, Recorded entry, PersonAdded added, Knowing know)
    {
        var parts = added.Colleague is null ? added.Parts : [.. added.Parts, FactIds.StaffPart];
        if (parts.Count > 0)
            know(entry, FactIds.PersonRoles, added.Entity, [.. parts.Distinct()]);
        if (added.Age is { } age)
            know(
                entry,
                FactIds.PersonAge,
                added.Entity,
                age.ToString(CultureInfo.InvariantCulture)
            );
        if (added.Pupil is { } pupil)
            FromRegister(entry, added.Entity, pupil, know);
        foreach (var fact in added.Facts)
            know(entry, fact.Fact, added.Entity, [.. fact.Values]);
        return now with
        {
            People =
            [
                .. now.People,
                new(
                    added.Entity,
                    added.Name ?? added.Pupil?.Name,
                    [.. parts.Distinct()],
                    Alleged,
                    added.Pupil
                )
                {
                    Colleague = added.Colleague,
                },
            ],
        };
    }

    private static void FromRegister(Recorded entry, string person, PupilSeen pupil, Knowing know)
    {
        know(entry, FactIds.PersonSetting, person, FactIds.OwnSetting);
        if (pupil.Born is { } born)
            know(
                entry,
                FactIds.PersonBorn,
                person,
                born.ToString("O", CultureInfo.InvariantCulture)
            );
        if (pupil.Sex is { } sex)
            know(entry, FactIds.PersonSex, person, sex);
        if (pupil.Send is { } send)
            know(entry, FactIds.PersonSend, person, send ? FactIds.Yes : FactIds.No);
    }

    private static Case Told(Case now, Recorded entry, PersonPartsTold told, Knowing know)
    {
        know(entry, FactIds.PersonRoles, told.Entity, [.. told.Parts]);
        return now with
        {
            People =
            [
                .. now.People.Select(one =>
                    one.Entity == told.Entity
                        ? one with
                        {
                            Parts = told.Parts,
                            HowSure = told.HowSure,
                        }
                        : one
                ),
            ],
        };
    }

    private static Case Found(Case now, Recorded entry, DeviceFound found, Knowing know)
    {
        if (found.Owner is { } owner)
            know(entry, FactIds.DeviceOwner, found.Entity, owner);
        Whereabouts(entry, found.Entity, found.Holder, found.At, know);
        return now with
        {
            Devices =
            [
                .. now.Devices,
                new(found.Entity, found.Called, found.Owner, found.Holder, found.At)
                {
                    Place = found.Place,
                    Seal = found.Seal,
                    Custody = [entry],
                },
            ],
        };
    }

    private static Case Passed(Case now, Recorded entry, DevicePassedOn passed, Knowing know)
    {
        Whereabouts(entry, passed.Entity, passed.Holder, passed.At, know);
        return now with
        {
            Devices =
            [
                .. now.Devices.Select(one =>
                    one.Entity == passed.Entity
                        ? one with
                        {
                            Holder = passed.Holder,
                            At = passed.At ?? one.At,
                            Place = passed.Place,
                            Seal = passed.Seal,
                            Custody = [.. one.Custody, entry],
                        }
                        : one
                ),
            ],
        };
    }

    private static void Whereabouts(
        Recorded entry,
        string device,
        string? holder,
        string? at,
        Knowing know
    )
    {
        if (holder is not null)
            know(entry, FactIds.DeviceHolder, device, holder);
        if (at is not null)
            know(entry, FactIds.DeviceAt, device, at);
    }

    private static Case Found(Case now, Recorded entry, PlaceFound place, Knowing know)
    {
        if (place.Kind is { } kind)
            know(entry, FactIds.PlaceKind, place.Entity, kind);
        return now with { Places = [.. now.Places, new(place.Entity, place.Called, place.Kind)] };
    }
}
