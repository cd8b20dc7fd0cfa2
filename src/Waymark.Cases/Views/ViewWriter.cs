using System.Data.Common;
using System.Globalization;
using Waymark.Record;

namespace Waymark.Cases.Views;

/// <summary>Plain upserts in somebody else's transaction, in the SQL that both databases share.</summary>
internal sealed class ViewWriter(DbTransaction transaction, CancellationToken stop)
{
    private const int MostRowsAtOnce = 500;

    /// <summary>Adds the row; false where the key is taken.</summary>
    public async Task<bool> Add(string table, params (string Column, object? Value)[] row) =>
        await Run($"{Insert(table, row)} ON CONFLICT DO NOTHING", row) > 0;

    /// <summary>Adds rows whose keys are not there yet, many in one statement.</summary>
    public async Task AddAll(
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object[]> rows
    )
    {
        foreach (var some in rows.Chunk(MostRowsAtOnce))
        {
            var insert = string.Join(
                ", ",
                some.Select(
                    (_, row) =>
                        $"({string.Join(", ", columns.Select((_, place) => Parameter((row * columns.Count) + place)))})"
                )
            );
            await Run(
                $"INSERT INTO {Quote(table)} ({string.Join(", ", columns.Select(Quote))}) VALUES {insert} ON CONFLICT DO NOTHING",
                [.. some.SelectMany(row => row).Select(value => ("", (object?)value))]
            );
        }
    }

    /// <summary>The rows that have these values, at once.</summary>
    public Task<List<object[]>> Rows(
        string table,
        (string Column, object? Value)[] where,
        params string[] columns
    ) =>
        Read(
            $"SELECT {string.Join(", ", columns.Select(Quote))} FROM {Quote(table)} WHERE {Match(where)}",
            columns.Length,
            where
        );

    /// <summary>Rows of a school in the order of a column that is their key, a page of them at a time, so that they may be changed between.</summary>
    /// <param name="columns">The first is the key; one value each to a row.</param>
    public async IAsyncEnumerable<object[]> Pages(
        string table,
        SchoolId school,
        params string[] columns
    )
    {
        var (list, key) = (string.Join(", ", columns.Select(Quote)), Quote(columns[0]));
        var after = "";
        (string, object?)[] values = [("", school.Value), ("", MostRowsAtOnce)];
        while (true)
        {
            var sql =
                $"SELECT {list} FROM {Quote(table)} WHERE \"SchoolId\" = @p0 {after} ORDER BY {key} LIMIT @p1";
            var page = await Read(sql, columns.Length, values);
            foreach (var row in page)
                yield return row;
            if (page.Count < MostRowsAtOnce)
                yield break;
            (after, values) = ($"AND {key} > @p2", [.. values[..2], ("", page[^1][0])]);
        }
    }

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

    private async Task<List<object[]>> Read(
        string sql,
        int width,
        params (string Column, object? Value)[] values
    )
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<object[]>();
        while (await reader.ReadAsync(stop))
        {
            var row = new object[width];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private async Task<int> Run(string sql, (string Column, object? Value)[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(stop);
    }

    private DbCommand Command(string sql, (string Column, object? Value)[] values)
    {
        var command = transaction.Connection!.CreateCommand();
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

        return command;
    }

    private static string Parameter(int place) =>
        "@p" + place.ToString(CultureInfo.InvariantCulture);

    private static string Quote(string name) => $"\"{name}\"";
}
