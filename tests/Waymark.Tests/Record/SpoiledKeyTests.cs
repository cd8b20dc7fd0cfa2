using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class SpoiledKeyOnSqliteTests() : SpoiledKeyTests(Store.Sqlite);

public sealed class SpoiledKeyOnPostgresTests() : SpoiledKeyTests(Store.Postgres);

/// <summary>A wrapped key that is not as it was written is named, and a change of key that meets one changes nothing.</summary>
public abstract class SpoiledKeyTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_breaks_off_changes_nothing()
    {
        using var record = RecordFolder.Filled([1, 2, 1], out var school, store);
        Keep(record);

        await Assert.ThrowsAsync<NotSupportedException>(() =>
            SchoolKeyTests.ChangeWith(record, school, (_, _) => throw new NotSupportedException())
        );
        record.Tamper(
            "UPDATE record_files SET wrapped_key = (SELECT s.wrapped_key FROM record_schools s) WHERE file_id = (SELECT e.file_id FROM record_entries e WHERE e.idx = 1)"
        );
        var refused = await Assert.ThrowsAsync<RecordException>(() =>
            SchoolKeyTests.Change(record, school)
        );
        Assert.Contains($"{school.Value:N}", refused.Message, StringComparison.Ordinal);
        PutBack(record);
        record.Reopen();

        Assert.Equal(3, await record.Store.ReadAll(school, stop: Stop).CountAsync(Stop));
        Assert.Null(record.Verify().Flaw);
        await SchoolKeyTests.Change(record, school);
        Assert.Null(record.Verify().Flaw);
    }

    [Fact]
    public void A_wrapped_key_that_is_spoiled_is_named_with_its_school_and_its_first_entry()
    {
        using var record = RecordFolder.Filled([1, 2, 2], out var school, store);
        Keep(record);

        record.Tamper(
            "UPDATE record_files SET wrapped_key = (SELECT s.wrapped_signing_key FROM record_schools s) WHERE file_id = (SELECT e.file_id FROM record_entries e WHERE e.idx = 1)"
        );
        var ofFile = record.Verify().Flaw!;
        Assert.Equal(1, ofFile.Index);
        Assert.Contains("the key of its file does not open", ofFile.What, StringComparison.Ordinal);
        PutBack(record);

        record.Tamper("UPDATE record_schools SET wrapped_key = wrapped_signing_key");
        var ofSchool = record.Verify().Flaw!;
        Assert.Equal(0, ofSchool.Index);
        Assert.Contains($"{school.Value:N}", ofSchool.What, StringComparison.Ordinal);
        var start = Assert.Throws<RecordException>(record.Reopen);
        Assert.Contains($"{school.Value:N}", start.Message, StringComparison.Ordinal);
        Assert.Contains("was changed", start.Message, StringComparison.Ordinal);
        PutBack(record);

        record.Tamper("UPDATE record_schools SET wrapped_signing_key = wrapped_key");
        var ofSigning = record.Verify().Flaw!;
        Assert.Null(ofSigning.Index);
        Assert.Contains($"{school.Value:N}", ofSigning.What, StringComparison.Ordinal);
    }

    private static void Keep(RecordFolder record) =>
        record.Tamper(
            """
            CREATE TABLE kept_files AS SELECT * FROM record_files;
            CREATE TABLE kept_schools AS SELECT * FROM record_schools;
            """
        );

    /// <summary>Puts every wrapped key back as it was kept.</summary>
    private static void PutBack(RecordFolder record) =>
        record.Tamper(
            """
            UPDATE record_files SET wrapped_key = (SELECT k.wrapped_key FROM kept_files k WHERE k.file_id = record_files.file_id);
            UPDATE record_schools SET wrapped_key = (SELECT k.wrapped_key FROM kept_schools k), wrapped_signing_key = (SELECT k.wrapped_signing_key FROM kept_schools k);
            """
        );
}
