using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Waymark.Record.Stores;

namespace Waymark.Record.Sealing;

/// <summary>The keys of one school, derived from its school key, each for one use.</summary>
internal sealed class SchoolKeys
{
    public const int KeyLength = 32;

    private const byte SealedFormat = 1;

    private readonly SchoolId _school;
    private readonly byte[] _fileWrap;
    private readonly byte[] _view;
    private readonly byte[] _lookUp;
    private readonly byte[] _head;

    public SchoolKeys(SchoolId school, byte[] schoolKey)
    {
        _school = school;
        _fileWrap = Derive(schoolKey, "file keys");
        _view = Derive(schoolKey, "views");
        _lookUp = Derive(schoolKey, "look-ups");
        _head = Derive(schoolKey, "log head");
    }

    /// <summary>Whether they are derived from the same school key.</summary>
    public bool IsSame(SchoolKeys other) =>
        CryptographicOperations.FixedTimeEquals(_head, other._head);

    public byte[] WrapFileKey(FileId file, int keyId, ReadOnlySpan<byte> key) =>
        Envelope.Close(_fileWrap, key, FileBinding(file, keyId));

    /// <exception cref="CryptographicException">Not the key of this file, or changed since.</exception>
    public byte[] UnwrapFileKey(FileId file, int keyId, ReadOnlySpan<byte> wrapped) =>
        Envelope.Open(_fileWrap, wrapped, FileBinding(file, keyId));

    /// <summary>What opens file keys, for whoever opens many. The caller disposes of it.</summary>
    public AesGcm FileKeyCipher() => new(_fileWrap, Envelope.TagLength);

    /// <inheritdoc cref="UnwrapFileKey(FileId, int, ReadOnlySpan{byte})"/>
    /// <param name="cipher">See <see cref="FileKeyCipher"/>.</param>
    public byte[] UnwrapFileKey(
        AesGcm cipher,
        FileId file,
        int keyId,
        ReadOnlySpan<byte> wrapped
    ) => Envelope.Open(cipher, wrapped, FileBinding(file, keyId));

    public byte[] Seal(string purpose, ReadOnlySpan<byte> bytes) =>
        [SealedFormat, .. Envelope.Close(_view, Envelope.Pad(bytes), PurposeBinding(purpose))];

    public byte[] Open(string purpose, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.IsEmpty || sealedBytes[0] != SealedFormat)
        {
            throw new CryptographicException("Not in a known sealed format.");
        }

        var padded = Envelope.Open(_view, sealedBytes[1..], PurposeBinding(purpose));
        return Envelope.Unpad(padded).ToArray();
    }

    public byte[] Token(string purpose, string word)
    {
        byte[] input =
        [
            .. LengthPrefixed(Encoding.UTF8.GetBytes(purpose)),
            .. Encoding.UTF8.GetBytes(word),
        ];
        return HMACSHA256.HashData(_lookUp, input)[..16];
    }

    /// <summary>Authenticates where the log stands, so that without the keys nobody can move it.</summary>
    public byte[] HeadCode(long size, ReadOnlySpan<byte> frontier)
    {
        var head = new byte[16 + 8 + frontier.Length];
        _school.Value.TryWriteBytes(head, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(16), size);
        frontier.CopyTo(head.AsSpan(24));
        return HMACSHA256.HashData(_head, head);
    }

    /// <summary>Whether a head was made with these keys.</summary>
    public bool Made(HeadRow head) =>
        CryptographicOperations.FixedTimeEquals(HeadCode(head.Size, head.Frontier), head.Code);

    private byte[] FileBinding(FileId file, int keyId)
    {
        var bound = new byte[36];
        _school.Value.TryWriteBytes(bound, bigEndian: true, out _);
        file.Value.TryWriteBytes(bound.AsSpan(16), bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bound.AsSpan(32), keyId);
        return bound;
    }

    private byte[] PurposeBinding(string purpose) =>
        [
            SealedFormat,
            .. _school.Value.ToByteArray(bigEndian: true),
            .. Encoding.UTF8.GetBytes(purpose),
        ];

    private static byte[] LengthPrefixed(byte[] bytes)
    {
        var prefixed = new byte[4 + bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(prefixed, bytes.Length);
        bytes.CopyTo(prefixed, 4);
        return prefixed;
    }

    private static byte[] Derive(byte[] schoolKey, string use) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            schoolKey,
            KeyLength,
            info: Encoding.UTF8.GetBytes("waymark/1 school " + use)
        );
}
