using System.Security.Cryptography;
using Waymark.Record.Stores;

namespace Waymark.Record.Sealing;

/// <summary>From an entry to its row and back.</summary>
internal static class EntrySeal
{
    /// <param name="sequence">Its place within its file, from 0.</param>
    public static EntryRow Close(SchoolId school, Entry entry, int sequence, FileKey key)
    {
        var padded = Envelope.Pad(EntryCodec.Write(entry));
        var header = new EntryHeader(
            school,
            entry.Index,
            entry.File,
            key.Id,
            DateOnly.FromDateTime(entry.RecordedAt.UtcDateTime),
            padded.Length
        );
        Span<byte> bound = stackalloc byte[EntryHeader.Length];
        header.Write(bound);
        var sealedBytes = Envelope.Close(key.Cipher, padded, bound);
        return new EntryRow(
            school.Value,
            entry.Index,
            entry.File.Value,
            sequence,
            key.Id,
            header.RecordedOn,
            EntryHeader.Format,
            sealedBytes,
            header.Leaf(sealedBytes)
        );
    }

    /// <exception cref="CryptographicException">The header or what was sealed is not as it was written.</exception>
    public static Entry Open(EntryRow row, ReadOnlySpan<byte> fileKey)
    {
        if (row.Format != EntryHeader.Format)
        {
            throw new CryptographicException("Not in a known format.");
        }

        Span<byte> bound = stackalloc byte[EntryHeader.Length];
        Header(row).Write(bound);
        var padded = Envelope.Open(fileKey, row.Sealed, bound);
        return EntryCodec.Read(
            row.Index,
            new FileId(row.FileId),
            Envelope.Unpad(padded.AsMemory())
        );
    }

    /// <summary>The leaf that this row must have.</summary>
    public static byte[] Leaf(EntryRow row) => Header(row).Leaf(row.Sealed);

    public static EntryHeader Header(EntryRow row) =>
        new(
            new SchoolId(row.SchoolId),
            row.Index,
            new FileId(row.FileId),
            row.KeyId,
            row.RecordedOn,
            row.Sealed.Length - Envelope.Overhead
        );
}

/// <summary>The key of a file, unwrapped, and its number within the file.</summary>
/// <remarks>Serves one writer at a time.</remarks>
internal sealed record FileKey(int Id, byte[] Bytes)
{
    private AesGcm? _cipher;

    /// <summary>Kept for the next entry of the file: making one takes as long as sealing.</summary>
    public AesGcm Cipher => _cipher ??= new AesGcm(Bytes, Envelope.TagLength);
}
