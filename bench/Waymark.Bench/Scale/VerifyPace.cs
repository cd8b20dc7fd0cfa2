using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Waymark.Record;
using Waymark.Record.Stores;

namespace Waymark.Bench.Scale;

/// <summary>Verifying a whole record in a process of its own, beside hashing and opening as many bytes on one core and nothing else.</summary>
internal static class VerifyPace
{
    /// <summary>The word by which the bench starts itself to verify and nothing else, so that its memory is that of verifying.</summary>
    public const string Word = "verify-alone";

    public const string Told =
        "A whole record in a process of its own, with the key, every school. The limit: each entry hashed, one node hashed, each entry opened, a cipher for each 18 entries, on one core, from memory, in the quickest way known. The goal is one of pace: it stands by the clock. By turns, best of three. A small record is verified again and again for ten seconds in its process: after that the compiler has done with it, as with the large one. Processor time is that of the whole process, from its start; an entry more is what the large record took more than the small one, for each entry more.";

    private const int Header = 54;
    private const int Node = 65;
    private const int EntriesOfAKey = 18;
    private const int Sample = 200_000;
    private const int Runs = 3;
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Figure>> Measure(BenchPlace small, BenchPlace large)
    {
        var length = await MeanLength(large);
        var few = await Run(small);
        var limit = Limit(length);
        var many = await Run(large);
        for (var run = 1; run < Runs; run++)
        {
            limit = Math.Min(limit, Limit(length));
            many = Better(many, await Run(large));
        }

        var each = many.Processor / many.Entries;
        var clock = many.Clock / many.Entries;
        var more = (many.Processor - few.Processor) / (many.Entries - few.Entries);
        var reading = await Reading(large);
        return
        [
            Figure.Plain($"SHA-256 and AES-256-GCM of an entry of {length} bytes", limit, "µs"),
            Figure.Plain("reading an entry's row and nothing else, processor time", reading, "µs"),
            Figure.Plain("verify, processor time of an entry", each, "µs"),
            Figure.Plain("verify, processor time of an entry more", more, "µs"),
            Figure.Plain("verify, by the clock, of an entry", clock, "µs"),
            Figure.AtLeast("that limit beside verify, by the clock", 100 * limit / clock, 60, "%"),
            Figure.Plain("that limit beside verify, processor time", 100 * limit / each, "%"),
            Figure.Plain(
                "that limit beside verify, processor time of an entry more",
                100 * limit / more,
                "%"
            ),
            Figure.Plain($"most memory, {Words(few.Entries)} entries", few.Memory, "MB"),
            Figure.Plain($"most memory, {Words(many.Entries)} entries", many.Memory, "MB"),
            Figure.AtMost("memory, large beside small", many.Memory / few.Memory, 1.3, "x"),
        ];
    }

    /// <summary>Verifies a record and prints what it took: the other side of <see cref="Run"/>.</summary>
    public static async Task<int> Alone(string data, string keys, string? database)
    {
        var start = Stopwatch.GetTimestamp();
        IReadOnlyList<Verdict> verdicts;
        var times = 0;
        do
        {
            verdicts = await RecordVerifier.Verify(
                new RecordPlace(data, database),
                MasterKey.Load(keys)
            );
            times++;
        } while (Stopwatch.GetElapsedTime(start) < s_least);
        var clock = Stopwatch.GetElapsedTime(start).TotalMicroseconds / times;
        var used = Environment.CpuUsage.TotalTime.TotalMicroseconds / times;
        var most = Machine.Resident(Environment.ProcessId).Most;
        var entries = verdicts.Sum(verdict => verdict.Size);
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{entries} {used} {clock} {most}")
        );
        return verdicts.All(verdict => verdict.Flaw is null) ? 0 : 1;
    }

    private static async Task<Taken> Run(BenchPlace place)
    {
        var start = new ProcessStartInfo("chrt")
        {
            RedirectStandardOutput = true,
            // As ./waymark is built and started.
            Environment =
            {
                ["DOTNET_TieredPGO"] = "0",
                ["DOTNET_GCgen0size"] = "0x200000",
                ["DOTNET_GCRegionSize"] = "0x100000",
                ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
            },
            ArgumentList =
            {
                "--batch",
                "0",
                Environment.ProcessPath!,
                Word,
                place.Data,
                place.Keys,
                place.Database ?? "",
            },
        };
        using var process = Process.Start(start)!;
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException("The record does not verify: " + told);
        var parts = told.Split(' ');
        return new Taken(Number(0), Number(1), Number(2), Number(3));

        double Number(int at) => double.Parse(parts[at], CultureInfo.InvariantCulture);
    }

    /// <summary>The processor time, in microseconds, of one entry's hash, its share of the nodes, and its opening.</summary>
    private static double Limit(int length)
    {
        var leaf = new byte[length + Header];
        var node = new byte[Node];
        var plain = new byte[length];
        var (nonce, tag, bound) = (new byte[12], new byte[16], new byte[Header]);
        var hash = new byte[32];
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var start = Environment.CpuUsage.TotalTime;
        for (var done = 0; done < Sample; done += EntriesOfAKey)
        {
            using var cipher = new AesGcm(hash, tag.Length);
            cipher.Encrypt(nonce, plain, leaf.AsSpan(Header), tag, bound);
            for (var entry = 0; entry < EntriesOfAKey; entry++)
            {
                sha.AppendData(leaf);
                sha.GetHashAndReset(hash);
                sha.AppendData(node);
                sha.GetHashAndReset(hash);
                cipher.Decrypt(nonce, leaf.AsSpan(Header), tag, plain, bound);
            }
        }

        return (Environment.CpuUsage.TotalTime - start).TotalMicroseconds / Sample;
    }

    /// <summary>The processor time, in microseconds, of reading a row as the walk reads it; without that of the database's server.</summary>
    private static async Task<double> Reading(BenchPlace place)
    {
        using var store = place.Open(TimeProvider.System);
        await using var connection = store.Database.OpenWhole();
        await using var snapshot = store.Database.BeginRead(connection);
        var count = 0;
        var start = Environment.CpuUsage.TotalTime;
        foreach (var school in store.Schools())
        {
            using var entries = store.Database.Scan(snapshot, Sql.WholeLog, school);
            for (; entries.Next(); count++)
                Rows.Entry(school, entries);
        }

        return (Environment.CpuUsage.TotalTime - start).TotalMicroseconds / count;
    }

    private static async Task<int> MeanLength(BenchPlace place)
    {
        using var store = place.Open(TimeProvider.System);
        await using var connection = store.Database.OpenWhole();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT avg(length(sealed)) FROM (SELECT sealed FROM record_entries LIMIT 20000) AS sample";
        return (int)
            Convert.ToDouble(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static Taken Better(Taken one, Taken other) => one.Clock < other.Clock ? one : other;

    private static string Words(double entries) =>
        entries.ToString("#,0", CultureInfo.InvariantCulture);

    private readonly record struct Taken(
        double Entries,
        double Processor,
        double Clock,
        double Memory
    );
}
