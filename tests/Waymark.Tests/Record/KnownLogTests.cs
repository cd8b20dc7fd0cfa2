using System.Data.Common;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class KnownLogOnSqliteTests() : KnownLogTests(Store.Sqlite);

public sealed class KnownLogOnPostgresTests() : KnownLogTests(Store.Postgres);

/// <summary>A writer goes on from where it left a log, without reading it again. What it knows may be out of date, and no answer may come of that.</summary>
public abstract class KnownLogTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_is_told_that_a_file_moved_on_by_a_writer_that_another_has_overtaken()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        using var other = RecordStore.Open(record.Place, record.Key, record.Clock);
        var file = FileId.Random();
        await record.Append(school, file);
        Assert.IsType<Appended>(await Append(other, school, file, expected: 1));

        // The first writer knows of one entry. There are two, and whoever decides now has seen both.
        Assert.IsType<Appended>(await Append(record.Store, school, file, expected: 2));
        Assert.Equal(new MovedOn(file, 3), await Append(other, school, file, expected: 2));
        Assert.Null(record.Verify().Flaw);
    }

    [Fact]
    public async Task A_file_that_another_program_erased_takes_nothing_more()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        using var other = RecordStore.Open(record.Place, record.Key, record.Clock);
        var (gone, own) = (FileId.Random(), new FileId(school.Value));
        await record.Append(school, gone, own);
        await other.Append(
            school,
            [
                RecordFolder.Entry(gone),
                RecordFolder.Entry(own, $$"""{"files":["{{gone.Value}}"]}""", Erasure.Kind),
            ],
            RecordFolder.Anything,
            stop: Stop
        );

        await Assert.ThrowsAsync<RecordException>(() => record.Append(school, gone));
        await record.Append(school, own);

        Assert.Null(record.Verify().Flaw);
    }

    [Fact]
    public async Task A_head_that_is_of_the_size_known_but_of_another_key_is_not_written_upon()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        var file = FileId.Random();
        await record.Append(school, file);
        record.Tamper("UPDATE record_heads SET code = zeroblob(32)");

        await Assert.ThrowsAsync<RecordException>(() => record.Append(school, file));

        Assert.Single(await record.Store.Read(school, file, Stop));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Among_appends_sent_at_once_one_that_the_database_refuses_fails_alone(
        bool known
    )
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        var files = Enumerable.Range(0, 5).Select(_ => FileId.Random()).ToList();
        if (known)
        {
            await record.Append(school, files);
        }

        Refuse(record, files[2]);
        var gate = new TaskCompletionSource();
        var first = record.Store.Write(school, (_, _) => gate.Task, Stop);
        var appends = files
            .Select(file => Append(record.Store, school, file, expected: known ? 1 : 0))
            .ToList();
        gate.SetResult();
        await first;
        await Task.WhenAny(Task.WhenAll(appends));

        Assert.Equal(
            [false, false, true, false, false],
            appends.Select(append => append.IsFaulted)
        );
        Assert.IsAssignableFrom<DbException>(appends[2].Exception!.InnerException);
        var there = await record.Store.ReadAll(school, stop: Stop).ToListAsync(Stop);
        Assert.Equal(known ? 9 : 4, there.Count);
    }

    [Fact]
    public async Task What_is_known_of_a_thousand_files_stays_true()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        var files = Enumerable.Range(0, 1_000).Select(_ => FileId.Random()).ToList();
        await record.Store.Append(
            school,
            [.. files.Select(file => RecordFolder.Entry(file))],
            RecordFolder.Anything,
            stop: Stop
        );

        foreach (var file in files.Where((_, i) => i % 100 == 0))
        {
            Assert.IsType<Appended>(await Append(record.Store, school, file, expected: 1));
            Assert.IsType<Appended>(await Append(record.Store, school, file, expected: 2));
        }

        Assert.Null(record.Verify().Flaw);
    }

    private static Task<AppendOutcome> Append(
        RecordStore store,
        SchoolId school,
        FileId file,
        int expected
    ) =>
        store.Append(
            school,
            [RecordFolder.Entry(file)],
            RecordFolder.Expect(file, expected),
            stop: Stop
        );

    /// <summary>Has the database refuse every further entry of a file.</summary>
    private void Refuse(RecordFolder record, FileId file) =>
        record.Tamper(
            store == Store.Postgres
                ? $"ALTER TABLE record_entries ADD CONSTRAINT fault CHECK (file_id <> '{file.Value}') NOT VALID"
                : $"CREATE TRIGGER fault BEFORE INSERT ON record_entries WHEN NEW.file_id = '{file.Value.ToString().ToUpperInvariant()}' BEGIN SELECT RAISE(ABORT, 'fault'); END"
        );
}
