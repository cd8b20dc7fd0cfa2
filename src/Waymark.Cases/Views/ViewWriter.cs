using System.Data.Common;
using System.Globalization;

namespace Waymark.Cases.Views;

/// <summary>Plain upserts in somebody else's transaction, in the SQL that both databases share.</summary>
internal sealed class ViewWriter(DbTransaction transaction, CancellationToken stop)
{
    /// <summary>Adds the row; false where the key is taken.</summary>
    public async Task<bool> Add(string table, params (string Column, object? Value)[] row) =>
        await Run($"{Insert(table, row)} ON CONFLICT DO NOTHING", row) > 0;

    /// <summary>Adds the row, or replaces what stands under its key.</summary>
    /// <param name="keys">How many of the first columns are the key.</param>
    public Task Put(string table, int keys, params (string Column, object? Value)[] row)
    {
        var key = string.Join(", ", row.Take(keys).Select(part => Quote(part.Column)));
        var rest = string.Join(
            ", ",
            row.Skip(keys).Select(part => $"{Quote(part.Column)} = excluded.{Quote(part.Column)}")
        );
        return Run($"{Insert(table, row)} ON CONFLICT ({key}) DO UPDATE SET {rest}", row);
    }

    /// <summary>Removes the rows that have these values.</summary>
    public Task<int> Remove(string table, params (string Column, object? Value)[] where) =>
        Run($"DELETE FROM {Quote(table)} WHERE {Match(where)}", where);

    /// <summary>Changes the rows that have these values.</summary>
    public Task<int> Change(
        string table,
        (string Column, object? Value)[] to,
        (string Column, object? Value)[] where
    )
    {
        var set = to.Select((part, place) => $"{Quote(part.Column)} = {Parameter(place)}");
        var match = where.Select(
            (part, place) => $"{Quote(part.Column)} = {Parameter(to.Length + place)}"
        );
        return Run(
            $"UPDATE {Quote(table)} SET {string.Join(", ", set)} WHERE {string.Join(" AND ", match)}",
            [.. to, .. where]
        );
    }

    private static string Insert(string table, (string Column, object? Value)[] row)
    {
        var columns = string.Join(", ", row.Select(part => Quote(part.Column)));
        var values = string.Join(", ", row.Select((_, place) => Parameter(place)));
        return $"INSERT INTO {Quote(table)} ({columns}) VALUES ({values})";
    }

    private static string Match((string Column, object? Value)[] where) =>
        string.Join(
            " AND ",
            where.Select((part, place) => $"{Quote(part.Column)} = {Parameter(place)}")
        );

    private async Task<int> Run(string sql, (string Column, object? Value)[] values)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        // Table and column names are constants of this project; every value is a parameter.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var place = 0; place < values.Length; place++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = Parameter(place);
            parameter.Value = values[place].Value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteNonQueryAsync(stop);
    }

    private static string Parameter(int place) =>
        "@p" + place.ToString(CultureInfo.InvariantCulture);

    private static string Quote(string name) => $"\"{name}\"";
}
