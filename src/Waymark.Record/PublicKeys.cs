using System.Data.Common;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>The public keys of the schools in a record, as they lie there: to be handed out, and then kept by those who verify.</summary>
public static class PublicKeys
{
    /// <summary>Every school's, without needing the master key.</summary>
    /// <exception cref="RecordException">There is no record there.</exception>
    public static IReadOnlyList<VerifierKey> Of(RecordPlace place)
    {
        var database = RecordDatabase.ToRead(place);
        using var connection = database.OpenWhole();
        return [.. SchoolTables.All(connection).Select(Key)];
    }

    /// <summary>The changes of key of every school, oldest first, as they lie there: whoever kept a former key needs them to believe the one of now.</summary>
    /// <exception cref="RecordException">There is no record there.</exception>
    public static IReadOnlyList<Checkpoint> Changes(RecordPlace place)
    {
        var database = RecordDatabase.ToRead(place);
        using var connection = database.OpenWhole();
        return
        [
            .. SchoolTables
                .All(connection)
                .ToList()
                .SelectMany(row => Signing(connection, new SchoolId(row.SchoolId)).Changes),
        ];
    }

    /// <summary>The keys that sign a school's log and signed it, as the changes in the database lead from the one of now.</summary>
    /// <exception cref="RecordException">There is no such school.</exception>
    internal static SigningKeys Signing(DbConnection connection, SchoolId school)
    {
        var now = Find([.. SchoolTables.All(connection)], school);
        using var changes = new Statement(connection, Sql.KeyChanges);
        using var reader = changes.With(null, school.Value).ExecuteReader();
        var notes = new List<string>();
        while (reader.Read())
        {
            notes.Add(Rows.Checkpoint(school, reader).Note);
        }

        return SigningKeys.Known(now, notes);
    }

    /// <exception cref="RecordException">There is no such school, or several and none was named.</exception>
    internal static VerifierKey Find(IReadOnlyList<SchoolRow> schools, SchoolId? which)
    {
        var found = schools
            .Where(row => which is not { } school || school.Value == row.SchoolId)
            .ToList();
        return found switch
        {
            [var one] => Key(one),
            [] => throw new RecordException("There is no such school in this record."),
            _ => throw new RecordException(
                $"There are {found.Count} schools in this record. Say which: {string.Join(", ", found.Select(row => row.SchoolId.ToString("N")))}."
            ),
        };
    }

    private static VerifierKey Key(SchoolRow row) => new(new SchoolId(row.SchoolId), row.PublicKey);
}
