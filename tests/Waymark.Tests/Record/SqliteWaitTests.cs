using Microsoft.Data.Sqlite;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class SqliteWaitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_has_something_to_keep_gets_the_file_though_another_writes_without_pause()
    {
        using var record = RecordFolder.Filled([1], out _, Store.Sqlite);
        var database = record.Store.Database;
        var done = false;
        var greedy = Task.Run(
            () =>
            {
                using var connection = (SqliteConnection)database.Open();
                while (!Volatile.Read(ref done))
                {
                    using var transaction = connection.BeginTransaction();
                    Thread.Sleep(5);
                    transaction.Commit();
                }
            },
            Stop
        );

        try
        {
            using var connection = (SqliteConnection)database.Open();
            for (var turn = 0; turn < 5; turn++)
            {
                using var transaction = connection.BeginTransaction();
                transaction.Commit();
            }
        }
        finally
        {
            Volatile.Write(ref done, true);
            await greedy;
        }
    }
}
