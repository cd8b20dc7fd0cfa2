using System.Data.Common;
using Waymark.Record.Sealing;

namespace Waymark.Record.Stores;

/// <summary>A school's keys: the school key and the private signing key wrapped by the master key, the public key in clear.</summary>
internal sealed record SchoolRow(
    Guid SchoolId,
    byte[] WrappedKey,
    byte[] WrappedSigningKey,
    byte[] PublicKey
);

/// <summary>Where a school's log stands: its size, the frontier of its tree, and the code that authenticates both.</summary>
internal sealed record HeadRow(Guid SchoolId, long Size, byte[] Frontier, byte[] Code);

/// <summary>A file's key, wrapped by the school's.</summary>
internal sealed record FileRow(Guid SchoolId, Guid FileId, int KeyId, byte[] WrappedKey);

/// <summary>An entry as it is stored. The padded length is that of what was sealed, less nonce and tag.</summary>
internal sealed record EntryRow(
    Guid SchoolId,
    long Index,
    Guid FileId,
    int FileSequence,
    int KeyId,
    DateOnly RecordedOn,
    int Format,
    byte[] Sealed,
    byte[] Leaf
);

/// <summary>A signed checkpoint, with the frontier that the next one goes on from.</summary>
internal sealed record CheckpointRow(Guid SchoolId, long Size, byte[] Frontier, string Note);

/// <summary>A program at work: when it said so, by the database's clock, and how far its own was ahead, both in milliseconds.</summary>
internal sealed record ProgramRow(Guid ProgramId, string Machine, long SeenAt, long Ahead);

/// <summary>That a backup was made, in milliseconds since the start of 1970.</summary>
internal sealed record BackupRow(long MadeAt);

/// <summary>An entry's row with its file's wrapped key, if that is still there.</summary>
internal sealed record StoredEntry(EntryRow Row, byte[]? WrappedKey);

/// <summary>An entry's row as it lies in the store, while a scan stands on it.</summary>
internal readonly ref struct EntryInPlace
{
    public required EntryHeader Header { get; init; }

    public required long FileSequence { get; init; }

    public required long Format { get; init; }

    public required ReadOnlySpan<byte> Sealed { get; init; }

    public required ReadOnlySpan<byte> Leaf { get; init; }
}

/// <summary>Rows as the statements of <see cref="Sql"/> give them.</summary>
internal static class Rows
{
    public static SchoolRow School(DbDataReader from) =>
        new(
            from.GetGuid(0),
            from.GetFieldValue<byte[]>(1),
            from.GetFieldValue<byte[]>(2),
            from.GetFieldValue<byte[]>(3)
        );

    /// <param name="at">The first of its columns.</param>
    public static HeadRow Head(SchoolId school, DbDataReader from, int at = 0) =>
        new(
            school.Value,
            from.GetInt64(at),
            from.GetFieldValue<byte[]>(at + 1),
            from.GetFieldValue<byte[]>(at + 2)
        );

    public static StoredEntry Entry(SchoolId school, DbDataReader from) =>
        new(
            new EntryRow(
                school.Value,
                from.GetInt64(0),
                from.GetGuid(1),
                from.GetInt32(2),
                from.GetInt32(3),
                from.GetFieldValue<DateOnly>(4),
                from.GetInt32(5),
                from.GetFieldValue<byte[]>(6),
                from.GetFieldValue<byte[]>(7)
            ),
            from.IsDBNull(8) ? null : from.GetFieldValue<byte[]>(8)
        );

    /// <exception cref="FormatException">A column is not as it is written.</exception>
    public static EntryInPlace Entry(SchoolId school, IScan from)
    {
        var content = from.Bytes(6);
        return new EntryInPlace
        {
            Header = new EntryHeader(
                school,
                from.Number(0),
                new FileId(from.Id(1)),
                checked((int)from.Number(3)),
                from.Day(4),
                content.Length - Envelope.Overhead
            ),
            FileSequence = from.Number(2),
            Format = from.Number(5),
            Sealed = content,
            Leaf = from.Bytes(7),
        };
    }

    /// <exception cref="FormatException">A column is not as it is written.</exception>
    public static FileRow File(SchoolId school, IScan from) =>
        new(school.Value, from.Id(0), checked((int)from.Number(1)), from.Bytes(2).ToArray());

    /// <param name="at">The first of its columns.</param>
    public static CheckpointRow Checkpoint(SchoolId school, DbDataReader from, int at = 0) =>
        new(
            school.Value,
            from.GetInt64(at),
            from.GetFieldValue<byte[]>(at + 1),
            from.GetString(at + 2)
        );
}
