using System.Data.Common;
using System.Security.Cryptography;
using Waymark.Record;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class SchoolKeyOnSqliteTests() : SchoolKeyTests(Store.Sqlite);

public sealed class SchoolKeyOnPostgresTests() : SchoolKeyTests(Store.Postgres);

/// <summary>A school's key is changed while programs use it, and whatever moment it is interrupted at, everything opens.</summary>
public abstract class SchoolKeyTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_new_school_key_the_old_one_opens_nothing_and_every_entry_is_still_read()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        var file = FileId.Random();
        await record.Append(school, file, FileId.Random(), file);
        var (old, before) = (record.Store.Keys.Of(school), Forgery.WrappedKeys(record));

        await Change(record, school);
        var wrapped = Forgery.WrappedKeys(record);

        // Three files; the signing key is not the school key's to wrap.
        Assert.Single(wrapped, one => before.Exists(old => old.AsSpan().SequenceEqual(one)));
        Assert.All(Files(record, school), row => Assert.False(Opens(old, row)));
        Assert.Equal(2, (await record.Store.Read(school, file, Stop)).Count);
        record.Reopen();
        Assert.Equal(2, (await record.Store.Read(school, file, Stop)).Count);
        Assert.Equal((4, null), (record.Verify().Size, record.Verify().Flaw));
    }

    [Fact]
    public async Task A_program_that_runs_meanwhile_reads_writes_seals_opens_and_signs_as_if_nothing_were()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        using var other = RecordStore.Open(record.Place, record.Key, record.Clock);
        var file = FileId.Random();
        await record.Append(school, file, FileId.Random());
        var sealedBefore = other.Seal(school, "view", "words"u8);
        Assert.Single(await other.Read(school, file, Stop));
        Assert.IsType<Appended>(await Append(other, school, file));

        await Change(record, school);

        // The first thing that it does after the change, each time another.
        Assert.Equal(2, (await other.Read(school, file, Stop)).Count);
        await Change(record, school);
        Assert.IsType<Appended>(await Append(other, school, file));
        await Change(record, school);
        Assert.IsType<Appended>(await Append(other, school, FileId.Random()));
        await Change(record, school);
        Assert.Equal(9, (await other.MakeCheckpoint(school, Stop)).Size);
        await Change(record, school);
        Assert.Equal(10, await other.ReadAll(school, stop: Stop).CountAsync(Stop));
        await Change(record, school);
        var inside = await SealInside(other, school);
        Assert.Equal("words"u8.ToArray(), record.Store.Open(school, "view", inside));
        Assert.Throws<AuthenticationTagMismatchException>(() =>
            record.Store.Open(school, "view", sealedBefore)
        );
        Assert.Null(record.Verify().Flaw);
    }

    [Fact]
    public async Task What_is_sealed_in_the_records_own_writing_is_never_sealed_under_a_key_that_was()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        using var other = RecordStore.Open(record.Place, record.Key, record.Clock);
        record.Tamper("CREATE TABLE words (kept BYTEA)");
        if (store == Store.Postgres)
            record.Tamper("GRANT ALL ON words TO PUBLIC");
        var (done, written) = (false, 0);
        var writing = Task.Run(() => Each(() => KeepWords(other, school)), Stop);
        var appending = Task.Run(() => Each(() => AppendWords(other, school)), Stop);

        for (var i = 0; i < 12; i++)
        {
            await ChangeWith(record, school, SealWordsAgain);
            while (written < 2 * i && !writing.IsCompleted && !appending.IsCompleted)
                await Task.Delay(5, Stop);
        }

        done = true;
        await Task.WhenAll(writing, appending);
        record.Reopen();
        var rows = Words(record, school);

        Assert.True(rows.Count > 12, $"{rows.Count} rows");
        var now = record.Store.Keys.Of(school);
        Assert.All(rows, row => Assert.Equal("words"u8.ToArray(), now.Open("view", row)));
        Assert.Null(record.Verify().Flaw);

        async Task Each(Func<Task> work)
        {
            while (!done)
            {
                await work();
                Interlocked.Increment(ref written);
            }
        }
    }

    [Fact]
    public async Task A_look_up_by_a_token_that_was_made_too_early_is_made_again()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        using var other = RecordStore.Open(record.Place, record.Key, record.Clock);
        var tokens = new List<string>();

        var found = await KeyRotation.LookUp(
            other,
            school,
            async () =>
            {
                tokens.Add(Convert.ToHexString(other.Token(school, "name", "ottilie")));
                if (tokens.Count == 1)
                    await Change(record, school);
                return tokens.Count;
            }
        );

        Assert.Equal(2, found);
        Assert.Equal(2, tokens.Distinct().Count());
        Assert.Equal(tokens[1], Convert.ToHexString(record.Store.Token(school, "name", "ottilie")));
    }

    [Fact]
    public async Task Keys_of_more_files_than_a_page_holds_are_all_wrapped_anew()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        for (var i = 0; i < 5; i++)
        {
            await record.Store.Append(
                school,
                [.. Enumerable.Range(0, 450).Select(_ => RecordFolder.Entry(FileId.Random()))],
                RecordFolder.Anything,
                stop: Stop
            );
        }

        var old = record.Store.Keys.Of(school);
        await Change(record, school);

        Assert.Equal(2251, Files(record, school).Count);
        Assert.DoesNotContain(Files(record, school), row => Opens(old, row));
        Assert.Null(record.Verify().Flaw);
    }

    internal static Task<bool> Change(RecordFolder record, SchoolId school) =>
        ChangeWith(record, school, (_, _) => Task.CompletedTask);

    internal static Task<bool> ChangeWith(
        RecordFolder record,
        SchoolId school,
        Func<SchoolKeyChange, CancellationToken, Task> sealAgain
    ) =>
        KeyRotation.School(
            record.Store,
            school,
            RecordFolder.Entry(new FileId(school.Value)),
            sealAgain,
            Stop
        );

    private static Task<AppendOutcome> Append(RecordStore to, SchoolId school, FileId file) =>
        to.Append(school, [RecordFolder.Entry(file)], RecordFolder.Anything, stop: Stop);

    private static async Task<byte[]> SealInside(RecordStore of, SchoolId school)
    {
        byte[] made = [];
        await of.Write(
            school,
            (_, _) =>
            {
                made = of.Seal(school, "view", "words"u8);
                return Task.CompletedTask;
            },
            Stop
        );
        return made;
    }

    private static Task KeepWords(RecordStore of, SchoolId school) =>
        of.Write(school, (transaction, _) => Insert(transaction, of, school), Stop);

    private static Task<AppendOutcome> AppendWords(RecordStore of, SchoolId school) =>
        of.Append(
            school,
            [RecordFolder.Entry(FileId.Random())],
            RecordFolder.Anything,
            (transaction, _, _) => Insert(transaction, of, school),
            Stop
        );

    private static Task Insert(DbTransaction transaction, RecordStore of, SchoolId school) =>
        Run(transaction, "INSERT INTO words VALUES (@row)", of.Seal(school, "view", "words"u8));

    private static async Task SealWordsAgain(SchoolKeyChange change, CancellationToken stop)
    {
        using var all = new Statement(change.Transaction.Connection!, "SELECT kept FROM words");
        var rows = new List<byte[]>();
        await using (var reader = await all.With(change.Transaction).ExecuteReaderAsync(stop))
        {
            while (await reader.ReadAsync(stop))
                rows.Add(reader.GetFieldValue<byte[]>(0));
        }

        foreach (var row in rows)
        {
            var again = change.Seal("view", change.Open("view", row));
            await Run(
                change.Transaction,
                "UPDATE words SET kept = @new WHERE kept = @old",
                again,
                row
            );
        }
    }

    private static async Task Run(DbTransaction transaction, string sql, params object[] values)
    {
        using var command = new Statement(transaction.Connection!, sql);
        await command.With(transaction, values).ExecuteNonQueryAsync(Stop);
    }

    private static List<byte[]> Words(RecordFolder record, SchoolId school)
    {
        using var connection = record.Store.OpenConnection(school);
        using var all = new Statement(connection, "SELECT kept FROM words");
        using var reader = all.With(null).ExecuteReader();
        var rows = new List<byte[]>();
        while (reader.Read())
            rows.Add(reader.GetFieldValue<byte[]>(0));
        return rows;
    }

    private static List<FileRow> Files(RecordFolder record, SchoolId school)
    {
        using var connection = record.Store.OpenConnection(school);
        using var all = new Statement(connection, Sql.FilesAfter);
        using var reader = all.With(null, school.Value, Guid.Empty, 0, 9999).ExecuteReader();
        var rows = new List<FileRow>();
        while (reader.Read())
        {
            rows.Add(
                new FileRow(
                    school.Value,
                    reader.GetGuid(0),
                    reader.GetInt32(1),
                    reader.GetFieldValue<byte[]>(2)
                )
            );
        }

        return rows;
    }

    private static bool Opens(SchoolKeys keys, FileRow row)
    {
        try
        {
            keys.UnwrapFileKey(new FileId(row.FileId), row.KeyId, row.WrappedKey);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
