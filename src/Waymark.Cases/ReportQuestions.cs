using Waymark.Policies;

namespace Waymark.Cases;

/// <summary>The questions of a report whose words stand in the vocabulary: all worded as what the child has already told.</summary>
/// <param name="Part">What the child's own part was; several answers can hold.</param>
/// <param name="Owner">Whose device it is.</param>
/// <param name="Holder">Who has it now.</param>
/// <param name="At">Where it is.</param>
/// <param name="Extent">How far the picture has gone.</param>
public sealed record ReportQuestions(
    FactRule Part,
    FactRule Owner,
    FactRule Holder,
    FactRule At,
    FactRule Extent
)
{
    /// <summary>The questions as the policy words them.</summary>
    public static ReportQuestions Of(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new(
            policy.Facts[FactIds.DisclosureRole],
            policy.Facts[FactIds.DeviceOwner],
            policy.Facts[FactIds.DeviceHolder],
            policy.Facts[FactIds.DeviceAt],
            policy.Facts[FactIds.SharingExtent]
        );
    }

    /// <summary>What sort of place something is, as the policy words it.</summary>
    public static FactRule PlaceKind(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.Facts[FactIds.PlaceKind];
    }
}
