using System.Data;
using Waymark.Record;
using Waymark.Record.Stores;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class ManyLogsOnSqliteTests() : ManyLogsTests(Store.Sqlite);

public sealed class ManyLogsOnPostgresTests() : ManyLogsTests(Store.Postgres)
{
    // What the server refuses, unlike what the reader cannot make out, ends everything in that view of the database.
    [Fact]
    public Task Logs_that_the_server_fails_to_read_hide_nothing_of_those_after_them() =>
        OthersAreStillVerified(
            "CREATE POLICY spoiled ON record_entries AS RESTRICTIVE USING (1 / (1 - idx) <> 0)"
        );
}

/// <summary>Logs that are walked one after another with the same connection and in the same memory.</summary>
public abstract class ManyLogsTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // So many that several are walked in one view of the database, however many processors there are.
    private const int Many = 72;

    [Fact]
    public Task Logs_that_cannot_be_read_hide_nothing_of_those_after_them() =>
        OthersAreStillVerified("UPDATE record_entries SET recorded_on = 'infinity' WHERE idx = 1");

    /// <param name="spoil">Makes the second entry of each log unreadable, if it has one.</param>
    protected async Task OthersAreStillVerified(string spoil)
    {
        using var record = new RecordFolder(store);
        var file = FileId.Random();
        var spoiled = new HashSet<SchoolId>();
        for (var one = 0; one < Many; one++)
        {
            var school = await record.Store.CreateSchool(Stop);
            var spoils = one % 2 == 0 && spoiled.Add(school);
            await record.Append(school, spoils ? [file, file, file] : [file]);
        }

        record.Tamper(spoil);
        var verdicts = await RecordVerifier.Verify(record.Place, record.Key, stop: Stop);

        var flawed = verdicts.Where(verdict => verdict.Flaw is not null).ToList();
        Assert.Equal(spoiled, flawed.Select(verdict => verdict.School).ToHashSet());
        Assert.All(
            flawed,
            one => Assert.Equal("Entry 1: it cannot be read from the database.", one.Flaw?.What)
        );
        Assert.Equal(
            Many - spoiled.Count,
            verdicts.Count(verdict => verdict is { Size: 1, Flaw: null })
        );
    }

    [Fact]
    public async Task Schools_of_which_only_entries_are_left_are_all_named()
    {
        using var record = new RecordFolder(store);
        var schools = new List<SchoolId>();
        for (var one = 0; one < 3; one++)
        {
            schools.Add(await record.Store.CreateSchool(Stop));
            await record.Append(schools[^1], FileId.Random(), FileId.Random());
        }

        foreach (var table in (string[])["schools", "heads", "files", "checkpoints"])
        {
            record.Tamper($"DELETE FROM record_{table}");
        }

        Directory.Delete(Path.Combine(record.Data, "checkpoints"), recursive: true);
        var verdicts = await RecordVerifier.Verify(record.Place, record.Key, stop: Stop);

        Assert.Equal(schools.ToHashSet(), verdicts.Select(verdict => verdict.School).ToHashSet());
        Assert.All(verdicts, verdict => Assert.NotNull(verdict.Flaw));
    }

    [Fact]
    public void A_connection_that_broke_off_is_not_given_to_the_next_log()
    {
        using var record = RecordFolder.Filled([1], out _, store);
        var database = RecordDatabase.At(record.Place, readOnly: true);
        using var room = new WalkRoom(database, new SpareProcessors());
        var first = room.Connection;
        Assert.Same(first, room.Connection);

        first.Close();

        Assert.Equal(ConnectionState.Open, room.Connection.State);
    }
}
