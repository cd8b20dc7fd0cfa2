using System.Security.Cryptography;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>What came of opening an entry.</summary>
internal enum Opening
{
    /// <summary>There is no key to try.</summary>
    NotTried,

    /// <summary>The key of its file does not open.</summary>
    NoKey,

    /// <summary>It does not open under the key of its file.</summary>
    Fails,

    Opens,
}

/// <summary>An entry as a walk has met it, and what can be said of it by itself, whatever stands before it. Used again for another.</summary>
internal sealed class WalkedEntry
{
    private ReadOnlyMemory<byte> _hashed;
    private ReadOnlyMemory<byte> _leaf;

    public EntryHeader Header { get; private set; }

    public long FileSequence { get; private set; }

    public long Format { get; private set; }

    public WalkedFile File { get; private set; } = null!;

    /// <summary>The key that it was sealed under; null if that is gone.</summary>
    public FileCipher? Key { get; private set; }

    public ReadOnlySpan<byte> Leaf => _leaf.Span;

    /// <summary>Whether the leaf stored with it is the one that it must have.</summary>
    public bool HasItsLeaf { get; private set; }

    public Opening Opening { get; private set; }

    /// <summary>When it was recorded, if it opens.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The files that it says were erased, if it opens; null if it says so in a way that cannot be read.</summary>
    public IReadOnlyList<FileId>? Erased { get; private set; }

    /// <param name="hashed">What its leaf is the hash of, as long as this holds it.</param>
    /// <param name="leaf">Its leaf, as long as this holds it.</param>
    public void Hold(
        EntryInPlace entry,
        WalkedFile file,
        ReadOnlyMemory<byte> hashed,
        ReadOnlyMemory<byte> leaf
    )
    {
        (Header, FileSequence, Format) = (entry.Header, entry.FileSequence, entry.Format);
        (File, Key) = (file, file.Key(entry.Header.KeyId));
        (_hashed, _leaf) = (hashed, leaf);
    }

    /// <summary>Hashes it, and opens it if there is a key.</summary>
    /// <param name="ciphers">Null where nothing is opened.</param>
    public void LookInto(EntryOpener opener, FileCiphers? ciphers)
    {
        HasItsLeaf = opener.LeafOf(_hashed.Span).SequenceEqual(Leaf);
        Opening = Key is null || ciphers is null ? Opening.NotTried : Open(opener, ciphers, Key);
    }

    private Opening Open(EntryOpener opener, FileCiphers ciphers, FileCipher key)
    {
        AesGcm cipher;
        try
        {
            cipher = ciphers.Of(key);
        }
        catch (CryptographicException)
        {
            return Opening.NoKey;
        }

        try
        {
            var content = opener.Open(_hashed.Span, cipher);
            RecordedAt = content.RecordedAt;
            Erased = Erasure.FilesOf(content);
            return Opening.Opens;
        }
        catch (CryptographicException)
        {
            return Opening.Fails;
        }
    }
}
