using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Unicode;

namespace Waymark.Record.Sealing;

/// <summary>What was sealed of an entry, taken apart where it lies. Every part has been found to be as <see cref="EntryCodec.Write"/> writes it; no text was made of it.</summary>
internal readonly ref struct EntryContent
{
    private EntryContent(ReadOnlySpan<byte> content)
    {
        var from = new Cursor(content);
        Kind = from.Text();
        RecordedAt = from.Time() is { Offset.Ticks: 0 } utc ? utc : throw Cursor.Malformed();
        HappenedAt = from.Time();
        ToldAt = from.Time();
        ClockRead = from.Time();
        Person = new PersonId(from.Id());
        Name = from.Text();
        Role = from.Text();
        Body = from.Rest;
    }

    public ReadOnlySpan<byte> Kind { get; }

    public DateTimeOffset RecordedAt { get; }

    public DateTimeOffset? HappenedAt { get; }

    public DateTimeOffset? ToldAt { get; }

    public DateTimeOffset? ClockRead { get; }

    public PersonId Person { get; }

    public ReadOnlySpan<byte> Name { get; }

    public ReadOnlySpan<byte> Role { get; }

    /// <summary>All that is left after the parts before it.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <exception cref="CryptographicException">Not what <see cref="EntryCodec.Write"/> writes.</exception>
    public static EntryContent Read(ReadOnlySpan<byte> content) => new(content);

    private ref struct Cursor(ReadOnlySpan<byte> content)
    {
        private const long MostMicros = long.MaxValue / TimeSpan.TicksPerMicrosecond / 2;

        public ReadOnlySpan<byte> Rest { get; private set; } = content;

        public ReadOnlySpan<byte> Text()
        {
            var text = Take(BinaryPrimitives.ReadUInt16BigEndian(Take(2)));
            return Utf8.IsValid(text) ? text : throw Malformed();
        }

        public Guid Id() => new(Take(16), bigEndian: true);

        public DateTimeOffset? Time()
        {
            var mark = Take(1)[0];
            if (mark == 0)
            {
                return null;
            }

            var micros = BinaryPrimitives.ReadInt64BigEndian(Take(8));
            var offset = BinaryPrimitives.ReadInt16BigEndian(Take(2));
            if (
                mark != 1
                || micros is < -MostMicros or > MostMicros
                || Math.Abs((int)offset) > 14 * 60
            )
            {
                throw Malformed();
            }

            var utc = DateTime.UnixEpoch.Ticks + (micros * TimeSpan.TicksPerMicrosecond);
            var local = utc + (offset * TimeSpan.TicksPerMinute);
            return IsTime(utc) && IsTime(local)
                ? new DateTimeOffset(local, TimeSpan.FromMinutes((int)offset))
                : throw Malformed();
        }

        public static CryptographicException Malformed() =>
            new("The sealed content is not an entry.");

        private static bool IsTime(long ticks) =>
            ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;

        private ReadOnlySpan<byte> Take(int length)
        {
            if (length > Rest.Length)
            {
                throw Malformed();
            }

            var taken = Rest[..length];
            Rest = Rest[length..];
            return taken;
        }
    }
}
