using System.Data.Common;
using System.Globalization;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>A program that works on the record, as it last said of itself.</summary>
/// <param name="Machine">The name of the machine that it runs on.</param>
/// <param name="Silent">How long ago it said so, by the clock of the database.</param>
/// <param name="Ahead">How far its clock was then ahead of that of the database.</param>
public sealed record ProgramAtWork(string Machine, TimeSpan Silent, TimeSpan Ahead);

/// <summary>What programs that share a record must know of the installation, and no entry tells: who else is at work, whose clock stands apart, when the last backup was made.</summary>
/// <remarks>These two tables belong to no school and name nobody, so they carry no lock between schools.</remarks>
public sealed class Installation(RecordStore record, TimeProvider time)
{
    private const string Say = """
        INSERT INTO installation_programs (program_id, machine, seen_at, ahead) VALUES (@program, @machine, @seen, @ahead)
        ON CONFLICT (program_id) DO UPDATE SET seen_at = excluded.seen_at, ahead = excluded.ahead
        """;

    private const string Forget = "DELETE FROM installation_programs WHERE seen_at < @before";

    private const string End = "DELETE FROM installation_programs WHERE program_id = @program";

    private const string All =
        "SELECT machine, seen_at, ahead FROM installation_programs ORDER BY machine, seen_at";

    private const string AddBackup =
        "INSERT INTO installation_backups (made_at) VALUES (@at) ON CONFLICT (made_at) DO NOTHING";

    private const string NewestBackup = "SELECT max(made_at) FROM installation_backups";

    private static readonly TimeSpan s_remembered = TimeSpan.FromDays(1);

    /// <summary>Says that a program is at work. One that has said nothing for a day is forgotten.</summary>
    /// <param name="program">Its own number, new at each start.</param>
    public void SayAtWork(Guid program, string machine)
    {
        using var connection = record.OpenConnection();
        var (now, ahead) = Clocks(connection);
        Do(connection, Say, program, machine, now, (long)ahead.TotalMilliseconds);
        Do(connection, Forget, now - (long)s_remembered.TotalMilliseconds);
    }

    /// <summary>Says that it ends, as it should.</summary>
    public void SayEnded(Guid program)
    {
        using var connection = record.OpenConnection();
        Do(connection, End, program);
    }

    /// <summary>The programs that said of late that they are at work.</summary>
    public IReadOnlyList<ProgramAtWork> Programs()
    {
        using var connection = record.OpenConnection();
        var (now, _) = Clocks(connection);
        using var all = new Statement(connection, All);
        using var reader = all.With(null).ExecuteReader();
        var programs = new List<ProgramAtWork>();
        while (reader.Read())
        {
            programs.Add(
                new(
                    reader.GetString(0),
                    TimeSpan.FromMilliseconds(now - reader.GetInt64(1)),
                    TimeSpan.FromMilliseconds(reader.GetInt64(2))
                )
            );
        }

        return programs;
    }

    /// <summary>How far the clock here is ahead of that of the database.</summary>
    public TimeSpan Ahead()
    {
        using var connection = record.OpenConnection();
        return Clocks(connection).Ahead;
    }

    /// <summary>How many bytes the database takes.</summary>
    public long Room()
    {
        using var connection = record.OpenConnection();
        return Number(connection, record.Database.Room) ?? 0;
    }

    /// <summary>Whether a master key opens what is there.</summary>
    public bool OpensWith(MasterKey key)
    {
        using var connection = record.Database.OpenWhole();
        var keys = new KeyRing(key, record.Database);
        return SchoolTables.All(connection).Take(1).All(row => keys.Opens(row) == (true, true));
    }

    /// <summary>Whether the record is in a database whose disk is not seen from here.</summary>
    public bool IsOnServer => record.Database is PostgresDatabase;

    /// <summary>When the last backup of this record was made, by whichever program; null if none was.</summary>
    public DateTimeOffset? LastBackup()
    {
        using var connection = record.OpenConnection();
        return Number(connection, NewestBackup) is { } at
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : null;
    }

    internal void NoteBackup(DateTimeOffset madeAt)
    {
        using var connection = record.OpenConnection();
        Do(connection, AddBackup, madeAt.ToUnixTimeMilliseconds());
    }

    private (long Database, TimeSpan Ahead) Clocks(DbConnection connection)
    {
        // The connection stands, so the way there and back is short beside a second.
        var database = Number(connection, record.Database.Clock)!.Value;
        var here = time.GetUtcNow().ToUnixTimeMilliseconds();
        return (database, TimeSpan.FromMilliseconds(here - database));
    }

    private static long? Number(DbConnection connection, string sql)
    {
        using var ask = new Statement(connection, sql);
        return ask.With(null).ExecuteScalar() is { } found and not DBNull
            ? Convert.ToInt64(found, CultureInfo.InvariantCulture)
            : null;
    }

    private static void Do(DbConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var statement = new Statement(connection, sql);
        statement.With(null, values).ExecuteNonQuery();
    }
}
