using System.Data.Common;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>Finds a database that was put back to an earlier day while something beside it still knows better.</summary>
internal static class SetBack
{
    // Asked for in one round trip. A database that is put back lacks first what was signed last: however many schools a data folder
    // knows, those few tell, and a start takes as long with many as with one.
    private const int Asked = 500;

    /// <summary>Looks for the newest checkpoints of the schools that signed last. Of the others, verifying tells.</summary>
    /// <exception cref="RecordException">The file of checkpoints in the data folder knows a checkpoint that the database does not.</exception>
    public static void RefuseIn(RecordDatabase database)
    {
        using var connection = database.OpenWhole();
        var known = CheckpointFile.Newest(database.Folder, Asked).ToList();
        var there = Held(connection, known);
        foreach (var (school, note) in known.Where(one => !there.Contains(one.Note)))
        {
            throw IsSetBack(CheckpointFile.PathOf(database.Folder, school));
        }
    }

    /// <param name="where">The file that the note was read from.</param>
    /// <exception cref="RecordException">The database does not hold this note.</exception>
    public static void Refuse(DbConnection connection, SchoolId school, string note, string where)
    {
        if (!Held(connection, [(school, note)]).Contains(note))
        {
            throw IsSetBack(where);
        }
    }

    /// <summary>The notes that the database holds in the places that these name.</summary>
    private static HashSet<string> Held(
        DbConnection connection,
        IReadOnlyList<(SchoolId School, string Note)> notes
    )
    {
        // One that is not written as a note names no place, and is found nowhere.
        var places = notes
            .Select(one => (one.School, SignedNote.Parse(one.School, one.Note)?.Size))
            .Where(place => place.Size is not null)
            .ToList();
        var there = new HashSet<string>(StringComparer.Ordinal);
        if (places.Count > 0)
        {
            using var all = new Statement(connection, Sql.NotesAt(places.Count));
            object[] values =
            [
                .. places.SelectMany(place => (object[])[place.School.Value, place.Size!]),
            ];
            using var reader = all.With(null, values).ExecuteReader();
            while (reader.Read())
            {
                there.Add(reader.GetString(0));
            }
        }

        return there;
    }

    private static RecordException IsSetBack(string where) =>
        new(
            $"The file {where} holds a checkpoint that is not in the database: the database was put back to an earlier state, or it is another one. If you put a backup back on purpose, keep that file somewhere safe, since it proves what is missing, and put the one of the same backup in its place, or none."
        );
}
