using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class VerifyOnPostgresTests() : VerifyTests(Store.Postgres);

public abstract class VerifyTests(Store store)
{
    private const string Row = "WHERE idx = ";

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_longest_entry_and_those_around_it_verify()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        var file = FileId.Random();
        foreach (var length in (int[])[2, 1024 * 1024, 2, 100_000, 2])
        {
            var entry = RecordFolder.Entry(file, new string(' ', length));
            await record.Store.Append(school, [entry], RecordFolder.Anything, stop: Stop);
        }

        var verdict = record.Verify();

        Assert.Null(verdict.Flaw);
        Assert.Equal(5, verdict.Size);
    }

    /// <summary>What somebody without keys can do to a row that is not the last; each must name that row.</summary>
    [Theory]
    [InlineData(
        "UPDATE record_entries SET sealed = CAST(substr(sealed, 1, 40) || x'00' || substr(sealed, 42) AS BLOB) "
            + Row,
        "a byte of what is sealed"
    )]
    [InlineData(
        "UPDATE record_entries SET sealed = substr(sealed, 1, length(sealed) - 256) " + Row,
        "cut short"
    )]
    [InlineData("UPDATE record_entries SET sealed = x'' " + Row, "emptied")]
    [InlineData("UPDATE record_entries SET leaf = zeroblob(32) " + Row, "another leaf")]
    [InlineData("UPDATE record_entries SET recorded_on = '2020-01-01' " + Row, "another day")]
    [InlineData("UPDATE record_entries SET key_id = 2 " + Row, "another key")]
    [InlineData("UPDATE record_entries SET format = 9 " + Row, "another format")]
    [InlineData(
        "UPDATE record_entries SET file_seq = file_seq + 100 " + Row,
        "another place in the file"
    )]
    [InlineData(
        "UPDATE record_entries SET file_id = '11111111-1111-1111-1111-111111111111' " + Row,
        "another file"
    )]
    [InlineData("UPDATE record_entries SET idx = idx + 1000 " + Row, "moved to the end")]
    [InlineData("DELETE FROM record_entries " + Row, "deleted")]
    public async Task A_change_to_a_row_is_found_and_the_row_is_named(string sql, string what)
    {
        using var record = RecordFolder.Filled([1, 2, 1, 3, 2, 1], out _, store);
        await Checkpoint(record);
        Assert.Equal(1, record.Tamper(sql + "2"));

        Assert.True(record.Verify().Flaw is { Index: 2 }, what);
        Assert.True(record.Verify(withKey: false).Flaw is { Index: 2 }, what + ", without key");
    }

    [Theory]
    [InlineData("sealed")]
    [InlineData("sealed, leaf")]
    public void Contents_that_change_places_within_a_file_are_found(string columns)
    {
        // Entries 2 and 5 are of one file.
        using var record = RecordFolder.Filled([1, 2, 1, 3, 2, 1], out _, store);
        record.Tamper(
            $"""
            CREATE TEMP TABLE swap AS SELECT idx, {columns} FROM record_entries WHERE idx IN (2, 5);
            UPDATE record_entries SET ({columns}) = (SELECT {columns} FROM swap WHERE swap.idx = 7 - record_entries.idx)
            WHERE idx IN (2, 5);
            """
        );

        Assert.Equal(2, record.Verify().Flaw?.Index);
        Forgery.Rehash(record);
        Assert.Equal(2, record.Verify().Flaw?.Index);
    }

    [Theory]
    [InlineData(2, 5)]
    [InlineData(3, 4)]
    public void Rows_that_change_numbers_are_found(int one, int other)
    {
        using var record = RecordFolder.Filled([1, 2, 1, 3, 2, 1], out _, store);
        record.Tamper(
            $"""
            UPDATE record_entries SET idx = -1 WHERE idx = {one};
            UPDATE record_entries SET idx = {one} WHERE idx = {other};
            UPDATE record_entries SET idx = {other} WHERE idx = -1;
            """
        );

        Assert.Equal(one, record.Verify().Flaw?.Index);
        Forgery.Rehash(record);
        Assert.Equal(one, record.Verify().Flaw?.Index);
    }

    [Fact]
    public void An_entry_copied_into_another_file_is_found()
    {
        using var record = RecordFolder.Filled([1, 2, 1], out _, store);
        record.Tamper(
            """
            UPDATE record_entries SET (file_id, file_seq) = (SELECT file_id, 1 FROM record_entries WHERE idx = 1)
            WHERE idx = 2;
            """
        );

        Forgery.Rehash(record);
        Assert.Equal(2, record.Verify().Flaw?.Index);
    }

    [Fact]
    public async Task A_tail_cut_off_is_found_by_the_head()
    {
        using var record = RecordFolder.Filled([1, 2, 1, 3], out _, store);
        record.Tamper("DELETE FROM record_entries WHERE idx = 3");

        Assert.Equal(3, record.Verify().Flaw?.Index);
        Assert.Equal(3, record.Verify(withKey: false).Flaw?.Index);
        record.Reopen();
        var school = Assert.Single(record.Store.Schools());
        await Assert.ThrowsAsync<RecordException>(() => record.Append(school, FileId.Random()));
    }

    [Fact]
    public async Task A_head_set_back_with_the_tail_is_found()
    {
        using var record = RecordFolder.Filled([1, 2, 1], out var school, store);
        var before = Forgery.Head(record);
        await record.Append(school, FileId.Random());
        await Checkpoint(record);

        // The head as it truly was before the last entry: only the checkpoint knows better.
        SetBack(record, before, 3);
        Assert.Equal(3, record.Verify().Flaw?.Index);

        // Without the checkpoint in the database, the file beside it still knows.
        record.Tamper("DELETE FROM record_checkpoints WHERE size = 4");
        Assert.Equal(3, record.Verify().Flaw?.Index);
        Assert.Equal(3, record.Verify(withKey: false).Flaw?.Index);
    }

    [Fact]
    public async Task A_flaw_in_one_log_hides_nothing_of_the_next()
    {
        var (record, one) = await RecordFolder.WithSchool(store);
        using var _ = record;
        var two = await record.Store.CreateSchool(Stop);
        foreach (var school in (SchoolId[])[one, two])
        {
            await record.Append(school, FileId.Random(), FileId.Random(), FileId.Random());
        }

        record.Tamper("UPDATE record_entries SET leaf = zeroblob(32) WHERE idx = 1");
        var verdicts = await RecordVerifier.Verify(record.Place, record.Key, stop: Stop);

        Assert.Equal([1L, 1L], verdicts.Select(verdict => verdict.Flaw?.Index));
    }

    [Fact]
    public void A_head_made_by_somebody_else_is_found()
    {
        using var record = RecordFolder.Filled([1, 2, 1], out _, store);
        using var other = RecordFolder.Filled([1, 2], out _, store);
        SetBack(record, Forgery.Head(other), 2);

        Assert.NotNull(record.Verify().Flaw);
        Assert.NotNull(record.Verify(withKey: false).Flaw);
    }

    [Theory]
    [InlineData("DELETE FROM record_heads")]
    [InlineData("DELETE FROM record_schools")]
    [InlineData("UPDATE record_heads SET code = zeroblob(32)")]
    [InlineData("UPDATE record_checkpoints SET note = replace(note, 'A', 'B')")]
    [InlineData("DELETE FROM record_checkpoints WHERE size = 6")]
    [InlineData("UPDATE record_schools SET public_key = zeroblob(91)")]
    public async Task A_change_beside_the_entries_is_found(string sql)
    {
        using var record = RecordFolder.Filled([1, 2, 1, 3, 2, 1], out _, store);
        await Checkpoint(record);
        record.Tamper(sql);

        Assert.NotNull(record.Verify().Flaw);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    // Of a curve that nobody knows; of a larger one; of another kind.
    [InlineData("3059301306072A8648CE3D020106082A8648CE3D03017F03420004")]
    [InlineData("3076301006072A8648CE3D020106052B81040022036200")]
    [InlineData("305C300D06092A864886F70D0101010500034B003048024100")]
    public async Task A_public_key_of_another_kind_is_a_flaw_and_no_fault(string beginning)
    {
        using var record = RecordFolder.Filled([1, 2, 1], out _, store);
        await Checkpoint(record);
        var key = beginning.PadRight(182, '1');
        record.Tamper($"UPDATE record_schools SET public_key = x'{key}'");

        Assert.NotNull(record.Verify().Flaw);
        Assert.NotNull(record.Verify(withKey: false).Flaw);
    }

    [Theory]
    [InlineData("DELETE FROM record_files")]
    [InlineData(
        "UPDATE record_files SET wrapped_key = (SELECT wrapped_key FROM record_files f ORDER BY f.wrapped_key LIMIT 1)"
    )]
    public void A_file_key_that_is_gone_or_not_its_own_is_found(string sql)
    {
        using var record = RecordFolder.Filled([1, 2, 1], out _, store);
        record.Tamper(sql);

        Assert.NotNull(record.Verify().Flaw?.Index);
    }

    [Fact]
    public async Task No_checkpoint_is_signed_over_a_log_that_was_changed()
    {
        using var record = RecordFolder.Filled([1, 2, 1], out var school, store);
        Forgery.Flip(record, 1, 50, 1);

        await Assert.ThrowsAsync<RecordException>(() => record.Store.MakeCheckpoint(school, Stop));
    }

    [Fact]
    public async Task A_checkpoint_is_made_once_for_a_size_and_kept_in_the_file()
    {
        using var record = RecordFolder.Filled([1, 2, 1], out var school, store);
        var first = await record.Store.MakeCheckpoint(school, Stop);
        var again = await record.Store.MakeCheckpoint(school, Stop);
        await record.Append(school, FileId.Random());
        var next = await record.Store.MakeCheckpoint(school, Stop);

        Assert.Equal(first, again);
        Assert.Equal((3, 4), (first.Size, next.Size));
        var file = File.ReadAllText(
            Path.Combine(record.Data, "checkpoints", $"{school.Value:N}.txt")
        );
        Assert.EndsWith(first.Note + next.Note, file, StringComparison.Ordinal);
        Assert.Matches(
            $"^waymark/record/{school.Value:N}\n3\n[A-Za-z0-9+/]{{43}}=\n\n— waymark/record/{school.Value:N} [A-Za-z0-9+/=]+\n$",
            first.Note
        );
    }

    private static async Task Checkpoint(RecordFolder record) =>
        await record.Store.MakeCheckpoint(Assert.Single(record.Store.Schools()), Stop);

    private static void SetBack(RecordFolder record, string head, int size) =>
        record.Tamper(
            $"UPDATE record_heads SET {head}; DELETE FROM record_entries WHERE idx >= {size}"
        );
}
