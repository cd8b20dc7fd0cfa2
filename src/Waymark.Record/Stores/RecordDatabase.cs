using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Waymark.Record.Stores;

/// <summary>The database that a record is kept in, and how every connection to it must be set. What differs between SQLite and PostgreSQL stands in the two that derive from it.</summary>
internal abstract class RecordDatabase(string folder)
{
    /// <summary>The data folder.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Where it is, in a sentence: without a password.</summary>
    public abstract string InWords { get; }

    public abstract string ConnectionString { get; }

    /// <summary>Whether there is a record.</summary>
    /// <exception cref="RecordException">The database cannot be reached.</exception>
    public abstract bool Exists { get; }

    /// <summary>How many transactions may write at once, each for schools of its own.</summary>
    public abstract int Writers { get; }

    /// <summary>How many connections for reading are kept open between readings.</summary>
    public abstract int ReadersKept { get; }

    /// <summary>What follows a SELECT, so that nobody else changes its row before the commit.</summary>
    public abstract string HoldRow { get; }

    /// <summary>What follows a SELECT, so that nobody changes its row before the commit, while others may keep it too.</summary>
    public abstract string KeepRow { get; }

    /// <summary>Asks what the database's own clock says, in milliseconds since the start of 1970.</summary>
    public abstract string Clock { get; }

    /// <summary>Asks how many bytes it takes.</summary>
    public abstract string Room { get; }

    /// <summary>Says in a transaction which school it is for; null where the database has no such lock.</summary>
    public abstract string? NameSchool { get; }

    /// <summary>Whether statements are sent to it together, and are then a transaction of their own.</summary>
    public abstract bool TakesTogether { get; }

    /// <summary>The statement that moves a head. Where statements are sent together it must fail by itself if there is none to move, so that what was sent behind it is not done.</summary>
    public abstract string MoveHead { get; }

    public static RecordDatabase At(RecordPlace place, bool readOnly = false) =>
        string.IsNullOrWhiteSpace(place.Database)
            ? new SqliteDatabase(place.Folder, readOnly)
            : new PostgresDatabase(place);

    /// <summary>A record that is read as it lies there, without its keys.</summary>
    /// <exception cref="RecordException">There is none.</exception>
    public static RecordDatabase ToRead(RecordPlace place)
    {
        var database = At(place, readOnly: true);
        if (!database.Exists)
        {
            throw new RecordException($"There is no record in {database.Folder}.");
        }

        database.RefuseUnknown();
        return database;
    }

    /// <summary>Makes an empty record. An interrupted making leaves none.</summary>
    public abstract void Make();

    /// <summary>A connection that sees the rows of one school, or of none.</summary>
    public abstract DbConnection Open(SchoolId? school = null);

    /// <summary>A connection for what reads the whole record, such as verifying. It cannot write.</summary>
    public abstract DbConnection OpenWhole();

    /// <summary>One unchanging view of the database for all that is read in it.</summary>
    public abstract DbTransaction BeginRead(DbConnection connection);

    /// <summary>Reads the rows of one school, one after another.</summary>
    /// <param name="snapshot">The view that they are read in; nothing else is read in it until the scan is disposed of.</param>
    /// <param name="sql">A query whose one parameter is the school.</param>
    public abstract IScan Scan(DbTransaction snapshot, string sql, SchoolId school);

    /// <summary>Whether what keeps the tables from anything but growing is as it was made.</summary>
    public abstract bool OnlyGrows(DbConnection connection);

    /// <summary>Refuses a database that would not keep what it was given, or not keep schools apart.</summary>
    public abstract void RefuseUnsafe();

    public abstract void Configure(DbContextOptionsBuilder options, string history);

    /// <summary>Has another context change its tables, by the role that owns them.</summary>
    public virtual void AsOwner(DbContext context) { }

    public RecordDb Model()
    {
        var options = new DbContextOptionsBuilder<RecordDb>();
        Configure(options, RecordDb.History);
        return new RecordDb(options.Options);
    }

    /// <summary>Brings the tables up to what this program knows. The usual case, nothing to do, costs two queries.</summary>
    /// <exception cref="RecordException">Not a record, or from a later version.</exception>
    public void Migrate()
    {
        var done = LastMigrationDone();
        var newest = NewestMigration();
        if (string.CompareOrdinal(done, newest) > 0)
        {
            throw new RecordException(
                $"The data in {InWords} was written by a later version of Waymark. Use that version or a later one."
            );
        }

        if (done != newest)
        {
            MigrateModel();
        }
    }

    /// <exception cref="RecordException">Not a record.</exception>
    public void RefuseUnknown() => LastMigrationDone();

    public void MigrateModel()
    {
        using var model = Model();
        AsOwner(model);
        try
        {
            model.Database.Migrate();
        }
        catch (DbException refused) when (IsForOwner(refused))
        {
            throw OnlyOwner(refused);
        }
    }

    public async Task MigrateOther(DbContext other, CancellationToken stop)
    {
        // Looked at first, as the program's own role: that may need no more than to read.
        if (!(await other.Database.GetPendingMigrationsAsync(stop)).Any())
        {
            return;
        }

        AsOwner(other);
        try
        {
            await other.Database.MigrateAsync(stop);
        }
        catch (DbException refused) when (IsForOwner(refused))
        {
            throw OnlyOwner(refused);
        }
    }

    /// <summary>Whether the database refused because another role owns the tables.</summary>
    protected virtual bool IsForOwner(DbException refused) => false;

    protected abstract bool HasHistory(DbConnection connection);

    protected static string Ask(DbConnection connection, string sql)
    {
        using var question = connection.CreateCommand();
        question.CommandText = sql;
        return Convert.ToString(question.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>What to say where the database refused because another role owns the tables.</summary>
    public RecordException OnlyOwner(DbException refused) =>
        new(
            $"The tables of {InWords} must be made or changed, and this role may not. Set Waymark__DatabaseOwner for one start: it names the same database with the role that owns the tables.",
            refused
        );

    private string LastMigrationDone()
    {
        using var connection = Open();
        return HasHistory(connection)
            ? Ask(connection, $"SELECT max(\"MigrationId\") FROM {RecordDb.History}")
            : throw new RecordException(
                $"{InWords} is not a record, or the making of it was interrupted."
            );
    }

    private static string NewestMigration() =>
        typeof(RecordDb)
            .Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .Max(StringComparer.Ordinal)!;
}
