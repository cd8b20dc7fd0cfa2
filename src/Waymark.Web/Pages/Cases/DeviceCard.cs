using Waymark.Cases;

namespace Waymark.Web.Pages.Cases;

/// <summary>A device as the case knows it, in words.</summary>
internal sealed record DeviceCard(Moment Now, DeviceInCase Device)
{
    public string Address => $"/cases/{Now.Case.Reference}/devices/{Device.Entity}";

    public string Owner => In(FactIds.DeviceOwner, Device.Owner);

    public string Holder => In(FactIds.DeviceHolder, Device.Holder);

    public string At => In(FactIds.DeviceAt, Device.At);

    public IReadOnlyList<CustodyLink> Chain => Custody.Of(Device);

    public bool HasGaps => Chain.Any(link => link.Gaps.Count > 0);

    /// <summary>Who has it now, by name where the chain says.</summary>
    public string? LastHolder => Chain.LastOrDefault(link => link.To is not null)?.To;

    /// <summary>A value of the vocabulary in its words.</summary>
    public string In(string fact, string? value) =>
        value is null ? "Not known" : FactWords.Of(Now.Policy.Facts[fact], value);
}
