using System.Text;
using System.Text.Json;
using Waymark.Record;
using Waymark.Record.Export;

namespace Waymark.Tests.Record;

/// <summary>The published copies of an export, a witness's file and a proof, good and bad. The product and the second checker say of each what stands beside it.</summary>
public sealed class BadVectorTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("waymark-bad-").FullName;

    [Fact]
    public async Task Both_checkers_say_of_every_published_copy_what_stands_beside_it()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Vectors.Path("bad.json")));
        var known = vectors.RootElement.GetProperty("key").GetString()!;
        var copies = vectors
            .RootElement.GetProperty("cases")
            .EnumerateArray()
            .Select((one, at) => Make(one, Path.Combine(_root, $"{at}"), known))
            .ToList();
        var lines = copies.Select(copy =>
            JsonSerializer.Serialize(
                new
                {
                    what = $"--{copy.What}",
                    key = copy.Key,
                    file = copy.Path,
                    outside = copy.Outside,
                }
            )
        );
        var (code, output) = await CheckerTests.Node(["--many"], string.Join('\n', lines));
        var theirs = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal((0, 133, 133), (code, copies.Count, theirs.Length));
        foreach (var (copy, second) in copies.Zip(theirs))
        {
            var ours = Verify(copy);
            Assert.Equal(
                (copy.Name, copy.Expected),
                (
                    copy.Name,
                    new Found(ours.Flaw is null, ours.Flaw is null ? ours.Size : ours.Flaw.Index)
                )
            );
            Assert.Equal((copy.Name, copy.Expected), (copy.Name, Read(second)));
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static Verdict Verify(Copy copy)
    {
        var key = VerifierKey.Parse(copy.Key);
        var outside = copy.Outside.Select(File.ReadAllText).ToList();
        return copy.What switch
        {
            "export" => ExportVerifier.Verify(copy.Path, key, outside),
            "witness" => WitnessFolder.Verify(Exactly(copy.Path), key, outside),
            _ => EntryProof.Verify(Exactly(copy.Path), key, outside),
        };
    }

    private static string Exactly(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(path));

    private static Copy Make(JsonElement one, string path, string known)
    {
        var (what, of) = (Text(one, "what"), Vectors.Path(Text(one, "of")));
        if (what == "export")
        {
            Directory.CreateDirectory(path);
            foreach (var file in Directory.GetFiles(of))
                File.Copy(file, Path.Combine(path, Path.GetFileName(file)));
        }
        else
        {
            File.Copy(of, path);
        }

        foreach (var file in one.GetProperty("files").EnumerateObject())
            Change(what == "export" ? Path.Combine(path, file.Name) : path, file.Value);
        var outside = new List<string>();
        if (one.TryGetProperty("outside", out var kept))
        {
            foreach (var text in kept.EnumerateArray())
            {
                outside.Add($"{path}.outside{outside.Count}");
                File.WriteAllBytes(outside[^1], Bytes(text));
            }
        }

        return new Copy(
            Text(one, "name"),
            what,
            path,
            one.TryGetProperty("key", out var key) ? key.GetString()! : known,
            outside,
            Expected(one)
        );
    }

    private static void Change(string path, JsonElement change)
    {
        if (change.ValueKind == JsonValueKind.Null)
        {
            File.Delete(path);
            return;
        }

        var (at, take) = (
            change.GetProperty("at").GetInt32(),
            change.GetProperty("take").GetInt32()
        );
        var old = File.ReadAllBytes(path);
        File.WriteAllBytes(path, [.. old[..at], .. Bytes(change), .. old[(at + take)..]]);
    }

    private static byte[] Bytes(JsonElement from) =>
        from.TryGetProperty("text", out var text)
            ? Encoding.UTF8.GetBytes(text.GetString()!)
            : Convert.FromHexString(Text(from, "hex"));

    private static Found Read(string line)
    {
        using var verdict = JsonDocument.Parse(line);
        return Expected(verdict.RootElement);
    }

    private static Found Expected(JsonElement from)
    {
        var isSound = from.GetProperty("sound").GetBoolean();
        var number = from.GetProperty(isSound ? "size" : "index");
        return new Found(
            isSound,
            number.ValueKind == JsonValueKind.Null ? null : number.GetInt64()
        );
    }

    private static string Text(JsonElement from, string name) =>
        from.GetProperty(name).GetString()!;

    /// <param name="Number">The size if it is sound, else the first bad entry; null for none.</param>
    private sealed record Found(bool IsSound, long? Number);

    private sealed record Copy(
        string Name,
        string What,
        string Path,
        string Key,
        IReadOnlyList<string> Outside,
        Found Expected
    );
}
