using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>Some entries of a log that follow each other, copied out of the store: they can be looked into while the next are read. Filled again and again.</summary>
internal sealed class EntryBlock
{
    private const int Most = 512;
    private const int MostBytes = 1 << 19;

    private readonly List<WalkedEntry> _entries = [];
    private byte[] _bytes = new byte[1 << 14];
    private int _used;

    public int Count { get; private set; }

    /// <summary>Whether no entry comes after these, or none that can be read.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Whether what comes after these cannot be read from the database.</summary>
    public bool EndsInDamage { get; private set; }

    public WalkedEntry this[int at] => _entries[at];

    /// <summary>Takes the next of a log, with the file and the key of each.</summary>
    public void Fill(IScan entries, SchoolId school, WalkedFiles files)
    {
        (Count, _used, IsLast, EndsInDamage) = (0, 0, false, false);
        try
        {
            for (var length = 0; Count < Most && length < MostBytes; )
            {
                if (!entries.Next())
                {
                    IsLast = true;
                    return;
                }

                length += Add(Rows.Entry(school, entries), files);
            }
        }
        catch (SystemException damaged) when (RecordVerifier.IsDamage(damaged))
        {
            (IsLast, EndsInDamage) = (true, true);
        }
    }

    /// <returns>How many bytes it has.</returns>
    private int Add(EntryInPlace entry, WalkedFiles files)
    {
        var hashed = EntryHeader.HashedLength + entry.Sealed.Length;
        var length = hashed + entry.Leaf.Length;
        if (_used + length > _bytes.Length)
        {
            // Those already held keep the bytes that they were given.
            _bytes = new byte[Math.Max(length, 2 * _bytes.Length)];
            _used = 0;
        }

        if (Count == _entries.Count)
        {
            _entries.Add(new WalkedEntry());
        }

        var bytes = _bytes.AsMemory(_used, length);
        entry.Header.WriteHashed(bytes.Span);
        entry.Sealed.CopyTo(bytes.Span[EntryHeader.HashedLength..]);
        entry.Leaf.CopyTo(bytes.Span[hashed..]);
        _entries[Count++]
            .Hold(entry, files.Of(entry.Header.File), bytes[..hashed], bytes[hashed..]);
        _used += length;
        return length;
    }
}
