using System.Runtime.CompilerServices;
using Waymark.Cases;

namespace Waymark.Bench;

/// <summary>The repository that this was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>An edition of the policies that stand in it.</summary>
    public static Policies.Policy Edition(string name, DateOnly today)
    {
        var reading = PolicyFolder.Read(PathOf("policies", "image-sharing", name), today).Reading;
        return reading.Policy
            ?? throw new InvalidOperationException($"The edition {name} has errors.");
    }

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
