using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Waymark.Record.Stores;

/// <summary>One SQL statement that gives no rows, prepared once on one connection to the SQLite file and run many times by SQLite's own functions: the driver looks for each parameter by its name and makes a text of it, each time.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int IdLength = 36;
    private const int DayLength = 10;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        Expect(raw.sqlite3_prepare_v2(_connection, sql, out _statement), raw.SQLITE_OK);
    }

    /// <param name="values">Its parameters, in the order in which they first stand in the text.</param>
    /// <returns>How many rows it changed.</returns>
    /// <exception cref="SqliteException">The database does not do it.</exception>
    public int Run(ReadOnlySpan<object> values)
    {
        try
        {
            for (var i = 0; i < values.Length; i++)
            {
                Expect(Bind(i + 1, values[i]), raw.SQLITE_OK);
            }

            Expect(raw.sqlite3_step(_statement), raw.SQLITE_DONE);
            return raw.sqlite3_changes(_connection);
        }
        finally
        {
            // Says once more what went wrong, if anything did.
            _ = raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    // As the driver writes them: the same value must be the same bytes, whoever wrote it.
    private int Bind(int place, object value)
    {
        switch (value)
        {
            case byte[] { Length: 0 }:
                return raw.sqlite3_bind_zeroblob(_statement, place, 0);
            case byte[] bytes:
                return raw.sqlite3_bind_blob(_statement, place, bytes);
            case Guid id:
                Span<byte> text = stackalloc byte[IdLength];
                id.TryFormat(text, out _);
                Ascii.ToUpperInPlace(text, out _);
                return raw.sqlite3_bind_text(_statement, place, text);
            case DateOnly day:
                Span<byte> date = stackalloc byte[DayLength];
                day.TryFormat(date, out _, "O", CultureInfo.InvariantCulture);
                return raw.sqlite3_bind_text(_statement, place, date);
            default:
                return raw.sqlite3_bind_int64(
                    _statement,
                    place,
                    Convert.ToInt64(value, CultureInfo.InvariantCulture)
                );
        }
    }

    private void Expect(int result, int expected)
    {
        if (result != expected)
        {
            SqliteException.ThrowExceptionForRC(result, _connection);
        }
    }
}
