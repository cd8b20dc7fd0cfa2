using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Waymark.Record.Stores;

/// <summary>A scan of the SQLite file, by SQLite's own functions: the driver makes an object or a text of each column.</summary>
internal sealed class SqliteScan : IScan
{
    private const int IdLength = 36;
    private const string DayFormat = "yyyy-MM-dd";

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _rows;
    private byte[] _dayText = [];
    private DateOnly _day;

    /// <param name="sql">Its one parameter is the school.</param>
    public SqliteScan(SqliteConnection connection, string sql, SchoolId school)
    {
        _connection = connection.Handle!;
        Expect(raw.sqlite3_prepare_v2(_connection, sql, out _rows), raw.SQLITE_OK);
        Expect(
            raw.sqlite3_bind_text(_rows, 1, school.Value.ToString().ToUpperInvariant()),
            raw.SQLITE_OK
        );
    }

    public bool Next()
    {
        var result = raw.sqlite3_step(_rows);
        if (result != raw.SQLITE_DONE)
        {
            Expect(result, raw.SQLITE_ROW);
        }

        return result == raw.SQLITE_ROW;
    }

    // SQLite keeps any kind of value in any column, and gives each as any other.
    public long Number(int column) =>
        raw.sqlite3_column_type(_rows, column) == raw.SQLITE_INTEGER
            ? raw.sqlite3_column_int64(_rows, column)
            : throw IScan.Unfit(column);

    // In small letters it would be another id to every query, and still read as the same one.
    public Guid Id(int column)
    {
        var text = Bytes(column);
        return
            raw.sqlite3_column_type(_rows, column) == raw.SQLITE_TEXT
            && text.Length == IdLength
            && !text.ContainsAnyInRange((byte)'a', (byte)'f')
            && Utf8Parser.TryParse(text, out Guid id, out var read)
            && read == IdLength
            ? id
            : throw IScan.Unfit(column);
    }

    public DateOnly Day(int column)
    {
        var text = Bytes(column);

        // Rows that follow each other are mostly of one day.
        if (!text.SequenceEqual(_dayText))
        {
            _day = DateOnly.TryParseExact(
                Encoding.Latin1.GetString(text),
                DayFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : throw IScan.Unfit(column);
            _dayText = text.ToArray();
        }

        return _day;
    }

    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_rows, column);

    public void Dispose() => _rows.Dispose();

    private void Expect(int result, int expected)
    {
        if (result != expected)
        {
            SqliteException.ThrowExceptionForRC(result, _connection);
        }
    }
}
