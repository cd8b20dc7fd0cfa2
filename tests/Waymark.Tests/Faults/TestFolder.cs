namespace Waymark.Tests.Faults;

/// <summary>A folder of a test's own, in memory where there is such a place: these tests bring their own disk.</summary>
internal static class TestFolder
{
    private const string Memory = "/dev/shm";

    public static string Make(string name)
    {
        var within = Directory.Exists(Memory) ? Memory : Path.GetTempPath();
        var folder = Path.Combine(within, $"waymark-{name}-{Path.GetRandomFileName()}");
        return Directory.CreateDirectory(folder).FullName;
    }
}
