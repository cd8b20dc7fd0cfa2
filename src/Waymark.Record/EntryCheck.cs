using System.Security.Cryptography;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>What is checked of each entry of a log, in this order: its number, its format, its place in its file, its leaf, its day; and with the keys, that it opens and when it was recorded.</summary>
internal sealed class EntryCheck(SchoolKeys? school, WalkedFiles files) : IDisposable
{
    private readonly EntryOpener _opener = new();
    private readonly FileCiphers? _ciphers = school is null ? null : new FileCiphers(school);
    private DateOnly _lastDay = DateOnly.MinValue;
    private DateTimeOffset _lastRecordedAt = DateTimeOffset.MinValue;

    /// <summary>What is wrong with an entry that stands where this number should; null if nothing is.</summary>
    public string? FlawOf(EntryInPlace entry, long number)
    {
        var header = entry.Header;
        if (header.Index != number)
        {
            return header.Index > number ? "it is missing" : "its number is not in order";
        }

        if (entry.Format != EntryHeader.Format)
        {
            return "its format is unknown";
        }

        var file = files.Of(header.File);
        if (entry.FileSequence != file.Entries)
        {
            return $"in its file it says it is number {entry.FileSequence}, but it is {file.Entries}";
        }

        file.Entries++;
        if (!_opener.HasItsLeaf(entry))
        {
            return "what is stored of it does not have the hash stored with it";
        }

        if (header.RecordedOn < _lastDay)
        {
            return "its day is before that of the entry before it";
        }

        _lastDay = header.RecordedOn;
        if (file.Key(header.KeyId) is { } key)
        {
            return _ciphers is null ? null : SealFlaw(entry, file, key);
        }

        if (!files.HasAllKeys)
        {
            return "the key of its file cannot be read from the database";
        }

        files.IsGone(file, number);
        return null;
    }

    /// <summary>Takes from an entry what it says of keys, whatever may be wrong with it.</summary>
    public void Hear(EntryInPlace entry)
    {
        var file = files.Of(entry.Header.File);
        if (_ciphers is null || file.Key(entry.Header.KeyId) is not { } key)
        {
            return;
        }

        try
        {
            var content = _opener.Open(entry, _ciphers.Of(key));
            files.IsThere(file, entry.Header.Index, content);
        }
        catch (CryptographicException)
        {
            // What does not open says nothing.
        }
    }

    public void Dispose()
    {
        _opener.Dispose();
        _ciphers?.Dispose();
    }

    private string? SealFlaw(EntryInPlace entry, WalkedFile file, FileCipher key)
    {
        AesGcm cipher;
        try
        {
            cipher = _ciphers!.Of(key);
        }
        catch (CryptographicException)
        {
            return "the key of its file does not open, so neither it nor what follows in that file can be opened: the wrapped key was changed, or is another file's";
        }

        try
        {
            var content = _opener.Open(entry, cipher);
            return files.IsThere(file, entry.Header.Index, content)
                ? TimeFlaw(content.RecordedAt, entry.Header.RecordedOn)
                : "which files it says were erased cannot be read";
        }
        catch (CryptographicException)
        {
            return "it does not open: changed, moved or made elsewhere";
        }
    }

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
