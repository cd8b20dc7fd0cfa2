using System.Text;
using Microsoft.Data.Sqlite;
using Waymark.Record.Stores;

namespace Waymark.Record.Backups;

/// <summary>The SQLite file itself.</summary>
internal sealed class SqliteCopy(SqliteDatabase database) : RecordCopy
{
    private static readonly byte[] s_start = Encoding.ASCII.GetBytes("SQLite format 3\0");

    public override void Write(Stream to)
    {
        var snapshot = Path.Combine(database.Folder, LeftOvers.Snapshot);
        try
        {
            File.Delete(snapshot);
            database.CopyInto(snapshot);
            using var from = File.OpenRead(snapshot);
            from.CopyTo(to);
        }
        finally
        {
            File.Delete(snapshot);
        }
    }

    // The file lies in the data folder, and that is looked at before.
    public override void RefuseUnlessEmpty() { }

    public override void Fill(Stream from)
    {
        PrivateFolder.Make(database.Folder);
        var unfinished = database.Path + LeftOvers.Unfinished;
        try
        {
            using (var to = PrivateFolder.Open(unfinished, FileMode.CreateNew))
            {
                RefuseOther(
                    from,
                    s_start,
                    "This backup was made of a record in PostgreSQL and is put back into PostgreSQL: Waymark__Database names the empty database."
                );
                to.Write(s_start);
                from.CopyTo(to);
                to.Flush(flushToDisk: true);
            }

            Prepare(unfinished);
            File.Move(unfinished, database.Path);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    // The file goes with its folder, once nothing holds it open.
    public override void TakeAway()
    {
        using var last = new SqliteConnection(database.ConnectionString);
        SqliteConnection.ClearPool(last);
    }

    private static void Prepare(string file)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()
        );
        connection.Open();
        Ask("PRAGMA journal_mode = WAL");
        Ask("PRAGMA secure_delete = ON");
        foreach (var table in Passing)
        {
            if (Ask($"SELECT name FROM sqlite_master WHERE name = '{table}'") is not null)
            {
                Ask($"DELETE FROM {table}");
            }
        }

        object? Ask(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        }
    }
}
