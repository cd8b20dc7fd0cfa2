using Waymark.Record;

namespace Waymark.Tests.Record;

/// <summary>A file whose key was destroyed: gone for good, and the log still verifies, where an entry says so and only there.</summary>
public sealed class ErasureTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_erased_file_cannot_be_read_and_the_log_still_verifies()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        var (kept, gone) = (FileId.Random(), FileId.Random());
        await record.Append(school, kept, gone, gone, kept);

        await Erase(record, school, gone);

        Assert.Empty(await record.Store.Read(school, gone, Stop));
        Assert.Equal(2, (await record.Store.Read(school, kept, Stop)).Count);
        var verdict = record.Verify();
        Assert.Null(verdict.Flaw);
        Assert.Equal((6, 3), (verdict.Size, verdict.Erased));
        Assert.Equal(3, record.Verify(withKey: false).Erased);
        await record.Append(school, kept);
        Assert.Null(record.Verify().Flaw);
    }

    [Fact]
    public async Task Nothing_more_can_be_written_in_an_erased_file()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        var gone = FileId.Random();
        await record.Append(school, gone);
        await Erase(record, school, gone);

        await Assert.ThrowsAsync<RecordException>(() => record.Append(school, gone));
        var late = await record.Store.Append(
            school,
            [RecordFolder.Entry(gone)],
            RecordFolder.Expect(gone, 1),
            stop: Stop
        );
        Assert.IsType<MovedOn>(late);
    }

    [Fact]
    public async Task A_key_that_is_missing_is_a_flaw_where_no_entry_says_that_it_was_destroyed()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        var (erased, stolen) = (FileId.Random(), FileId.Random());
        await record.Append(school, erased, stolen);
        await Erase(record, school, erased);
        record.Tamper($"DELETE FROM record_files WHERE file_id = '{Text(stolen)}'");

        var flaw = record.Verify().Flaw;

        Assert.Equal(1, flaw?.Index);
        Assert.Contains("no entry says", flaw?.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destroyed_key_that_is_put_back_is_a_flaw()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        var gone = FileId.Random();
        await record.Append(school, gone);
        record.Tamper("CREATE TABLE copy AS SELECT * FROM record_files");
        await Erase(record, school, gone);
        record.Tamper(
            $"INSERT INTO record_files SELECT * FROM copy WHERE file_id = '{Text(gone)}'"
        );

        var flaw = record.Verify().Flaw;

        Assert.Equal(0, flaw?.Index);
        Assert.Contains("is there, though", flaw?.What, StringComparison.Ordinal);
    }

    private static string Text(FileId file) => file.Value.ToString().ToUpperInvariant();

    private static async Task Erase(RecordFolder record, SchoolId school, FileId file)
    {
        var said = $$"""{"files":["{{file.Value}}"]}""";
        var outcome = await record.Store.Append(
            school,
            [
                RecordFolder.Entry(file),
                RecordFolder.Entry(new FileId(school.Value), said, Erasure.Kind),
            ],
            RecordFolder.Anything,
            (transaction, _, stop) => Erasure.DestroyKeys(transaction, school, [file], stop),
            Stop
        );
        Assert.IsType<Appended>(outcome);
    }
}
