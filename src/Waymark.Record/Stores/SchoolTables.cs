using System.Data.Common;
using Waymark.Record.Tree;

namespace Waymark.Record.Stores;

/// <summary>The schools and the start of their logs.</summary>
internal static class SchoolTables
{
    public static IEnumerable<SchoolRow> All(
        DbConnection connection,
        DbTransaction? snapshot = null
    )
    {
        using var all = new Statement(connection, Sql.Schools);
        using var reader = all.With(snapshot).ExecuteReader();
        while (reader.Read())
        {
            yield return Rows.School(reader);
        }
    }

    /// <param name="hold">What keeps the row until the transaction ends; nothing where it is only read.</param>
    public static SchoolRow? Find(
        DbConnection connection,
        DbTransaction? transaction,
        SchoolId school,
        string hold = ""
    )
    {
        using var find = new Statement(connection, Sql.School + hold);
        using var reader = find.With(transaction, school.Value).ExecuteReader();
        return reader.Read() ? Rows.School(reader) : null;
    }

    /// <summary>The schools that anything is stored of, whether or not they have a row of their own.</summary>
    public static IEnumerable<SchoolId> Traces(DbConnection connection, DbTransaction snapshot)
    {
        using var traces = new Statement(connection, Sql.Traces);
        using var reader = traces.With(snapshot).ExecuteReader();
        while (reader.Read())
        {
            yield return new SchoolId(reader.GetGuid(0));
        }
    }

    public static async Task PutKeys(DbTransaction transaction, SchoolRow row)
    {
        using var put = new Statement(transaction.Connection!, Sql.PutSchoolKeys);
        await put.With(
                transaction,
                row.WrappedKey,
                row.WrappedSigningKey,
                row.PublicKey,
                row.SchoolId
            )
            .ExecuteNonQueryAsync();
    }

    public static async Task Add(DbTransaction transaction, SchoolRow row, KeyRing keys)
    {
        var connection = transaction.Connection!;
        using var addSchool = new Statement(connection, Sql.AddSchool);
        await addSchool
            .With(transaction, row.SchoolId, row.WrappedKey, row.WrappedSigningKey, row.PublicKey)
            .ExecuteNonQueryAsync();
        var code = keys.Unwrap(row).HeadCode(Frontier.Empty.Size, []);
        using var addHead = new Statement(connection, Sql.AddHead);
        await addHead
            .With(transaction, row.SchoolId, Frontier.Empty.Size, Array.Empty<byte>(), code)
            .ExecuteNonQueryAsync();
    }
}
