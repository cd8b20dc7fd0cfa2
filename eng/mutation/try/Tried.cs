using System.Text.Json;

namespace Waymark.Tests.Mutation;

/// <summary>What came of a mutant: killed, crashed (the tests' program ended), timeout, survived.</summary>
internal sealed record Tried(string File, string Hash, string Key, string Outcome, string? Killer)
{
    public static string Name(Mutant mutant) => $"{mutant.File} {mutant.Hash} {mutant.Key}";

    /// <summary>The last word on each mutant, by <see cref="Name"/>.</summary>
    public static Dictionary<string, Tried> Read(string path)
    {
        var tried = new Dictionary<string, Tried>();
        if (System.IO.File.Exists(path))
            foreach (var line in System.IO.File.ReadLines(path))
            {
                var one = JsonSerializer.Deserialize<Tried>(line)!;
                tried[$"{one.File} {one.Hash} {one.Key}"] = one;
            }
        return tried;
    }
}
