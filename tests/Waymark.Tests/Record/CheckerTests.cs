using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Waymark.Record;
using Waymark.Record.Export;

namespace Waymark.Tests.Record;

/// <summary>Two checkers, ours and one in another language written from docs/record-format.md alone, look at the same exports.</summary>
public sealed class CheckerTests : IDisposable
{
    private const int Good = 300;
    private const int SeedsOfEach = 25;

    private readonly string _root = Directory.CreateTempSubdirectory("waymark-exports-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_checkers_agree_on_300_good_and_1475_bad_exports_and_on_the_first_bad_entry()
    {
        var cases = GoodOnes().Concat(BadOnes()).ToList();
        var theirs = await SecondChecker(cases);

        Assert.Equal(1_775, cases.Count);
        Assert.Equal(cases.Count, theirs.Count);
        foreach (var (one, second) in cases.Zip(theirs))
        {
            var ours = ExportVerifier.Verify(one.Folder, one.Key, one.Outside);
            Assert.True(
                one.IsSound == ours.Flaw is null && one.Index == ours.Flaw?.Index,
                $"{one.Name}: ours says {ours.Flaw}, expected {one.Index}"
            );
            Assert.True(
                one.IsSound == second.GetProperty("sound").GetBoolean()
                    && one.Index == Number(second, "index"),
                $"{one.Name}: the second checker says {second}, expected {one.Index}"
            );
            if (one.IsSound)
            {
                Assert.Equal(ours.Size, Number(second, "size"));
                Assert.Equal(ours.Root, second.GetProperty("root").GetString());
            }
        }
    }

    [Fact]
    public void The_second_checker_is_short_and_needs_nothing_but_Node()
    {
        var lines = File.ReadAllLines(Checker);

        Assert.InRange(lines.Length, 1, 300);
        Assert.All(
            lines.Where(line => line.Contains("require(", StringComparison.Ordinal)),
            line => Assert.Contains("require(\"node:", line, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("{export}", 0, "\"size\":3")]
    [InlineData("--witness {witness}", 0, "\"size\":3")]
    [InlineData("--proof {proof}", 0, "\"size\":3")]
    [InlineData("{changed-export}", 0, "\"size\":5")]
    [InlineData("--witness {changed-witness}", 0, "\"size\":5")]
    public async Task The_second_checker_finds_the_vectors_sound(
        string arguments,
        int code,
        string says
    )
    {
        var key = (await File.ReadAllTextAsync(Vectors.Path("export/export.txt"), Stop)).Split(
            '\n'
        )[1];
        string[] typed =
        [
            .. arguments.Split(' ')[..^1],
            key,
            Vectors.Path(
                arguments.Split(' ')[^1] switch
                {
                    "{export}" => "export",
                    "{witness}" => "witness.txt",
                    "{changed-export}" => "export-key-changed",
                    "{changed-witness}" => "witness-key-changed.txt",
                    _ => "entry-1.tlog-proof",
                }
            ),
        ];
        var (ended, output) = await Node(typed, "");

        Assert.Equal(code, ended);
        Assert.Contains(says, output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Checker =>
        Path.Combine(Architecture.Repository.Root, "tests", "checker", "checker.js");

    private IEnumerable<Case> GoodOnes()
    {
        for (var seed = 0; seed < Good; seed++)
        {
            // Of each three one was never given another key, one once, one twice.
            var changes = seed % 3;
            using var one = new ExportInTest(
                new Random(seed),
                changes == 0 ? 0 : changes + 2,
                changes
            );
            Vary(one);
            yield return Written($"good {seed}", one, true, null);
        }
    }

    private IEnumerable<Case> BadOnes()
    {
        Assert.Equal((40, 19), (ExportSpoils.All.Count, KeyChangeSpoils.All.Count));
        return Spoiled("kind", ExportSpoils.All, 2, 0)
            .Concat(Spoiled("change", KeyChangeSpoils.All, 5, 2));
    }

    private IEnumerable<Case> Spoiled(
        string name,
        IReadOnlyList<Func<ExportInTest, long?>> kinds,
        int atLeast,
        int changes
    )
    {
        for (var kind = 0; kind < kinds.Count; kind++)
        {
            for (var seed = 0; seed < SeedsOfEach; seed++)
            {
                var random = new Random((1000 * kind) + seed);
                using var one = new ExportInTest(random, atLeast, changes);
                var index = kinds[kind](one);
                yield return Written($"{name} {kind} seed {seed}", one, false, index);
            }
        }
    }

    /// <summary>What an export may differ in and still be sound.</summary>
    private static void Vary(ExportInTest one)
    {
        var newest = one.Notes.Values[^1];
        switch (one.Random.Next(8))
        {
            case 0:
                one.MoreNotes.AddRange(one.Notes.Values.Reverse());
                break;
            case 1:
                one.Notes[one.Size] = newest + "— witness.example/w1 AAAAAAAA\n";
                break;
            case 2:
                foreach (var size in one.Notes.Keys.Where(size => size != one.Size).ToList())
                    if (!one.Changes.Contains(size))
                        one.Notes.Remove(size);
                break;
            case 3:
                one.Outside.Add(
                    $"Keep this.\r\n\r\n{newest.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\n"
                );
                break;
            case 4:
                var half = one.AgreedAt(one.Size / 2);
                var note = one.Notes.GetValueOrDefault(half, newest);
                one.Outside.Add($"old 0\n\n{note}old 9\n\n{newest}");
                break;
            case 5:
                // The chain from outside only, and the export under a key of before.
                one.Outside.AddRange(one.Changes.Select(at => one.Notes[at]));
                one.Changes.ForEach(at => one.Notes.Remove(at));
                one.About = ExportFolder.About(one.Key);
                break;
            case 6:
                one.MoreNotes.AddRange(
                    one.Changes.Select(at =>
                        one.SignChange(
                            one.TreeAt(at),
                            one.Signing[one.Turn(at)],
                            one.Signing[one.Turn(at) + 1]
                        )
                    )
                );
                break;
        }
    }

    private Case Written(string name, ExportInTest one, bool isSound, long? index)
    {
        var folder = one.Write(Path.Combine(_root, name.Replace(' ', '-')));
        var outside = one.Outside.Select(
            (text, i) =>
            {
                var path = string.Create(CultureInfo.InvariantCulture, $"{folder}.outside{i}.txt");
                File.WriteAllText(path, text);
                return path;
            }
        );
        return new Case(name, folder, one.Key, one.Outside, [.. outside], isSound, index);
    }

    private static async Task<IReadOnlyList<JsonElement>> SecondChecker(IEnumerable<Case> cases)
    {
        var lines = cases.Select(one =>
            JsonSerializer.Serialize(
                new
                {
                    what = "--export",
                    key = one.Key.ToString(),
                    file = one.Folder,
                    outside = one.OutsideFiles,
                }
            )
        );
        var (code, output) = await Node(["--many"], string.Join('\n', lines));
        Assert.Equal(0, code);
        return
        [
            .. output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];
    }

    internal static Task<(int Code, string Output)> Node(string[] arguments, string input) =>
        Run([Checker, .. arguments], input);

    /// <summary>Runs a program in Node.</summary>
    internal static async Task<(int Code, string Output)> Run(string[] arguments, string input)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, await output);
    }

    private static long? Number(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetInt64()
            : null;

    private sealed record Case(
        string Name,
        string Folder,
        VerifierKey Key,
        IReadOnlyList<string> Outside,
        IReadOnlyList<string> OutsideFiles,
        bool IsSound,
        long? Index
    );
}
