using System.Data.Common;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>Finds a database that was put back to an earlier day while something beside it still knows better.</summary>
internal static class SetBack
{
    /// <exception cref="RecordException">The file of checkpoints in the data folder knows a checkpoint that the database does not.</exception>
    public static void RefuseIn(RecordDatabase database)
    {
        using var connection = database.OpenWhole();
        foreach (var (school, notes) in CheckpointFile.All(database.Folder))
        {
            if (notes is [.., var newest])
            {
                Refuse(connection, school, newest, CheckpointFile.PathOf(database.Folder, school));
            }
        }
    }

    /// <param name="where">The file that the note was read from.</param>
    /// <exception cref="RecordException">The database does not hold this note.</exception>
    public static void Refuse(DbConnection connection, SchoolId school, string note, string where)
    {
        using var all = new Statement(connection, Sql.HasNote);
        using var reader = all.With(null, school.Value, note).ExecuteReader();
        if (!reader.Read())
        {
            throw new RecordException(
                $"The file {where} holds a checkpoint that is not in the database: the database was put back to an earlier state, or it is another one. If you put a backup back on purpose, keep that file somewhere safe, since it proves what is missing, and put the one of the same backup in its place, or none."
            );
        }
    }
}
