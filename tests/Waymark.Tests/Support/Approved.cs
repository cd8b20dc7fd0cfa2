using System.Runtime.CompilerServices;

namespace Waymark.Tests.Support;

/// <summary>Holds text against a file that a person has approved. What differs is written beside it as .received, to look at and take over.</summary>
internal static class Approved
{
    /// <param name="path">The approved file, from the folder of the test.</param>
    public static void Text(string actual, string path, [CallerFilePath] string here = "")
    {
        var approved = Path.Combine(Path.GetDirectoryName(here)!, path);
        var received = Path.ChangeExtension(approved, ".received.txt");
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var expected = File.Exists(approved)
            ? File.ReadAllText(approved).ReplaceLineEndings("\n")
            : "";
        if (expected != text)
            File.WriteAllText(received, text);
        else
            File.Delete(received);
        Assert.Equal(expected, text);
    }
}
