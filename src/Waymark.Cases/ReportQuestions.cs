using Waymark.Cases.Entries;
using Waymark.Policies;

namespace Waymark.Cases;

/// <summary>The questions of a report whose words stand in the vocabulary: all worded as what the child has already told. Null: the policy does not ask it, and neither does the report.</summary>
/// <param name="Part">What the child's own part was; several answers can hold.</param>
/// <param name="Owner">Whose device it is.</param>
/// <param name="Holder">Who has it now.</param>
/// <param name="At">Where it is.</param>
/// <param name="Extent">How far the picture has gone.</param>
public sealed record ReportQuestions(
    FactRule? Part,
    FactRule? Owner,
    FactRule? Holder,
    FactRule? At,
    FactRule? Extent
)
{
    /// <summary>Whether the policy knows of an adult who may be involved.</summary>
    public bool AsksOfAdult { get; private init; }

    /// <summary>Whether the report asks what it is about.</summary>
    public bool AskWhat => Part is not null || AsksOfAdult;

    /// <summary>The questions of the device and the spread that the policy asks, with what was told of each; null where nothing was.</summary>
    public IEnumerable<(FactRule Question, string? Told)> OfDevice(ToldOfDevice? told)
    {
        (FactRule? Question, string? Told)[] all =
        [
            (Owner, told?.Owner),
            (Holder, told?.Holder),
            (At, told?.At),
            (Extent, told?.SharingExtent),
        ];
        return all.Where(one => one.Question is not null).Select(one => (one.Question!, one.Told));
    }

    /// <summary>The questions as the policy words them.</summary>
    public static ReportQuestions Of(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new(
            policy.Facts.GetValueOrDefault(FactIds.DisclosureRole),
            policy.Facts.GetValueOrDefault(FactIds.DeviceOwner),
            policy.Facts.GetValueOrDefault(FactIds.DeviceHolder),
            policy.Facts.GetValueOrDefault(FactIds.DeviceAt),
            policy.Facts.GetValueOrDefault(FactIds.SharingExtent)
        )
        {
            AsksOfAdult = policy.Facts.ContainsKey(FactIds.AdultInvolved),
        };
    }
}
