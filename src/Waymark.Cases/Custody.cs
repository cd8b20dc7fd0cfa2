using Waymark.Cases.Entries;

namespace Waymark.Cases;

/// <summary>One link of a device's custody: who had it, who has it from then on, where it is kept and under which seal.</summary>
/// <param name="Entry">When it happened, when it was written, by whom.</param>
/// <param name="From">Who handed it over; null where it was found and nobody says.</param>
/// <param name="To">Who has it from then on, by name; null where only the sort of holder is known.</param>
/// <param name="Holder">The sort of holder, in the vocabulary's words (device.holder).</param>
/// <param name="At">Where it is, in the vocabulary's words (device.at).</param>
public sealed record CustodyLink(
    Recorded Entry,
    string? From,
    string? To,
    string? Holder,
    string? At
)
{
    /// <summary>Where exactly it is kept; null where nobody says.</summary>
    public string? Place { get; init; }

    /// <summary>The seal it lies under; null where there is none.</summary>
    public string? Seal { get; init; }

    /// <summary>What the record does not say between the link before and this one, a sentence each; empty where the chain is whole.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];
}

/// <summary>The chain of custody of a device, read from its entries.</summary>
public static class Custody
{
    /// <summary>The links, oldest first by when they happened, each with the gap before it.</summary>
    public static IReadOnlyList<CustodyLink> Of(DeviceInCase device)
    {
        ArgumentNullException.ThrowIfNull(device);
        var links = new List<CustodyLink>();
        foreach (
            var entry in device
                .Custody.OrderBy(entry => entry.Happened)
                .ThenBy(entry => entry.Index)
        )
        {
            if (Link(entry) is { } link)
                links.Add(
                    links is [.., var before] ? link with { Gaps = [.. Gaps(before, link)] } : link
                );
        }

        return links;
    }

    private static CustodyLink? Link(Recorded entry) =>
        entry.What switch
        {
            ConcernCompleted { Device: { } told } => new(entry, null, null, told.Holder, told.At),
            DeviceFound found => new(entry, null, null, found.Holder, found.At)
            {
                Place = found.Place,
                Seal = found.Seal,
            },
            DevicePassedOn passed => new(entry, passed.From, passed.To, passed.Holder, passed.At)
            {
                Place = passed.Place,
                Seal = passed.Seal,
            },
            _ => null,
        };

    private static IEnumerable<string> Gaps(CustodyLink before, CustodyLink link)
    {
        if (before.To is { } had && link.From is { } gave && !IsSame(had, gave))
            yield return $"The record does not say how it came from {had} to {gave}.";
        if (before.Seal is { } seal && link.Seal is { } next && !IsSame(seal, next))
            yield return $"It was under seal {seal} and is now under seal {next}. The record does not say who opened it.";
    }

    private static bool IsSame(string one, string other) =>
        string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
