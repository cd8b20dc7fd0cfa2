using Waymark.Cases;
using Waymark.Policies;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Policies.Proof;

/// <summary>The editions that ship, by name.</summary>
internal static class Shipped
{
    public static PolicyFolder Folder(string edition) =>
        PolicyFolder.Read(
            Path.Combine(Repository.Root, "policies/image-sharing", edition),
            DateOnly.FromDateTime(Model2019.Now)
        );

    public static Policy Policy(string edition) => Folder(edition).Reading.Policy!;
}
