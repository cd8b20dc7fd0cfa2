using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Waymark.Record.Sealing;

/// <summary>What is sealed of an entry, as bytes: one encoding for each entry, and one entry for each encoding.</summary>
internal static class EntryCodec
{
    private const int MostBytes = 1024 * 1024;

    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">Too long, empty, or not writable as UTF-8.</exception>
    public static void RefuseUnfit(NewEntry entry)
    {
        RefuseUnfit(entry.Kind, 100, nameof(NewEntry.Kind));
        RefuseUnfit(entry.By.Name, 1000, nameof(Author.Name));
        RefuseUnfit(entry.By.Role, 100, nameof(Author.Role));
        if (entry.Body.Length > MostBytes)
        {
            throw new ArgumentException("The body of an entry is at most 1 MiB.", nameof(entry));
        }
    }

    public static byte[] Write(Entry entry)
    {
        var to = new ArrayBufferWriter<byte>(512 + entry.Body.Length);
        WriteText(to, entry.Kind);
        WriteTime(to, entry.RecordedAt);
        WriteTime(to, entry.HappenedAt);
        WriteTime(to, entry.ToldAt);
        WriteTime(to, entry.ClockRead);
        entry.By.Person.Value.TryWriteBytes(to.GetSpan(16), bigEndian: true, out _);
        to.Advance(16);
        WriteText(to, entry.By.Name);
        WriteText(to, entry.By.Role);
        to.Write(entry.Body.Span);
        return to.WrittenSpan.ToArray();
    }

    /// <exception cref="CryptographicException">Not what <see cref="Write"/> writes.</exception>
    public static Entry Read(long index, FileId file, ReadOnlyMemory<byte> content)
    {
        var read = EntryContent.Read(content.Span);
        return new Entry(
            index,
            file,
            s_utf8.GetString(read.Kind),
            new Author(read.Person, s_utf8.GetString(read.Name), s_utf8.GetString(read.Role)),
            read.RecordedAt,
            read.HappenedAt,
            read.ToldAt,
            content[^read.Body.Length..]
        )
        {
            ClockRead = read.ClockRead,
        };
    }

    /// <summary>An instant as it is kept: whole microseconds.</summary>
    public static DateTimeOffset Kept(DateTimeOffset at) =>
        at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMicrosecond));

    private static void RefuseUnfit(string text, int most, string what)
    {
        if (text.Length == 0 || text.Length > most)
        {
            throw new ArgumentException($"{what} has between 1 and {most} characters.");
        }

        // Throws for half of a surrogate pair.
        s_utf8.GetByteCount(text);
    }

    private static void WriteText(ArrayBufferWriter<byte> to, string text)
    {
        var length = s_utf8.GetByteCount(text);
        BinaryPrimitives.WriteUInt16BigEndian(to.GetSpan(2), checked((ushort)length));
        to.Advance(2);
        s_utf8.GetBytes(text, to.GetSpan(length));
        to.Advance(length);
    }

    private static void WriteTime(ArrayBufferWriter<byte> to, DateTimeOffset? time)
    {
        if (time is not { } at)
        {
            to.Write([(byte)0]);
            return;
        }

        var span = to.GetSpan(11);
        span[0] = 1;
        var micros = (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        BinaryPrimitives.WriteInt64BigEndian(span[1..], micros);
        BinaryPrimitives.WriteInt16BigEndian(span[9..], (short)at.TotalOffsetMinutes);
        to.Advance(11);
    }
}
