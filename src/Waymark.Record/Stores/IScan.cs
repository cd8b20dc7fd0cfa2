namespace Waymark.Record.Stores;

/// <summary>The rows of one query, one after another, as they lie in the store: nothing is made for a row, and what a column gives is good until the next one. For what reads whole logs.</summary>
/// <remarks>A column that does not hold what the record writes there throws a <see cref="FormatException"/>: a value that is only as good as the right one is not taken for it.</remarks>
internal interface IScan : IDisposable
{
    /// <summary>Goes on to the next row; false after the last.</summary>
    bool Next();

    long Number(int column);

    Guid Id(int column);

    DateOnly Day(int column);

    ReadOnlySpan<byte> Bytes(int column);

    static FormatException Unfit(int column) => new($"Column {column} is not as it is written.");
}
