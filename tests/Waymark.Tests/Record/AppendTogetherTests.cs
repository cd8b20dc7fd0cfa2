using System.Text;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class AppendTogetherOnSqliteTests() : AppendTogetherTests(Store.Sqlite);

public sealed class AppendTogetherOnPostgresTests() : AppendTogetherTests(Store.Postgres);

public abstract class AppendTogetherTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_appends_on_the_same_decision_one_wins_and_the_other_is_told()
    {
        var (folder, school) = await RecordFolder.WithSchool(store);
        using var _ = folder;
        var file = FileId.Random();
        await folder.Append(school, file);

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(
                        () =>
                            folder.Store.Append(
                                school,
                                [RecordFolder.Entry(file)],
                                RecordFolder.Expect(file, 1),
                                stop: Stop
                            ),
                        Stop
                    )
                )
        );

        Assert.Single(outcomes.OfType<Appended>());
        Assert.All(outcomes.OfType<MovedOn>(), moved => Assert.Equal(new MovedOn(file, 2), moved));
        Assert.Equal(2, (await folder.Store.Read(school, file, Stop)).Count);
    }

    [Fact]
    public async Task Among_appends_written_together_one_that_fails_fails_alone()
    {
        var (folder, school) = await RecordFolder.WithSchool(store);
        using var _ = folder;
        var files = Enumerable.Range(0, 40).Select(_ => FileId.Random()).ToList();
        var gate = new TaskCompletionSource();
        var first = folder.Store.Write(school, (_, _) => gate.Task, Stop);

        // These queue behind the first and are then written in one turn.
        var appends = files
            .Select((file, i) => AppendOrFail(folder.Store, school, file, fails: i % 10 == 3))
            .ToList();
        gate.SetResult();
        await first;
        var failed = await Task.WhenAll(appends.Select(Failed));

        Assert.Equal(files.Select((_, i) => i % 10 == 3), failed);
        var entries = await All(folder, school);
        Assert.Equal(
            files.Where((_, i) => i % 10 != 3).ToHashSet(),
            entries.Select(entry => entry.File).ToHashSet()
        );
        Assert.Equal(Enumerable.Range(0, 36).Select(i => (long)i), entries.Select(e => e.Index));
    }

    [Fact]
    public async Task Sixty_four_clients_lose_nothing_and_record_nothing_twice()
    {
        var (folder, school) = await RecordFolder.WithSchool(store);
        using var _ = folder;
        var shared = FileId.Random();
        var clients = Enumerable
            .Range(0, 64)
            .Select(client => Task.Run(() => Client(folder.Store, school, shared, client), Stop));

        await Task.WhenAll(clients);

        var entries = await All(folder, school);
        Assert.Equal(
            Enumerable.Range(0, 64 * 20).Select(i => (long)i),
            entries.Select(e => e.Index)
        );
        Assert.Equal(
            64 * 20,
            entries.Select(entry => Encoding.UTF8.GetString(entry.Body.Span)).Distinct().Count()
        );
        Assert.Equal(64 * 5, entries.Count(entry => entry.File == shared));
    }

    [Fact]
    public async Task Two_programs_on_one_record_write_one_log()
    {
        var (folder, school) = await RecordFolder.WithSchool(store);
        using var _ = folder;
        using var other = RecordStore.Open(folder.Place, folder.Key, folder.Clock);
        var file = FileId.Random();

        for (var i = 0; i < 10; i++)
        {
            var store = i % 2 == 0 ? folder.Store : other;
            var outcome = await store.Append(
                school,
                [RecordFolder.Entry(file)],
                RecordFolder.Expect(file, i),
                stop: Stop
            );
            Assert.IsType<Appended>(outcome);
        }

        Assert.Equal(
            Enumerable.Range(0, 10).Select(i => (long)i),
            (await All(folder, school)).Select(e => e.Index)
        );
    }

    [Fact]
    public async Task Programs_that_write_at_once_write_one_log_and_each_gets_its_turn()
    {
        var (folder, school) = await RecordFolder.WithSchool(store);
        using var _ = folder;
        using var second = RecordStore.Open(folder.Place, folder.Key, folder.Clock);
        using var third = RecordStore.Open(folder.Place, folder.Key, folder.Clock);
        var shared = FileId.Random();
        var clients = Enumerable
            .Range(0, 12)
            .Select(client =>
                Task.Run(
                    () =>
                        Client(
                            client % 3 == 0 ? folder.Store
                                : client % 3 == 1 ? second
                                : third,
                            school,
                            shared,
                            client
                        ),
                    Stop
                )
            );

        await Task.WhenAll(clients);

        var entries = await All(folder, school);
        Assert.Equal(
            Enumerable.Range(0, 12 * 20).Select(i => (long)i),
            entries.Select(e => e.Index)
        );
        Assert.Equal(
            12 * 20,
            entries.Select(entry => Encoding.UTF8.GetString(entry.Body.Span)).Distinct().Count()
        );
        Assert.Null(Assert.Single(await folder.Store.Verify(Stop)).Flaw);
    }

    [Fact]
    public async Task An_append_cancelled_while_it_waits_is_not_written()
    {
        var (folder, school) = await RecordFolder.WithSchool(store);
        using var _ = folder;
        using var cancel = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        var first = folder.Store.Write(school, (_, _) => gate.Task, Stop);
        var append = folder.Store.Append(
            school,
            [RecordFolder.Entry(FileId.Random())],
            RecordFolder.Anything,
            stop: cancel.Token
        );

        await cancel.CancelAsync();
        gate.SetResult();
        await first;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => append);
        Assert.Empty(await All(folder, school));
    }

    [Fact]
    public async Task What_waits_behind_an_erasure_to_be_written_in_the_erased_file_is_refused()
    {
        var (folder, school) = await RecordFolder.WithSchool(store);
        using var _ = folder;
        var (gone, own) = (FileId.Random(), new FileId(school.Value));
        await folder.Append(school, gone, own);
        var gate = new TaskCompletionSource();
        var first = folder.Store.Write(school, (_, _) => gate.Task, Stop);
        var erasure = folder.Store.Append(
            school,
            [
                RecordFolder.Entry(gone),
                RecordFolder.Entry(own, $$"""{"files":["{{gone.Value}}"]}""", Erasure.Kind),
            ],
            RecordFolder.Anything,
            stop: Stop
        );
        var late = folder.Append(school, gone);
        gate.SetResult();
        await first;

        Assert.IsType<Appended>(await erasure);
        await Assert.ThrowsAsync<RecordException>(() => late);
        Assert.Empty(await folder.Store.Read(school, gone, Stop));
        Assert.Null(folder.Verify().Flaw);
    }

    private static Task<AppendOutcome> AppendOrFail(
        RecordStore store,
        SchoolId school,
        FileId file,
        bool fails
    ) =>
        store.Append(
            school,
            [RecordFolder.Entry(file)],
            RecordFolder.Expect(file, 0),
            (_, _, _) => fails ? throw new InvalidDataException() : Task.CompletedTask,
            Stop
        );

    private static async Task<bool> Failed(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsFaulted;
    }

    // A quarter of the appends are by everybody in one file, decided on what was read; the rest are new files.
    private static async Task Client(RecordStore store, SchoolId school, FileId shared, int client)
    {
        for (var i = 0; i < 20; i++)
        {
            var file = i % 4 == 0 ? shared : FileId.Random();
            AppendOutcome outcome;
            do
            {
                var count = i % 8 == 0 ? (await store.Read(school, file, Stop)).Count : -1;
                outcome = await store.Append(
                    school,
                    [RecordFolder.Entry(file, $"{client}:{i}")],
                    count < 0 ? RecordFolder.Anything : RecordFolder.Expect(file, count),
                    stop: Stop
                );
            } while (outcome is MovedOn);
        }
    }

    private static async Task<List<Entry>> All(RecordFolder folder, SchoolId school) =>
        await folder.Store.ReadAll(school, stop: Stop).ToListAsync(Stop);
}
