using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class AppendOnSqliteTests() : AppendTests(Store.Sqlite)
{
    [Fact]
    public async Task A_full_disk_fails_the_append_and_nothing_else()
    {
        var (folder, school) = await RecordFolder.WithSchool();
        using var _ = folder;
        await folder.Append(school, FileId.Random());
        await PagesAllowed(folder.Store, school, 1);
        var appended = 1;
        var full = await Xunit.Record.ExceptionAsync(async () =>
        {
            for (; ; appended++)
            {
                await folder.Append(school, FileId.Random());
            }
        });

        Assert.Equal(13, Assert.IsType<SqliteException>(full).SqliteErrorCode);
        Assert.Equal(appended, (await All(folder, school)).Count);
        await PagesAllowed(folder.Store, school, 1_000_000);
        await folder.Append(school, FileId.Random());
        Assert.Null(Assert.Single(await folder.Store.Verify(Stop)).Flaw);
        Assert.Equal(appended + 1, (await All(folder, school)).Count);
    }

    // The writer's own connection, so that it is the writer that runs out. No limit lies below the pages there are.
    private static Task PagesAllowed(RecordStore store, SchoolId school, int pages) =>
        store.Write(
            school,
            (transaction, _) =>
            {
                Run(transaction.Connection!, $"PRAGMA max_page_count = {pages}", transaction);
                return Task.CompletedTask;
            },
            Stop
        );
}

public sealed class AppendOnPostgresTests() : AppendTests(Store.Postgres)
{
    [Fact]
    public async Task A_server_that_was_started_again_is_written_to_again()
    {
        var (folder, school) = await RecordFolder.WithSchool(Store.Postgres);
        using var _ = folder;
        await folder.Append(school, FileId.Random());
        folder.Tamper(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        );

        await folder.Append(school, FileId.Random());

        Assert.Null(folder.Verify().Flaw);
    }
}

