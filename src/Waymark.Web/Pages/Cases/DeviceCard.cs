using Waymark.Cases;
using Waymark.Policies;

namespace Waymark.Web.Pages.Cases;

/// <summary>A device as the case knows it, in words.</summary>
internal sealed record DeviceCard(Moment Now, DeviceInCase Device)
{
    public string Address => $"/cases/{Now.Case.Reference}/devices/{Device.Entity}";

    public string Owner => In(FactIds.DeviceOwner, Device.Owner);

    public string Holder => In(FactIds.DeviceHolder, Device.Holder);

    public string At => In(FactIds.DeviceAt, Device.At);

    /// <summary>Where it is and where it is kept.</summary>
    public string Place => Joined(Asks(FactIds.DeviceAt) ? At : null, Device.Place);

    /// <summary>What else the policy asks of a device, with the answer so far.</summary>
    public IEnumerable<(FactRule Rule, string? Answer)> Others =>
        Now
            .Policy.Facts.Values.Where(rule =>
                rule.Scope == Scope.Device
                && rule.Id is not (FactIds.DeviceOwner or FactIds.DeviceHolder or FactIds.DeviceAt)
            )
            .Select(rule => (rule, Answer(rule)));

    public IReadOnlyList<CustodyLink> Chain => Custody.Of(Device);

    public bool HasGaps => Chain.Any(link => link.Gaps.Count > 0);

    /// <summary>Who has it now, by name where the chain says.</summary>
    public string? LastHolder => Chain.LastOrDefault(link => link.To is not null)?.To;

    /// <summary>Where it was and under which seal, at one link of the chain.</summary>
    public string Whereabouts(CustodyLink link) =>
        Joined(
            Asks(FactIds.DeviceAt) ? In(FactIds.DeviceAt, link.At) : null,
            link.Place is { } kept ? $"kept in {kept}" : null,
            link.Seal is { } seal ? $"seal {seal}" : null
        );

    /// <summary>Whether the policy asks this of a device.</summary>
    public bool Asks(string fact) => Now.Policy.Facts.ContainsKey(fact);

    /// <summary>A value of the vocabulary in its words.</summary>
    public string In(string fact, string? value) =>
        value is not null && Now.Policy.Facts.TryGetValue(fact, out var rule)
            ? FactWords.Of(rule, value)
            : "Not known";

    private string? Answer(FactRule rule) =>
        Now.Case.Facts.FirstOrDefault(known =>
            known.Fact == rule.Id && known.Entity == Device.Entity
        )
            is { } answer
            ? FactWords.Of(rule, answer.Values)
            : null;

    private static string Joined(params string?[] parts) =>
        string.Join(", ", parts.OfType<string>()) is { Length: > 0 } said ? said : "Not known";
}
