using Waymark.Cases;
using Waymark.Policies;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Policies;

/// <summary>The edition that ships, read once from policies/.</summary>
internal static class Model2019
{
    public static DateTime Now { get; } = new(2026, 11, 16, 10, 0, 0);

    public static PolicyFolder Folder { get; } =
        PolicyFolder.Read(
            Path.Combine(Repository.Root, "policies/image-sharing/model-2019"),
            DateOnly.FromDateTime(Now)
        );

    public static Policy Policy { get; } =
        Folder.Reading.Policy
        ?? throw new InvalidOperationException(string.Join('\n', Folder.Reading.Findings));

    public static Guidance Evaluate(CaseFacts facts, Deeds? deeds = null) =>
        Policy.Evaluate(facts, deeds ?? Deeds.None, Now);
}
