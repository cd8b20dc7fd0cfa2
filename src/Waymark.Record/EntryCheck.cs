namespace Waymark.Record;

/// <summary>What is checked of each entry of a log, in this order: its number, its format, its place in its file, its leaf, its day; and with the keys, that it opens and when it was recorded.</summary>
/// <param name="opens">Whether entries are opened.</param>
internal sealed class EntryCheck(WalkedFiles files, bool opens)
{
    private DateOnly _lastDay = DateOnly.MinValue;
    private DateTimeOffset _lastRecordedAt = DateTimeOffset.MinValue;

    /// <summary>What is wrong with an entry that stands where this number should; null if nothing is.</summary>
    public string? FlawOf(WalkedEntry entry, long number)
    {
        var header = entry.Header;
        if (header.Index != number)
        {
            return header.Index > number ? "it is missing" : "its number is not in order";
        }

        if (entry.Format != Sealing.EntryHeader.Format)
        {
            return "its format is unknown";
        }

        if (entry.FileSequence != entry.File.Entries)
        {
            return $"in its file it says it is number {entry.FileSequence}, but it is {entry.File.Entries}";
        }

        entry.File.Entries++;
        if (!entry.HasItsLeaf)
        {
            return "what is stored of it does not have the hash stored with it";
        }

        if (header.RecordedOn < _lastDay)
        {
            return "its day is before that of the entry before it";
        }

        _lastDay = header.RecordedOn;
        if (entry.Key is not null)
        {
            return opens ? SealFlaw(entry) : null;
        }

        if (!files.HasAllKeys)
        {
            return "the key of its file cannot be read from the database";
        }

        files.IsGone(entry);
        return null;
    }

    /// <summary>Takes from an entry what it says of keys, whatever may be wrong with it. What does not open says nothing.</summary>
    public void Hear(WalkedEntry entry)
    {
        if (entry.Opening == Opening.Opens)
        {
            files.IsThere(entry);
        }
    }

    private string? SealFlaw(WalkedEntry entry) =>
        entry.Opening switch
        {
            Opening.NoKey =>
                "the key of its file does not open, so neither it nor what follows in that file can be opened: the wrapped key was changed, or is another file's",
            Opening.Opens when !files.IsThere(entry) =>
                "which files it says were erased cannot be read",
            Opening.Opens => TimeFlaw(entry.RecordedAt, entry.Header.RecordedOn),
            _ => "it does not open: changed, moved or made elsewhere",
        };

    private string? TimeFlaw(DateTimeOffset recordedAt, DateOnly recordedOn)
    {
        if (
            recordedAt < _lastRecordedAt
            || DateOnly.FromDateTime(recordedAt.UtcDateTime) != recordedOn
        )
        {
            return "its time is before the entry before it, or not on its day";
        }

        _lastRecordedAt = recordedAt;
        return null;
    }
}