public abstract class AppendTests(Store store)
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_read_is_what_was_recorded()
    {
        var (folder, school) = await RecordFolder.WithSchool(store);
        using var _ = folder;
        var file = FileId.Random();
        var by = RecordFolder.Author();
        var london = TimeSpan.FromHours(1);
        var entry = new NewEntry(
            file,
            "concern-raised/1",
            by,
            new DateTimeOffset(2026, 6, 1, 8, 15, 0, london).AddTicks(12_345_678),
            new DateTimeOffset(2026, 6, 1, 8, 30, 0, london),
            Encoding.UTF8.GetBytes("""{"words":"“she said …” ‏مرحبا 🙂 <b>"}""")
        );

        var outcome = await folder.Store.Append(
            school,
            [entry],
            RecordFolder.Expect(file, 0),
            stop: Stop
        );
        folder.Reopen();
        var read = Assert.Single(await folder.Store.Read(school, file, Stop));

        var recorded = Assert.Single(Assert.IsType<Appended>(outcome).Entries);
        Assert.Equal(recorded with { Body = default }, read with { Body = default });
        Assert.Equal(entry.Body.ToArray(), read.Body.ToArray());
        Assert.Equal(0, read.Index);
        Assert.Equal(by, read.By);
        Assert.Equal("concern-raised/1", read.Kind);
        Assert.Equal(folder.Clock.Now, read.RecordedAt);
        Assert.Equal(london, read.HappenedAt!.Value.Offset);
        Assert.Equal(entry.HappenedAt!.Value.AddTicks(-8), read.HappenedAt);
        Assert.Equal(entry.ToldAt, read.ToldAt);
        Assert.Null(read.ClockRead);
    }

    [Fact]
    public async Task A_file_that_should_be_new_must_be_new()
    {
        var (folder, school) = await RecordFolder.WithSchool(store);
        using var _ = folder;
        var file = FileId.Random();
        await folder.Append(school, file);

        var outcome = await folder.Store.Append(
            school,
            [RecordFolder.Entry(FileId.Random())],
            RecordFolder.Expect(file, 0),
            stop: Stop
        );

        Assert.Equal(new MovedOn(file, 1), outcome);
        Assert.Single(await All(folder, school));
    }

    [Fact]
    public async Task A_failure_alongside_leaves_nothing()
    {
        var (folder, school) = await RecordFolder.WithSchool(store);
        using var _ = folder;
        var file = FileId.Random();
        await folder.Append(school, file);

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            folder.Store.Append(
                school,
                [RecordFolder.Entry(file), RecordFolder.Entry(FileId.Random())],
                RecordFolder.Anything,
                (_, _, _) => throw new InvalidDataException(),
                Stop
            )
        );

        Assert.Single(await All(folder, school));
        await folder.Append(school, file);
        Assert.Equal([0L, 1L], (await All(folder, school)).Select(entry => entry.Index));
    }

    [Fact]
    public async Task Recorded_time_never_goes_back_and_the_departure_is_noted()
    {
        var (folder, school) = await RecordFolder.WithSchool(store);
        using var _ = folder;
        var file = FileId.Random();
        var noon = folder.Clock.Now;
        await folder.Append(school, file);
        folder.Clock.Now = noon.AddYears(-10);
        folder.Reopen();
        await folder.Append(school, file);
        folder.Clock.Now = noon.AddMinutes(1);
        await folder.Append(school, file);

        var entries = await folder.Store.Read(school, file, Stop);

        Assert.Equal([noon, noon, noon.AddMinutes(1)], entries.Select(entry => entry.RecordedAt));
        Assert.Equal([null, noon.AddYears(-10), null], entries.Select(entry => entry.ClockRead));
    }

    [Fact]
    public async Task The_tables_themselves_refuse_a_change()
    {
        var (folder, school) = await RecordFolder.WithSchool(store);
        using var _ = folder;
        await folder.Append(school, FileId.Random());
        using var connection = folder.Store.OpenConnection(school);

        foreach (
            var sql in (string[])
                [
                    "UPDATE record_entries SET idx = 7",
                    "DELETE FROM record_entries",
                    "DELETE FROM record_checkpoints",
                    "UPDATE record_checkpoints SET note = ''",
                ]
        )
        {
            Assert.ThrowsAny<DbException>(() => Run(connection, sql));
        }

        Assert.Single(await All(folder, school));
    }

    [Fact]
    public async Task An_entry_without_a_kind_or_with_a_huge_body_is_refused_before_anything_is_written()
    {
        var (folder, school) = await RecordFolder.WithSchool(store);
        using var _ = folder;
        var good = RecordFolder.Entry(FileId.Random());

        foreach (
            var bad in (NewEntry[])
                [
                    good with
                    {
                        Kind = "",
                    },
                    good with
                    {
                        Body = new byte[(1024 * 1024) + 1],
                    },
                    good with
                    {
                        Kind = "\ud800",
                    },
                ]
        )
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(async () =>
                await folder.Store.Append(school, [good, bad], RecordFolder.Anything, stop: Stop)
            );
        }

        Assert.Empty(await All(folder, school));
    }

    [Fact]
    public async Task Schools_do_not_share_logs_or_files()
    {
        var (folder, oak) = await RecordFolder.WithSchool(store);
        using var _ = folder;
        var elm = await folder.Store.CreateSchool(Stop);
        var file = FileId.Random();
        await folder.Append(oak, file);
        await folder.Append(elm, file, file);

        Assert.Single(await folder.Store.Read(oak, file, Stop));
        Assert.Equal([0L, 1L], (await folder.Store.Read(elm, file, Stop)).Select(e => e.Index));
        Assert.Equal(new HashSet<SchoolId> { oak, elm }, folder.Store.Schools().ToHashSet());
    }

    private protected static async Task<List<Entry>> All(RecordFolder folder, SchoolId school) =>
        await folder.Store.ReadAll(school, stop: Stop).ToListAsync(Stop);

    private protected static void Run(
        DbConnection connection,
        string sql,
        DbTransaction? within = null
    )
    {
        using var command = connection.CreateCommand();
        command.Transaction = within;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
