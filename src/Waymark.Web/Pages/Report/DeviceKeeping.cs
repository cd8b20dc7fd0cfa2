using Waymark.Cases;
using Waymark.Policies;

namespace Waymark.Web.Pages.Report;

/// <summary>How a device is kept safe and who does it, as the policy's own duties say.</summary>
/// <param name="Owners">The titles of the roles that keep it.</param>
internal sealed record DeviceKeeping(
    IReadOnlyList<string> Owners,
    IReadOnlyList<string> Duties,
    IReadOnlyList<string> Clauses
)
{
    public static DeviceKeeping Of(Policy policy)
    {
        var duties = policy
            .Duties.Where(duty => duty.After is null && duty.Scope == Scope.Device)
            .Where(duty => duty.MetBy.Contains(DeedNames.DeviceSecured))
            .ToList();
        return new(
            [.. duties.Select(duty => policy.Roles[duty.By].Title).Distinct()],
            [.. duties.Select(duty => $"{duty.Do} {duty.Hint}".TrimEnd())],
            [.. duties.SelectMany(duty => duty.Clauses).Distinct()]
        );
    }
}
