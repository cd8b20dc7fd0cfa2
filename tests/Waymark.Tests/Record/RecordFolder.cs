using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Waymark.Record;
using Waymark.Record.Stores;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

/// <summary>A record in a folder of its own, gone when the test is over; verbs to fill it.</summary>
internal sealed class RecordFolder : IDisposable
{
    private readonly PostgresInTest? _postgres;

    public RecordFolder(Store store = Waymark.Tests.Support.Store.Sqlite)
    {
        _postgres = store == Waymark.Tests.Support.Store.Postgres ? new PostgresInTest() : null;
        Root = Directory.CreateTempSubdirectory("waymark-record-").FullName;
        Key = MasterKey.Create(Keys, Data);
        Store = RecordStore.Create(Place, Key, Clock);
    }

    /// <summary>Where the record is: the folder, or a database of the server that is there for tests.</summary>
    public RecordPlace Place => PostgresInTest.Place(Data, _postgres);

    public string Root { get; }

    public string Data => Path.Combine(Root, "data");

    public string Keys => Path.Combine(Root, "keys");

    public string Database => Path.Combine(Data, "waymark.db");

    public MasterKey Key { get; }

    public StoppedClock Clock { get; } = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public RecordStore Store { get; private set; }

    public static async Task<(RecordFolder, SchoolId)> WithSchool(
        Store store = Waymark.Tests.Support.Store.Sqlite
    )
    {
        var folder = new RecordFolder(store);
        return (folder, await folder.Store.CreateSchool(TestContext.Current.CancellationToken));
    }

    /// <summary>A record with one entry for each number, in the file that the number names.</summary>
    public static RecordFolder Filled(
        byte[] files,
        out SchoolId school,
        Store store = Waymark.Tests.Support.Store.Sqlite
    )
    {
        var (record, made) = WithSchool(store).GetAwaiter().GetResult();
        school = made;
        var ids = files.Distinct().ToDictionary(file => file, _ => FileId.Random());
        record.Append(school, files.Select(file => ids[file])).GetAwaiter().GetResult();
        return record;
    }

    public static NewEntry Entry(FileId file, string words = "{}", string kind = "noted/1") =>
        new(file, kind, Author(), null, null, Encoding.UTF8.GetBytes(words));

    public static Author Author() => new(PersonId.Random(), "Ines Marlow", "teacher");

    public static IReadOnlyDictionary<FileId, int> Expect(FileId file, int count) =>
        new Dictionary<FileId, int> { [file] = count };

    public static IReadOnlyDictionary<FileId, int> Anything { get; } =
        new Dictionary<FileId, int>();

    /// <summary>Appends one entry to each of the files given, each in an append of its own.</summary>
    public async Task Append(SchoolId school, params IEnumerable<FileId> files)
    {
        foreach (var file in files)
        {
            var outcome = await Store.Append(
                school,
                [Entry(file)],
                Anything,
                stop: TestContext.Current.CancellationToken
            );
            Assert.IsType<Appended>(outcome);
        }
    }

    public void Reopen()
    {
        Store.Dispose();
        Store = RecordStore.Open(Place, Key, Clock);
    }

    public Verdict Verify(bool withKey = true) =>
        Assert.Single(
            RecordVerifier
                .Verify(Place, withKey ? Key : null, stop: TestContext.Current.CancellationToken)
                .GetAwaiter()
                .GetResult()
        );

    /// <summary>Closes the store and gives the database as it lies on the disk, whole in one file.</summary>
    public byte[] Close()
    {
        Store.Dispose();
        SqliteConnection.ClearAllPools();
        return File.ReadAllBytes(Database);
    }

    /// <summary>Puts a database in the place of the one there is. Nothing may have it open.</summary>
    public void Put(byte[] database)
    {
        SqliteConnection.ClearAllPools();
        File.Delete(Database + "-wal");
        File.Delete(Database + "-shm");
        File.WriteAllBytes(Database, database);
    }

    /// <summary>Does to the database what somebody with all rights in it and no keys can do.</summary>
    public int Tamper(string sql)
    {
        if (_postgres is not null)
        {
            return _postgres.AsSuperuser(
                "SET session_replication_role = replica;" + PostgresSql.Of(sql)
            );
        }

        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        DropGuards(Do);
        var changed = Do(sql);

        // Somebody who knows what they do leaves no trace of how they did it.
        DropGuards(Do);
        foreach (var guard in OnlyGrows.Tables.SelectMany(OnlyGrows.OnSqlite))
        {
            Do(guard);
        }

        return changed;

        int Do(string text)
        {
            using var command = connection.CreateCommand();
            command.CommandText = text;
            return command.ExecuteNonQuery();
        }
    }

    /// <summary>Does what the owner of the tables can.</summary>
    public void AsOwner(string sql)
    {
        if (_postgres is not null)
        {
            _postgres.AsOwner(sql);
            return;
        }

        using var connection = Store.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>On PostgreSQL, lets nobody read a table until this is disposed of.</summary>
    public IDisposable? HoldTable(string table) => _postgres?.HoldTable(table);

    /// <summary>Takes away one of the triggers by which the tables only grow.</summary>
    public void TakeGuardAway() =>
        AsAdministrator(
            _postgres is null
                ? "DROP TRIGGER record_entries_no_DELETE"
                : "ALTER TABLE record_entries DISABLE TRIGGER record_entries_only_grows"
        );

    /// <summary>Does what somebody with all rights in the database can, in that database's own words, and puts nothing back.</summary>
    public void AsAdministrator(string sql)
    {
        if (_postgres is not null)
        {
            _postgres.AsSuperuser(sql);
            return;
        }

        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void DropGuards(Func<string, int> run)
    {
        foreach (var table in OnlyGrows.Tables)
        {
            run(
                $"DROP TRIGGER IF EXISTS {table}_no_UPDATE; DROP TRIGGER IF EXISTS {table}_no_DELETE"
            );
        }
    }

    public void Dispose()
    {
        Store.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
        _postgres?.Dispose();
    }
}

/// <summary>The words that SQLite and PostgreSQL have for the same bytes.</summary>
internal static partial class PostgresSql
{
    public static string Of(string sqlite) =>
        Zeros()
            .Replace(Bytes().Replace(sqlite, @"'\x$1'::bytea"), "decode(repeat('00', $1), 'hex')")
            .Replace("AS BLOB", "AS bytea", StringComparison.Ordinal);

    [GeneratedRegex("x'([0-9A-Fa-f]*)'")]
    private static partial Regex Bytes();

    [GeneratedRegex(@"zeroblob\((\d+)\)")]
    private static partial Regex Zeros();
}

/// <summary>A clock that stands where it is put.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
