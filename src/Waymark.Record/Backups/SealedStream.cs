using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Waymark.Record.Sealing;

namespace Waymark.Record.Backups;

/// <summary>A long text sealed in chunks under a key of its own: none can be changed, moved, left out, cut off or added.</summary>
internal static class SealedStream
{
    private const string Use = "backups";
    private const int SaltLength = 32;
    private const int Chunk = 1 << 20;

    private const int TimeLength = 8;

    private static readonly byte[] s_format = Encoding.ASCII.GetBytes("waymark/backup/1\n");

    public static void Seal(Stream plain, DateTimeOffset madeAt, Stream to, MasterKey master)
    {
        var head = new byte[s_format.Length + TimeLength + SaltLength];
        s_format.CopyTo(head, 0);
        BinaryPrimitives.WriteInt64BigEndian(
            head.AsSpan(s_format.Length),
            madeAt.ToUnixTimeMilliseconds()
        );
        RandomNumberGenerator.Fill(head.AsSpan(^SaltLength..));
        to.Write(head);
        var key = master.Each(Use, head[^SaltLength..]).First();
        var chunk = new byte[Chunk];
        var next = new byte[Chunk];
        var length = plain.ReadAtLeast(chunk, Chunk, throwOnEndOfStream: false);
        for (ulong number = 0; ; number++)
        {
            var after = plain.ReadAtLeast(next, Chunk, throwOnEndOfStream: false);
            var bound = Bound(head, number, isLast: after == 0);
            var closed = Envelope.Close(key, chunk.AsSpan(0, length), bound);
            var size = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(size, closed.Length);
            to.Write(size);
            to.Write(closed);
            if (after == 0)
            {
                return;
            }

            (chunk, next, length) = (next, chunk, after);
        }
    }

    /// <summary>Opens with whichever of the keys fits, and gives each chunk once it is known to be as it was sealed.</summary>
    /// <exception cref="RecordException">Not a backup, sealed under another key, changed, or not whole.</exception>
    /// <returns>When it was made.</returns>
    public static DateTimeOffset Open(Stream from, Stream to, MasterKey keys)
    {
        var head = Take(from, s_format.Length + TimeLength + SaltLength);
        if (!head.AsSpan().StartsWith(s_format))
        {
            throw new RecordException("This file is not a backup of Waymark.");
        }

        byte[][] fitting = [.. keys.Each(Use, head[^SaltLength..])];
        for (ulong number = 0; ; number++)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(Take(from, 4));
            if (length is < Envelope.Overhead or > Chunk + Envelope.Overhead)
            {
                throw NotWhole();
            }

            var closed = Take(from, length);
            var isLast = from.Position == from.Length;
            var (opened, key) = TryEach(fitting, closed, Bound(head, number, isLast));
            if (opened is null)
            {
                throw number == 0 ? WrongKey() : NotWhole();
            }

            // One key sealed them all.
            fitting = [key!];
            to.Write(opened);
            if (isLast)
            {
                return DateTimeOffset.FromUnixTimeMilliseconds(
                    BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(s_format.Length))
                );
            }
        }
    }

    private static (byte[]? Opened, byte[]? Key) TryEach(byte[][] keys, byte[] closed, byte[] bound)
    {
        foreach (var key in keys)
        {
            try
            {
                return (Envelope.Open(key, closed, bound), key);
            }
            catch (CryptographicException)
            {
                // Not this one.
            }
        }

        return (null, null);
    }

    private static byte[] Bound(byte[] head, ulong number, bool isLast)
    {
        var place = new byte[9];
        BinaryPrimitives.WriteUInt64BigEndian(place, number);
        place[8] = isLast ? (byte)1 : (byte)0;
        return [.. head, .. place];
    }

    private static byte[] Take(Stream from, int length)
    {
        var taken = new byte[length];
        return from.ReadAtLeast(taken, length, throwOnEndOfStream: false) == length
            ? taken
            : throw NotWhole();
    }

    private static RecordException WrongKey() =>
        new(
            "No key that is here opens this backup, or its first part is not as it was written. It opens with the master key of the day it was made. Nothing was changed."
        );

    private static RecordException NotWhole() =>
        new("This backup is not whole, or not as it was written. Nothing was changed.");
}
