using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using Waymark.Record;
using Waymark.Tests.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Faults;

/// <summary>A second server follows the first and takes over when that is lost.</summary>
public sealed class StandbyTests
{
    private const string FirstVariable = "WAYMARK_FIRST_SERVER";
    private const string SecondVariable = "WAYMARK_SECOND_SERVER";
    private const string SeedVariable = "WAYMARK_STANDBY_SEED";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_that_takes_over_has_all_that_was_answered()
    {
        Amount.OnlyInLong();
        PostgresInTest.SkipWithoutServer();
        for (var round = 0; round < 5; round++)
        {
            using var first = ServerInTest.Start();
            using var second = first.Follow();
            var folder = TestFolder.Make("standby");
            var said = await OwnProcess.Run(
                typeof(StandbyTests),
                nameof(The_first_is_lost),
                new Dictionary<string, string>
                {
                    [PostgresInTest.Variable] = first.Connection,
                    [FirstVariable] = first.Connection,
                    [SecondVariable] = second.Connection,
                    [SeedVariable] = round.ToString(CultureInfo.InvariantCulture),
                    ["TMPDIR"] = folder,
                }
            );
            Directory.Delete(folder, recursive: true);
            TestContext.Current.SendDiagnosticMessage(
                said.Split('\n').Single(line => line.Contains("SEEN", StringComparison.Ordinal))
            );
        }
    }

    [Fact(Explicit = true)]
    public async Task The_first_is_lost()
    {
        var seed = Environment.GetEnvironmentVariable(SeedVariable);
        Assert.SkipWhen(seed is null, "Only the standby test starts this.");
        var first = new ServerInTest(Environment.GetEnvironmentVariable(FirstVariable)!);
        var second = new ServerInTest(Environment.GetEnvironmentVariable(SecondVariable)!);

        // Never put away: its server is gone by then.
        var (record, school) = await RecordFolder.WithSchool(Store.Postgres);
        var answered = new ConcurrentBag<FileId>();
        using var answers = new SemaphoreSlim(0);
        var work = Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(AppendUntilItFails, Stop))
        );
        for (
            var wait = new Random(int.Parse(seed, CultureInfo.InvariantCulture)).Next(100, 600);
            wait > 0;
            wait--
        )
        {
            await answers.WaitAsync(Stop);
        }

        first.Kill();
        await work;
        second.Promote();

        var host = new NpgsqlConnectionStringBuilder(second.Connection).Host;
        var place = record.Place with
        {
            Database = new NpgsqlConnectionStringBuilder(record.Place.Database)
            {
                Host = host,
            }.ToString(),
            Owner = null,
        };
        using var store = RecordStore.Open(place, record.Key, TimeProvider.System);
        var entries = await store.ReadAll(school, stop: Stop).ToListAsync(Stop);
        var there = entries.Select(entry => entry.File).ToHashSet();
        Assert.Subset(there, answered.ToHashSet());
        Assert.Equal(entries.Count, there.Count);
        Assert.Null(Assert.Single(await store.Verify(Stop)).Flaw);
        Console.Out.WriteLine(
            $"SEEN {answered.Count} answered, {there.Count} on the second server"
        );

        async Task AppendUntilItFails()
        {
            while (true)
            {
                var file = FileId.Random();
                if (
                    await Xunit.Record.ExceptionAsync(() => record.Append(school, file)) is
                    { } fault
                )
                {
                    Assert.IsAssignableFrom<NpgsqlException>(fault);
                    return;
                }

                answered.Add(file);
                answers.Release();
            }
        }
    }
}
