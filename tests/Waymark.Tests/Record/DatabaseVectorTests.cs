using System.Text.Json;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class DatabaseVectorOnSqliteTests() : DatabaseVectorTests(Store.Sqlite);

public sealed class DatabaseVectorOnPostgresTests() : DatabaseVectorTests(Store.Postgres);

/// <summary>The published database of two schools, which no code of Waymark's wrote, and what somebody did to it. Of each copy the product says what stands beside it.</summary>
public abstract class DatabaseVectorTests(Store store)
{
    private static readonly Published s_published = JsonSerializer.Deserialize<Published>(
        File.ReadAllText(Vectors.Path("databases.json")),
        JsonSerializerOptions.Web
    )!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_every_published_database_it_is_said_which_school_which_entry_and_what()
    {
        var cases = s_published.Cases.Where(one => one.Only is null || one.Only == Name).ToList();
        Assert.Equal(store == Store.Sqlite ? 72 : 73, cases.Count);

        // Whatever was done to triggers is not undone.
        using var record = new RecordFolder(store);
        foreach (var one in cases.Where(one => one.Triggers is null))
        {
            await Holds(record, one);
        }

        foreach (var one in cases.Where(one => one.Triggers is not null))
        {
            using var another = new RecordFolder(store);
            await Holds(another, one);
        }
    }

    private string Name => store == Store.Sqlite ? "sqlite" : "postgres";

    private async Task Holds(RecordFolder record, Case one)
    {
        Fill(record, one);
        foreach (var trigger in one.Triggers?[Name] ?? [])
        {
            record.AsAdministrator(trigger);
        }

        var outside = new Outside((one.Keys ?? []).Select(VerifierKey.Parse), one.Outside ?? []);
        foreach (var withKey in (bool[])[true, false])
        {
            var expected = withKey ? one.Verdicts : one.WithoutKeys ?? one.Verdicts;
            var verdicts = await RecordVerifier.Verify(
                record.Place,
                withKey ? Key(record) : null,
                outside,
                Stop
            );
            Assert.Equal(
                expected.Select(said => said.InWords(one.Name, withKey)).Order(),
                verdicts.Select(said => Said.Of(said).InWords(one.Name, withKey)).Order()
            );
        }
    }

    private static void Fill(RecordFolder record, Case one)
    {
        string[] tables =
        [
            "record_schools",
            "record_files",
            "record_heads",
            "record_entries",
            "record_checkpoints",
        ];
        record.Tamper(
            string.Join(
                ";\n",
                tables
                    .Select(table => $"DELETE FROM {table}")
                    .Concat(s_published.Record)
                    .Concat(one.Edits ?? [])
            )
        );
        var folder = Path.Combine(record.Data, "checkpoints");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        var kept = new Dictionary<string, string?>(s_published.Checkpoints);
        foreach (var (school, notes) in one.Checkpoints ?? [])
        {
            kept[school] = notes;
        }

        foreach (var (school, notes) in kept.Where(file => file.Value is not null))
        {
            File.WriteAllText(Path.Combine(folder, $"{school}.txt"), notes);
        }
    }

    /// <summary>The master key of the vectors, which is not that of the folder's own record.</summary>
    private static MasterKey Key(RecordFolder record)
    {
        var folder = Directory.CreateDirectory(Path.Combine(record.Root, "published")).FullName;
        File.WriteAllText(Path.Combine(folder, MasterKey.FileName), s_published.MasterKeyBase64);
        return MasterKey.Load(folder);
    }

    private sealed record Published(
        string MasterKeyBase64,
        IReadOnlyList<string> Record,
        IReadOnlyDictionary<string, string?> Checkpoints,
        IReadOnlyList<Case> Cases
    );

    private sealed record Case
    {
        public required string Name { get; init; }
        public string? Only { get; init; }
        public IReadOnlyList<string>? Edits { get; init; }
        public IReadOnlyDictionary<string, IReadOnlyList<string>>? Triggers { get; init; }
        public Dictionary<string, string?>? Checkpoints { get; init; }
        public IReadOnlyList<string>? Keys { get; init; }
        public IReadOnlyList<string>? Outside { get; init; }
        public required IReadOnlyList<Said> Verdicts { get; init; }
        public IReadOnlyList<Said>? WithoutKeys { get; init; }
    }

    private sealed record Said(
        string School,
        bool Sound,
        long? Size,
        long? Erased,
        long? Index,
        string? Sentence
    )
    {
        public static Said Of(Verdict verdict) =>
            verdict.Flaw is { } flaw
                ? new Said($"{verdict.School.Value:N}", false, null, null, flaw.Index, flaw.What)
                : new Said(
                    $"{verdict.School.Value:N}",
                    true,
                    verdict.Size,
                    verdict.Erased,
                    null,
                    null
                );

        public string InWords(string name, bool withKey) =>
            $"{name}, {(withKey ? "with" : "without")} keys: {this}";
    }
}
