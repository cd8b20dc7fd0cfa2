using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Waymark.Record.Sealing;

/// <summary>AES-256-GCM with a random 96-bit nonce: nonce, ciphertext, 128-bit tag, in this order.</summary>
internal static class Envelope
{
    public const int NonceLength = 12;
    public const int TagLength = 16;
    public const int Overhead = NonceLength + TagLength;
    public const int Step = 256;

    private const int LengthPrefix = 4;

    public static byte[] Close(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> plain,
        ReadOnlySpan<byte> bound
    )
    {
        using var cipher = new AesGcm(key, TagLength);
        return Close(cipher, plain, bound);
    }

    /// <summary>Seals under a cipher that is kept.</summary>
    public static byte[] Close(AesGcm cipher, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var sealedBytes = new byte[Overhead + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(
            nonce,
            plain,
            sealedBytes.AsSpan(NonceLength, plain.Length),
            sealedBytes.AsSpan(NonceLength + plain.Length),
            bound
        );
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">Another key, another binding, or changed since.</exception>
    public static byte[] Open(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> sealedBytes,
        ReadOnlySpan<byte> bound
    )
    {
        using var cipher = new AesGcm(key, TagLength);
        return Open(cipher, sealedBytes, bound);
    }

    /// <summary>Opens under a cipher that is kept.</summary>
    /// <exception cref="CryptographicException">Another key, another binding, or changed since.</exception>
    public static byte[] Open(
        AesGcm cipher,
        ReadOnlySpan<byte> sealedBytes,
        ReadOnlySpan<byte> bound
    )
    {
        if (sealedBytes.Length < Overhead)
        {
            throw new CryptographicException("Too short to have been sealed.");
        }

        var plain = new byte[sealedBytes.Length - Overhead];
        Open(cipher, sealedBytes, bound, plain);
        return plain;
    }

    /// <summary>Opens under a cipher that is kept, into memory that is used again.</summary>
    /// <param name="plain">As long as what was sealed, less <see cref="Overhead"/>.</param>
    /// <exception cref="CryptographicException">Another key, another binding, or changed since.</exception>
    public static void Open(
        AesGcm cipher,
        ReadOnlySpan<byte> sealedBytes,
        ReadOnlySpan<byte> bound,
        Span<byte> plain
    ) =>
        cipher.Decrypt(
            sealedBytes[..NonceLength],
            sealedBytes[NonceLength..^TagLength],
            sealedBytes[^TagLength..],
            plain,
            bound
        );

    /// <summary>The length of <paramref name="content"/> bytes once padded: with their own length before them, up to the next 256.</summary>
    public static int PaddedLength(int content) =>
        (LengthPrefix + content + Step - 1) / Step * Step;

    public static byte[] Pad(ReadOnlySpan<byte> content)
    {
        var padded = new byte[PaddedLength(content.Length)];
        BinaryPrimitives.WriteInt32BigEndian(padded, content.Length);
        content.CopyTo(padded.AsSpan(LengthPrefix));
        return padded;
    }

    /// <summary>Takes the padding off; there is exactly one right padding for a content.</summary>
    /// <exception cref="CryptographicException">Not what <see cref="Pad"/> writes.</exception>
    public static ReadOnlyMemory<byte> Unpad(ReadOnlyMemory<byte> padded) =>
        padded.Slice(LengthPrefix, Unpad(padded.Span).Length);

    /// <inheritdoc cref="Unpad(ReadOnlyMemory{byte})"/>
    public static ReadOnlySpan<byte> Unpad(ReadOnlySpan<byte> padded)
    {
        var length =
            padded.Length < LengthPrefix ? -1 : BinaryPrimitives.ReadInt32BigEndian(padded);
        if (
            length < 0
            || length > padded.Length - LengthPrefix
            || padded.Length != PaddedLength(length)
            || padded[(LengthPrefix + length)..].ContainsAnyExcept((byte)0)
        )
        {
            throw new CryptographicException("The padding is not as written.");
        }

        return padded.Slice(LengthPrefix, length);
    }
}
