using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class MalformedEntryOnSqliteTests() : MalformedEntryTests(Store.Sqlite);

public sealed class MalformedEntryOnPostgresTests() : MalformedEntryTests(Store.Postgres);

/// <summary>What whoever holds the keys can seal and sign, and is all the same not as the format says: verifying names the entry.</summary>
public abstract class MalformedEntryTests(Store store)
{
    private const string Id = "6dbd61de-5af8-5295-de22-c317692cf773";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("files")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"files\":null}")]
    [InlineData("{\"files\":7}")]
    [InlineData("{\"files\":[7]}")]
    [InlineData("{\"files\":[null]}")]
    [InlineData("{\"files\":\"" + Id + "\"}")]
    [InlineData("{\"files\":[\"{" + Id + "}\"]}")]
    [InlineData("{\"files\":[\"6dbd61de5af85295de22c317692cf773\"]}")]
    [InlineData("{\"files\":[\"" + Id + "\"]} and more")]
    public async Task An_entry_that_does_not_say_which_files_were_erased_as_it_must_is_named(
        string body
    )
    {
        using var record = RecordFolder.Filled([1, 2], out var school, store);
        await Say(record, school, body);
        await record.Append(school, FileId.Random());

        Assert.Equal(2, record.Verify().Flaw?.Index);
        Assert.Null(record.Verify(withKey: false).Flaw);
    }

    [Theory]
    [InlineData("{\"files\":[]}")]
    [InlineData(" {\"why\": \"kept long enough\", \"files\": [ \"" + Id + "\" ]} ")]
    [InlineData("{\"files\":[\"6DBD61DE-5AF8-5295-DE22-C317692CF773\"]}")]
    public async Task One_that_says_so_as_it_must_is_none(string body)
    {
        using var record = RecordFolder.Filled([1, 2], out var school, store);
        await Say(record, school, body);

        Assert.Null(record.Verify().Flaw);
    }

    [Fact]
    public async Task A_file_said_to_be_erased_before_its_last_entry_and_again_after_it_is_erased()
    {
        using var record = RecordFolder.Filled([1], out var school, store);
        var file = FileId.Random();
        var said = $$"""{"files":["{{file.Value}}"]}""";
        await Say(record, school, said);
        await record.Append(school, file);
        await Say(record, school, said);
        record.Tamper(
            $"DELETE FROM record_files WHERE file_id = '{file.Value.ToString().ToUpperInvariant()}'"
        );

        Assert.Null(record.Verify().Flaw);
    }

    [Fact]
    public void A_day_before_that_of_the_entry_before_it_is_named_without_the_keys_too()
    {
        using var record = RecordFolder.Filled([1, 2, 1, 2], out _, store);
        record.Tamper("UPDATE record_entries SET recorded_on = '2020-02-02' WHERE idx = 2");
        Forgery.Rehash(record);

        Assert.Equal(2, record.Verify(withKey: false).Flaw?.Index);
        Assert.Equal(2, record.Verify().Flaw?.Index);
    }

    [Fact]
    public async Task The_frontier_kept_with_a_checkpoint_is_that_of_its_root()
    {
        using var record = RecordFolder.Filled([1, 2], out var school, store);
        await record.Store.MakeCheckpoint(school, Stop);
        Assert.Null(record.Verify().Flaw);
        record.Tamper("UPDATE record_checkpoints SET frontier = zeroblob(32) WHERE size = 2");

        var flaw = record.Verify().Flaw;

        Assert.Null(flaw?.Index);
        Assert.Contains("frontier", flaw?.What, StringComparison.Ordinal);
    }

    // Not by the way that the program has: that one refuses what is malformed, and destroys the keys.
    private static Task Say(RecordFolder record, SchoolId school, string body)
    {
        var entry = RecordFolder.Entry(FileId.Random(), body, Erasure.Kind);
        return record.Store.AppendAlone(school, [entry], (_, _) => Task.CompletedTask, Stop);
    }
}
