using System.Buffers.Binary;
using Npgsql;

namespace Waymark.Record.Stores;

/// <summary>A scan of PostgreSQL: its rows as <c>COPY</c> hands them over in binary, which the server sends ahead while this reads.</summary>
internal sealed class PostgresScan : IScan
{
    // A signature of 11 bytes, flags, and the length of an extension that there is none of.
    private const int Start = 11 + 4 + 4;
    private const int Block = 1 << 13;
    private const int MostColumns = 16;

    private static readonly DateOnly s_dayZero = new(2000, 1, 1);

    private readonly NpgsqlRawCopyStream _copy;
    private readonly (int At, int Length)[] _columns = new (int, int)[MostColumns];
    private byte[] _bytes = new byte[Block];
    private int _at;
    private int _end;

    /// <param name="sql">Its one parameter is the school; COPY takes none, so that it is written into it.</param>
    public PostgresScan(NpgsqlConnection connection, string sql, SchoolId school)
    {
        var query = sql.Replace("@school", $"'{school.Value}'", StringComparison.Ordinal);
        _copy = connection.BeginRawBinaryCopy($"COPY ({query}) TO STDOUT (FORMAT BINARY)");
        Take(Start);
    }

    public bool Next()
    {
        // A row lies in one piece: before there is too little room for one, what is left is moved to the front.
        if (_at > _bytes.Length / 2)
        {
            _bytes.AsSpan(_at.._end).CopyTo(_bytes);
            (_at, _end) = (0, _end - _at);
        }

        var columns = BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short)));
        for (var column = 0; column < columns; column++)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));
            _columns[column] = (_at, length);
            Take(Math.Max(length, 0));
        }

        return columns >= 0;
    }

    public long Number(int column)
    {
        var bytes = Bytes(column);
        return bytes.Length == sizeof(int)
            ? BinaryPrimitives.ReadInt32BigEndian(bytes)
            : BinaryPrimitives.ReadInt64BigEndian(bytes);
    }

    public Guid Id(int column) => new(Bytes(column), bigEndian: true);

    public DateOnly Day(int column)
    {
        // As a long: a date may be infinite there, which is the greatest number.
        var day = s_dayZero.DayNumber + (long)BinaryPrimitives.ReadInt32BigEndian(Bytes(column));
        return day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)day)
            : throw IScan.Unfit(column);
    }

    public ReadOnlySpan<byte> Bytes(int column)
    {
        var (at, length) = _columns[column];
        return length >= 0 ? _bytes.AsSpan(at, length) : throw IScan.Unfit(column);
    }

    public void Dispose() => _copy.Dispose();

    private ReadOnlySpan<byte> Take(int length)
    {
        var end = _at + length;
        if (end > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(end, 2 * _bytes.Length));
        }

        while (_end < end)
        {
            var read = _copy.Read(_bytes.AsSpan(_end));
            _end += read > 0 ? read : throw new FormatException("The rows end within one.");
        }

        var taken = _bytes.AsSpan(_at, length);
        _at = end;
        return taken;
    }
}
