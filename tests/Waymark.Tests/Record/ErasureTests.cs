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

    [Fact]
    public async Task If_what_stands_alongside_an_erasure_fails_the_keys_are_there_and_no_entry_says_otherwise()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        var file = FileId.Random();
        await record.Append(school, file);

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            record.Store.Append(
                school,
                Erasing(school, file, file),
                RecordFolder.Anything,
                (_, _, _) => throw new InvalidDataException(),
                Stop
            )
        );

        Assert.Single(await record.Store.Read(school, file, Stop));
        Assert.Equal((1, null), (record.Verify().Size, record.Verify().Flaw));
    }

    [Fact]
    public async Task An_erasure_without_a_last_entry_in_the_file_is_refused_and_so_is_one_that_names_no_files()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        var (file, other, own) = (FileId.Random(), FileId.Random(), new FileId(school.Value));
        await record.Append(school, file, own);
        IReadOnlyList<NewEntry>[] refused =
        [
            Erasing(school, file, other),
            Erasing(school, own, own),
            [.. Erasing(school, file, file), RecordFolder.Entry(file)],
            [.. Erasing(school, file, file).Reverse()],
            [RecordFolder.Entry(own, "{}", Erasure.Kind)],
        ];

        foreach (var entries in refused)
        {
            await Assert.ThrowsAsync<ArgumentException>(async () =>
                await record.Store.Append(school, entries, RecordFolder.Anything, stop: Stop)
            );
        }

        Assert.Single(await record.Store.Read(school, file, Stop));
        Assert.Equal((2, null), (record.Verify().Size, record.Verify().Flaw));
    }

    private static string Text(FileId file) => file.Value.ToString().ToUpperInvariant();

    /// <summary>What erases one file, with an entry before it in a file that should be the same.</summary>
    private static IReadOnlyList<NewEntry> Erasing(SchoolId school, FileId erased, FileId ended) =>
        [
            RecordFolder.Entry(ended),
            RecordFolder.Entry(
                new FileId(school.Value),
                $$"""{"files":["{{erased.Value}}"]}""",
                Erasure.Kind
            ),
        ];

    private static async Task Erase(RecordFolder record, SchoolId school, FileId file)
    {
        var outcome = await record.Store.Append(
            school,
            Erasing(school, file, file),
            RecordFolder.Anything,
            stop: Stop
        );
        Assert.IsType<Appended>(outcome);
    }
}
