using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>How long the log of each school is, as that stands in clear.</summary>
public static class LogSizes
{
    /// <summary>Every school of a record with its number of entries, without needing the master key.</summary>
    /// <exception cref="RecordException">There is no record there.</exception>
    public static IReadOnlyList<(SchoolId School, long Size)> Of(RecordPlace place)
    {
        var database = RecordDatabase.ToRead(place);
        using var connection = database.OpenWhole();
        using var size = new Statement(connection, Sql.SizeOfLog);
        return
        [
            .. SchoolTables
                .All(connection)
                .ToList()
                .Select(row =>
                    (
                        new SchoolId(row.SchoolId),
                        (long)size.With(null, row.SchoolId).ExecuteScalar()!
                    )
                ),
        ];
    }
}
