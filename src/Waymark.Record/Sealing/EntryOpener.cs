using System.Security.Cryptography;
using Waymark.Record.Tree;

namespace Waymark.Record.Sealing;

/// <summary>Hashes and opens entries where they lie, one after another, in memory that is used again.</summary>
internal sealed class EntryOpener : IDisposable
{
    // One that is kept hashes small things twice as fast as one made for each.
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _leaf = new byte[Frontier.HashLength];
    private byte[] _plain = [];

    /// <summary>The leaf that an entry must have, until the next is hashed.</summary>
    public ReadOnlySpan<byte> LeafOf(EntryHeader header, ReadOnlySpan<byte> sealedBytes)
    {
        Span<byte> start = stackalloc byte[1 + EntryHeader.Length];
        start[0] = 0;
        header.Write(start[1..]);
        _sha.AppendData(start);
        _sha.AppendData(sealedBytes);
        _sha.GetHashAndReset(_leaf);
        return _leaf;
    }

    /// <summary>What was sealed, until the next is opened.</summary>
    /// <exception cref="CryptographicException">The header or what was sealed is not as it was written.</exception>
    public EntryContent Open(EntryHeader header, ReadOnlySpan<byte> sealedBytes, AesGcm cipher)
    {
        var length = header.PaddedLength;
        if (length < 0)
        {
            throw new CryptographicException("Too short to have been sealed.");
        }

        if (length > _plain.Length)
        {
            _plain = new byte[Math.Max(length, 2 * _plain.Length)];
        }

        Span<byte> bound = stackalloc byte[EntryHeader.Length];
        header.Write(bound);
        var padded = _plain.AsSpan(0, length);
        Envelope.Open(cipher, sealedBytes, bound, padded);
        return EntryContent.Read(Envelope.Unpad(padded));
    }

    public void Dispose() => _sha.Dispose();
}
