using System.Security.Cryptography;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record.Sealing;

/// <summary>Hashes and opens entries where they lie, one after another, in memory that is used again.</summary>
internal sealed class EntryOpener : IDisposable
{
    // One that is kept hashes small things twice as fast as one made for each.
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _plain = [];

    /// <summary>Whether the leaf stored with it is the one that it must have.</summary>
    public bool HasItsLeaf(EntryInPlace entry)
    {
        Span<byte> start = stackalloc byte[1 + EntryHeader.Length];
        start[0] = 0;
        entry.Header.Write(start[1..]);
        Span<byte> leaf = stackalloc byte[Frontier.HashLength];
        _sha.AppendData(start);
        _sha.AppendData(entry.Sealed);
        _sha.GetHashAndReset(leaf);
        return leaf.SequenceEqual(entry.Leaf);
    }

    /// <summary>What was sealed, until the next is opened.</summary>
    /// <exception cref="CryptographicException">The header or what was sealed is not as it was written.</exception>
    public EntryContent Open(EntryInPlace entry, AesGcm cipher)
    {
        var length = entry.Header.PaddedLength;
        if (length < 0)
        {
            throw new CryptographicException("Too short to have been sealed.");
        }

        if (length > _plain.Length)
        {
            _plain = new byte[Math.Max(length, 2 * _plain.Length)];
        }

        Span<byte> bound = stackalloc byte[EntryHeader.Length];
        entry.Header.Write(bound);
        var padded = _plain.AsSpan(0, length);
        Envelope.Open(cipher, entry.Sealed, bound, padded);
        return EntryContent.Read(Envelope.Unpad(padded));
    }

    public void Dispose() => _sha.Dispose();
}
