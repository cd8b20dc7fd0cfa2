using System.Diagnostics;
using System.Globalization;
using Waymark.Record;

namespace Waymark.Tests.Record;

public sealed class KillTests
{
    private const string FolderVariable = "WAYMARK_KILL_TEST_FOLDER";
    private const string Answered = "answered ";

    [Fact]
    public async Task A_program_killed_at_any_moment_loses_nothing_it_answered_for()
    {
        var stop = TestContext.Current.CancellationToken;
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        record.Store.Dispose();
        var answered = new HashSet<long>();
        foreach (var answers in (int[])[1, 9, 60, 250])
        {
            await foreach (var index in AppendAndKill(record.Root, answers))
            {
                Assert.True(answered.Add(index), $"entry {index} was answered for twice");
            }

            record.Reopen();
            var entries = await record.Store.ReadAll(school, stop: stop).ToListAsync(stop);
            var verdict = Assert.Single(await record.Store.Verify(stop));

            Assert.Null(verdict.Flaw);
            Assert.True(answered.Count >= answers);
            Assert.Superset(answered, entries.Select(entry => entry.Index).ToHashSet());
            // What stands alongside an entry stands with it, and not without it.
            Assert.Equal(entries.Count, await Alongside(record.Store));
            record.Store.Dispose();
        }
    }

    /// <summary>The program that is killed: this method, in a process of its own.</summary>
    [Fact(Explicit = true)]
    public async Task Appends_until_it_is_killed()
    {
        var root = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(root is null, "Only the kill test starts this.");
        var key = MasterKey.Load(Path.Combine(root, "keys"));
        using var store = RecordStore.Open(Path.Combine(root, "data"), key, TimeProvider.System);
        var school = Assert.Single(store.Schools());
        await store.Write(
            school,
            (tx, _) => Run(tx, "CREATE TABLE IF NOT EXISTS alongside (idx INTEGER)"),
            CancellationToken.None
        );
        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => AppendForEver(store, school)))
        );
    }

    private static async Task AppendForEver(RecordStore store, SchoolId school)
    {
        while (true)
        {
            var outcome = await store.Append(
                school,
                [RecordFolder.Entry(FileId.Random())],
                RecordFolder.Anything,
                (tx, entries, _) => Run(tx, $"INSERT INTO alongside VALUES ({entries[0].Index})")
            );
            var index = Assert.IsType<Appended>(outcome).Entries[0].Index;
            Console.Out.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{Answered}{index}")
            );
        }
    }

    private static async IAsyncEnumerable<long> AppendAndKill(string root, int answers)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            Environment = { [FolderVariable] = root },
        };
        foreach (
            var argument in (string[])
                [
                    "-explicit",
                    "only",
                    "-method",
                    $"{typeof(KillTests).FullName}.{nameof(Appends_until_it_is_killed)}",
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var child = Process.Start(start)!;
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Answered, StringComparison.Ordinal))
            {
                continue;
            }

            if (--answers == 0)
            {
                child.Kill();
            }

            yield return long.Parse(line[Answered.Length..], CultureInfo.InvariantCulture);
        }

        await child.WaitForExitAsync();
    }

    private static async Task<long> Alongside(RecordStore store)
    {
        using var connection = store.OpenConnection();
        using var count = connection.CreateCommand();
        count.CommandText =
            "SELECT COUNT(*) FROM alongside JOIN record_entries ON record_entries.idx = alongside.idx";
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private static async Task Run(System.Data.Common.DbTransaction transaction, string sql)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
