using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Waymark.Record.Sealing;

/// <summary>What stands in clear of an entry: bound into its seal as associated data, and hashed into its leaf.</summary>
internal readonly record struct EntryHeader(
    SchoolId School,
    long Index,
    FileId File,
    int KeyId,
    DateOnly RecordedOn,
    int PaddedLength
)
{
    /// <summary>Names this layout and AES-256-GCM together. Another cipher or layout takes another number.</summary>
    public const byte Format = 1;

    public const int Length = 53;

    /// <summary>The header with the byte that a leaf's hash begins with.</summary>
    public const int HashedLength = 1 + Length;

    /// <summary>The most that the content of an entry comes to when it is padded.</summary>
    public const int LongestPadded = 2 * 1024 * 1024;

    private static readonly DateOnly s_firstDay = new(1970, 1, 1);

    /// <summary>The header as 53 bytes: the associated data of the seal.</summary>
    public void Write(Span<byte> to)
    {
        to[0] = Format;
        School.Value.TryWriteBytes(to[1..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(to[17..], Index);
        File.Value.TryWriteBytes(to[25..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(to[41..], KeyId);
        BinaryPrimitives.WriteInt32BigEndian(to[45..], RecordedOn.DayNumber - s_firstDay.DayNumber);
        BinaryPrimitives.WriteInt32BigEndian(to[49..], PaddedLength);
    }

    /// <summary>The beginning of what a leaf is the hash of: 0x00, which no inner node begins with (RFC 6962, section 2.1), and the header. What was sealed follows.</summary>
    public void WriteHashed(Span<byte> to)
    {
        to[0] = 0;
        Write(to[1..]);
    }

    /// <summary>The school that a header says.</summary>
    public static SchoolId SchoolIn(ReadOnlySpan<byte> header) =>
        new(new Guid(header.Slice(1, 16), bigEndian: true));

    /// <summary>The index that a header says; below 0 if no entry has it.</summary>
    public static long IndexIn(ReadOnlySpan<byte> header) =>
        BinaryPrimitives.ReadInt64BigEndian(header[17..]);

    /// <summary>The day that a header says, in days since the first of 1970.</summary>
    public static uint DayIn(ReadOnlySpan<byte> header) =>
        BinaryPrimitives.ReadUInt32BigEndian(header[45..]);

    /// <summary>The length of the padded content that a header says as it is written; null if no entry has that length.</summary>
    public static int? PaddedLengthIn(ReadOnlySpan<byte> header) =>
        BinaryPrimitives.ReadInt32BigEndian(header[49..])
            is >= Envelope.Step
                and <= LongestPadded
                and var length
        && length % Envelope.Step == 0
            ? length
            : null;

    /// <summary>The leaf of the tree: SHA-256 over 0x00, the header and what was sealed.</summary>
    public byte[] Leaf(ReadOnlySpan<byte> sealedBytes)
    {
        var input = new byte[HashedLength + sealedBytes.Length];
        WriteHashed(input);
        sealedBytes.CopyTo(input.AsSpan(HashedLength));
        return SHA256.HashData(input);
    }
}
