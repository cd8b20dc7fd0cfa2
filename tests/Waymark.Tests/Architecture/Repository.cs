using System.Runtime.CompilerServices;

namespace Waymark.Tests.Architecture;

/// <summary>The repository as files, found from where this source file stands.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(path => endings.Any(path.EndsWith))
            .Where(path => !IsGenerated(path));

    public static string Relative(string path) => Path.GetRelativePath(Root, path);

    private static bool IsGenerated(string path) =>
        path.Contains("/node_modules/", StringComparison.Ordinal)
        || path.Contains("/obj/", StringComparison.Ordinal)
        || path.Contains("/bin/", StringComparison.Ordinal);

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Waymark.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder
            ?? throw new InvalidOperationException("Waymark.slnx is above no folder of " + here);
    }
}
