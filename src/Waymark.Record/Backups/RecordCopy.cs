using Waymark.Record.Stores;

namespace Waymark.Record.Backups;

/// <summary>All that a record's database holds as one run of bytes: out of one that is in use, as it stands at one moment, and into one that holds nothing.</summary>
internal abstract class RecordCopy
{
    // True of that moment only: who had signed out since must not be signed in again by an older copy, and its programs are not at work on this one.
    protected static IReadOnlyList<string> Passing { get; } =
    ["account_sessions", "installation_programs"];

    public static RecordCopy Of(RecordDatabase database) =>
        database switch
        {
            SqliteDatabase file => new SqliteCopy(file),
            PostgresDatabase server => new PostgresCopy(server),
            _ => throw new ArgumentOutOfRangeException(nameof(database)),
        };

    /// <exception cref="RecordException">The database holds what this cannot copy whole.</exception>
    public abstract void Write(Stream to);

    /// <exception cref="RecordException">There is anything in the place already.</exception>
    public abstract void RefuseUnlessEmpty();

    /// <summary>Puts it in, whole or not at all. Nobody is signed in afterwards.</summary>
    /// <exception cref="RecordException">It was made of the other kind of database.</exception>
    public abstract void Fill(Stream from);

    /// <summary>Takes away what was put into a place that was empty.</summary>
    public abstract void TakeAway();

    /// <summary>Takes what a copy of this kind begins with.</summary>
    protected static void RefuseOther(Stream from, ReadOnlySpan<byte> start, string otherwise)
    {
        var taken = new byte[start.Length];
        if (
            from.ReadAtLeast(taken, taken.Length, throwOnEndOfStream: false) != taken.Length
            || !start.SequenceEqual(taken)
        )
        {
            throw new RecordException(otherwise + " Nothing was changed.");
        }
    }
}
