using System.Globalization;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class VerifyOnSqliteTests() : VerifyTests(Store.Sqlite)
{
    // PostgreSQL takes no such day.
    [Fact]
    public Task A_day_that_is_none_is_found() =>
        A_change_to_a_row_is_found_and_the_row_is_named(
            "UPDATE record_entries SET recorded_on = 'soon' WHERE idx = ",
            "no day"
        );

    // SQLite keeps what it is given: these read as what was written, and no query for that finds them.
    [Theory]
    [InlineData("file_id = lower(file_id)", "an id in small letters")]
    [InlineData("file_id = CAST(file_id AS BLOB)", "an id as bytes")]
    [InlineData("file_seq = file_seq + 0.5", "half a number")]
    [InlineData("key_id = key_id + 0.5", "half a key")]
    [InlineData("recorded_on = recorded_on || ' '", "a day and a space")]
    public Task A_value_that_only_reads_as_the_right_one_is_found(string change, string what) =>
        A_change_to_a_row_is_found_and_the_row_is_named(
            $"UPDATE record_entries SET {change} WHERE idx = ",
            what
        );

    [Fact]
    public void A_key_under_a_name_that_only_reads_as_its_files_is_not_there()
    {
        using var record = RecordFolder.Filled([1, 2, 1], out _);
        record.Tamper("UPDATE record_files SET file_id = lower(file_id)");

        var flaw = record.Verify().Flaw;

        Assert.Equal(0, flaw?.Index);
        Assert.Contains("is missing", flaw?.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_cannot_be_read_are_not_taken_for_destroyed()
    {
        using var record = RecordFolder.Filled([1, 2, 1], out _);
        var table = FirstByteOf(record, "record_files");
        var damaged = record.Close();
        damaged.AsSpan(table, 200).Fill(0xff);
        record.Put(damaged);

        var flaw = record.Verify().Flaw;

        Assert.Equal(0, flaw?.Index);
        Assert.Contains("cannot be read", flaw?.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_with_more_files_than_ciphers_are_kept_of_verifies()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        var files = Enumerable.Range(0, 1100).Select(_ => FileId.Random()).ToList();
        for (var round = 0; round < 2; round++)
        {
            var entries = files.Select(file => RecordFolder.Entry(file)).ToList();
            await record.Store.Append(school, entries, RecordFolder.Anything, stop: Stop);
        }

        var verdict = record.Verify();

        Assert.Null(verdict.Flaw);
        Assert.Equal(2 * files.Count, verdict.Size);
    }

    private static int FirstByteOf(RecordFolder record, string table)
    {
        using var connection = record.Store.OpenConnection();
        using var find = connection.CreateCommand();
        find.CommandText =
            "SELECT (rootpage - 1) * (SELECT page_size FROM pragma_page_size) FROM sqlite_master WHERE name = @table";
        var name = find.CreateParameter();
        (name.ParameterName, name.Value) = ("@table", table);
        find.Parameters.Add(name);
        return Convert.ToInt32(find.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
