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
    /// <param name="hashed">As <see cref="EntryHeader.WriteHashed"/> begins it, and then what was sealed. In one piece: each further call of the library takes as long as a tenth of the hash.</param>
    public ReadOnlySpan<byte> LeafOf(ReadOnlySpan<byte> hashed)
    {
        _sha.AppendData(hashed);
        _sha.GetHashAndReset(_leaf);
        return _leaf;
    }

    /// <summary>What was sealed, until the next is opened.</summary>
    /// <param name="hashed">As it is given to <see cref="LeafOf"/>.</param>
    /// <exception cref="CryptographicException">The header or what was sealed is not as it was written.</exception>
    public EntryContent Open(ReadOnlySpan<byte> hashed, AesGcm cipher)
    {
        var sealedBytes = hashed[EntryHeader.HashedLength..];
        var length = sealedBytes.Length - Envelope.Overhead;
        if (length < 0)
        {
            throw new CryptographicException("Too short to have been sealed.");
        }

        if (length > _plain.Length)
        {
            _plain = new byte[Math.Max(length, 2 * _plain.Length)];
        }

        var padded = _plain.AsSpan(0, length);
        var header = hashed[1..EntryHeader.HashedLength];
        Envelope.Open(cipher, sealedBytes, header, padded);
        return EntryContent.Read(Envelope.Unpad(padded));
    }

    public void Dispose() => _sha.Dispose();
}
