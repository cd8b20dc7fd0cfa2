using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Waymark.Record.Sealing;

namespace Waymark.Record.Backups;

/// <summary>A long text sealed in chunks under a key of its own: none can be changed, moved, left out, cut off or added.</summary>
internal static class SealedStream
{
    public const int Chunk = 1 << 20;
    public const int TimeLength = 8;
    public const int SaltLength = 32;

    private const string Use = "backups";

    public static byte[] Format { get; } = Encoding.ASCII.GetBytes("waymark/backup/1\n");

    public static int HeadLength { get; } = Format.Length + TimeLength + SaltLength;

    /// <summary>The key of a backup, from each master key that there is.</summary>
    public static IEnumerable<byte[]> Keys(MasterKey master, byte[] head) =>
        master.Each(Use, head[^SaltLength..]);

    /// <summary>What a chunk is bound to: its backup, its place, and whether another follows.</summary>
    public static byte[] Bound(byte[] head, ulong number, bool isLast)
    {
        var place = new byte[9];
        BinaryPrimitives.WriteUInt64BigEndian(place, number);
        place[8] = isLast ? (byte)1 : (byte)0;
        return [.. head, .. place];
    }
}

/// <summary>Seals what is written to it. Without <see cref="Finish"/> what it made opens for nobody.</summary>
internal sealed class SealingStream : WriteOnlyStream
{
    private readonly Stream _to;
    private readonly byte[] _head;
    private readonly byte[] _key;
    private readonly byte[] _chunk = new byte[SealedStream.Chunk];
    private int _length;
    private ulong _number;

    public SealingStream(Stream to, DateTimeOffset madeAt, MasterKey master)
    {
        _to = to;
        _head = new byte[SealedStream.HeadLength];
        SealedStream.Format.CopyTo(_head, 0);
        BinaryPrimitives.WriteInt64BigEndian(
            _head.AsSpan(SealedStream.Format.Length),
            madeAt.ToUnixTimeMilliseconds()
        );
        RandomNumberGenerator.Fill(_head.AsSpan(^SealedStream.SaltLength..));
        _key = SealedStream.Keys(master, _head).First();
        to.Write(_head);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // A full one waits: it may be the last.
            if (_length == _chunk.Length)
            {
                Close(isLast: false);
            }

            var taken = Math.Min(buffer.Length, _chunk.Length - _length);
            buffer[..taken].CopyTo(_chunk.AsSpan(_length));
            _length += taken;
            buffer = buffer[taken..];
        }
    }

    public void Finish() => Close(isLast: true);

    private void Close(bool isLast)
    {
        var bound = SealedStream.Bound(_head, _number++, isLast);
        var closed = Envelope.Close(_key, _chunk.AsSpan(0, _length), bound);
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, closed.Length);
        _to.Write(size);
        _to.Write(closed);
        _length = 0;
    }
}

/// <summary>Opens what was sealed with whichever of the keys fits, and gives each chunk once it is known to be as it was sealed. It ends only where the backup does.</summary>
/// <remarks>Making it and reading throw <see cref="RecordException"/>: not a backup, sealed under another key, changed, or not whole.</remarks>
internal sealed class OpeningStream : ReadOnlyStream
{
    private readonly Stream _from;
    private readonly byte[] _head;
    private byte[][] _fitting;
    private byte[] _opened = [];
    private int _given;
    private ulong _number;
    private bool _wasLast;

    public OpeningStream(Stream from, MasterKey keys)
    {
        _from = from;
        _head = Take(SealedStream.HeadLength);
        if (!_head.AsSpan().StartsWith(SealedStream.Format))
        {
            throw new RecordException("This file is not a backup of Waymark.");
        }

        _fitting = [.. SealedStream.Keys(keys, _head)];
    }

    public DateTimeOffset MadeAt =>
        DateTimeOffset.FromUnixTimeMilliseconds(
            BinaryPrimitives.ReadInt64BigEndian(_head.AsSpan(SealedStream.Format.Length))
        );

    public override int Read(Span<byte> buffer)
    {
        while (_given == _opened.Length)
        {
            if (_wasLast)
            {
                return 0;
            }

            OpenNext();
        }

        var taken = Math.Min(buffer.Length, _opened.Length - _given);
        _opened.AsSpan(_given, taken).CopyTo(buffer);
        _given += taken;
        return taken;
    }

    public static RecordException NotWhole() =>
        new("This backup is not whole, or not as it was written. Nothing was changed.");

    private void OpenNext()
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(Take(4));
        if (length is < Envelope.Overhead or > SealedStream.Chunk + Envelope.Overhead)
        {
            throw NotWhole();
        }

        var closed = Take(length);
        _wasLast = _from.Position == _from.Length;
        var (opened, key) = TryEach(closed, SealedStream.Bound(_head, _number, _wasLast));
        if (opened is null)
        {
            throw _number == 0 ? WrongKey() : NotWhole();
        }

        // One key sealed them all.
        _fitting = [key!];
        _number++;
        (_opened, _given) = (opened, 0);
    }

    private (byte[]? Opened, byte[]? Key) TryEach(byte[] closed, byte[] bound)
    {
        foreach (var key in _fitting)
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

    private byte[] Take(int length)
    {
        var taken = new byte[length];
        return _from.ReadAtLeast(taken, length, throwOnEndOfStream: false) == length
            ? taken
            : throw NotWhole();
    }

    private static RecordException WrongKey() =>
        new(
            "No key that is here opens this backup, or its first part is not as it was written. It opens with the master key of the day it was made. Nothing was changed."
        );
}
