using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Waymark.Record;
using Waymark.Record.Sealing;

namespace Waymark.Tests.Record;

/// <summary>What is sealed of an entry has one encoding, and nothing else is taken for it.</summary>
public sealed class EntryContentTests
{
    private const int KindLength = 2 + 7;

    // The mark, the microseconds and the offset of recorded-at follow the kind.
    private const int Micros = KindLength + 1;
    private const int Offset = Micros + 8;

    [Fact]
    public void It_is_read_where_it_lies_as_it_was_written()
    {
        var entry = Written();
        var content = EntryContent.Read(EntryCodec.Write(entry));

        Assert.Equal(entry.Kind, Encoding.UTF8.GetString(content.Kind));
        Assert.Equal(entry.RecordedAt, content.RecordedAt);
        Assert.Equal(entry.HappenedAt, content.HappenedAt);
        Assert.Equal(entry.HappenedAt?.Offset, content.HappenedAt?.Offset);
        Assert.Null(content.ToldAt);
        Assert.Equal(entry.By.Person, content.Person);
        Assert.Equal(entry.By.Name, Encoding.UTF8.GetString(content.Name));
        Assert.Equal(entry.By.Role, Encoding.UTF8.GetString(content.Role));
        Assert.Equal("{}", Encoding.UTF8.GetString(content.Body));
    }

    [Fact]
    public void Cut_before_its_body_it_is_refused_at_every_length()
    {
        var whole = EntryCodec.Write(Written());
        for (var length = 0; length < whole.Length - "{}".Length; length++)
        {
            var cut = whole[..length];
            Assert.Throws<CryptographicException>(() => EntryContent.Read(cut).Body.Length);
        }
    }

    [Fact]
    public void A_time_that_is_none_and_text_that_is_none_are_refused()
    {
        Refused(bytes => bytes[2] = 0xff);
        Refused(bytes => bytes[KindLength] = 2);
        Refused(bytes => bytes[KindLength] = 0);
        Refused(bytes => Put(bytes, long.MaxValue));
        Refused(bytes => Put(bytes, long.MinValue));
        Refused(bytes => Put(bytes, long.MaxValue / 25));
        Refused(bytes => BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(Offset), 15 * 60));
        // Recorded-at is kept in UTC.
        Refused(bytes => BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(Offset), 60));
        Refused(bytes =>
        {
            // The last microsecond there is, in a place where the day is already over.
            var last = DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks;
            Put(bytes, last / TimeSpan.TicksPerMicrosecond);
            BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(Offset), 60);
        });

        static void Put(byte[] bytes, long micros) =>
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(Micros), micros);
    }

    private static void Refused(Action<byte[]> change)
    {
        var bytes = EntryCodec.Write(Written());
        change(bytes);
        Assert.Throws<CryptographicException>(() => EntryContent.Read(bytes).Body.Length);
    }

    private static Entry Written()
    {
        var at = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        var before = new DateTimeOffset(2026, 11, 23, 8, 30, 0, TimeSpan.FromHours(1));
        return new Entry(
            0,
            FileId.Random(),
            "noted/1",
            RecordFolder.Author(),
            at,
            before,
            null,
            Encoding.UTF8.GetBytes("{}")
        );
    }
}
