using System.Buffers.Binary;
using System.Security.Cryptography;
using Waymark.Record;
using Waymark.Record.Export;
using Waymark.Record.Tree;

namespace Waymark.Tests.Record;

/// <summary>Forty ways in which an export is spoiled. Each gives the first bad entry that must be named; null for none.</summary>
internal static class ExportSpoils
{
    private const int Leaf = ExportInTest.Leaf;

    public static IReadOnlyList<Func<ExportInTest, long?>> All { get; } =
    [
        // An entry as it lies there.
        one => Change(one, entry => Flip(one, entry.AsSpan(ExportInTest.Header..^Leaf))),
        one => Change(one, entry => Flip(one, entry.AsSpan(^Leaf..))),
        one => Change(one, entry => Flip(one, entry.AsSpan(25, 20))),
        one => Change(one, entry => entry[0] = (byte)(2 + one.Random.Next(250))),
        one => Change(one, entry => Flip(one, entry.AsSpan(1, 16))),
        one => Change(one, entry => Flip(one, entry.AsSpan(17, 8))),
        one => Change(one, entry => ExportInTest.Renumber(entry, 40)),
        one => Change(one, entry => PutLength(entry, 0)),
        one => Change(one, entry => PutLength(entry, 384)),
        one => Change(one, entry => PutLength(entry, (1 << 21) + 256)),
        one => Change(one, entry => PutLength(entry, -256)),
        one => Change(one, entry => PutLength(entry, 2048)),
        DayBefore,
        // Entries taken away, added, moved.
        CutWithin,
        Deleted,
        Doubled,
        Swapped,
        ReplacedByAnotherSchools,
        one => At(one.Size, () => one.Entries.Add(one.Bytes(1 + one.Random.Next(52)))),
        Appended,
        CutToCheckpoint,
        ChangedAndHashedAnew,
        DeletedAndHashedAnew,
        // The checkpoints.
        NewestRemoved,
        one => NoteAt(one, Any(one), note => FlipSignature(one, note)),
        one => NoteAt(one, Any(one), note => note[..^1] + " \n"),
        one => NoteAt(one, Any(one), note => note.Replace("\n\n", "\nmore\n\n", Exactly)),
        one => NoteAt(one, Any(one), note => one.SignText(note.Split("\n\n")[0] + "\nmore\n")),
        one => NoteAt(one, Any(one), note => note.Replace("\n", "\r\n", Exactly)),
        one => NoteAt(one, Any(one), note => OtherKey(one, note)),
        one => NoteAt(one, one.Size, note => note[..^1]),
        one => NoteAt(one, one.Size, note => note[..(note.IndexOf("\n\n", Exactly) + 2)]),
        Forked,
        one => At(null, () => one.MoreNotes.Add("waymark/record/\n")),
        // What lies outside, and what says which export it is.
        one => At(one.Size, () => one.Outside.Add(one.Sign(one.OtherTree(one.Size + 1)))),
        OtherOutside,
        one => At(null, () => one.Outside.Add(OtherKey(one, one.Notes.Values[0]))),
        one => At(null, () => one.About = one.About.Replace("/1", "/2", Exactly)),
        one => At(null, () => one.About = AnotherAbout(one)),
        one => At(null, () => one.Missing.Add(ExportFolder.CheckpointsFile)),
    ];

    private static StringComparison Exactly => StringComparison.Ordinal;

    private static long? At(long? index, Action spoil)
    {
        spoil();
        return index;
    }

    private static long? Change(ExportInTest one, Action<byte[]> spoil)
    {
        var at = one.Random.Next(one.Size);
        spoil(one.Entries[at]);
        return at;
    }

    private static void Flip(ExportInTest one, Span<byte> bytes) =>
        bytes[one.Random.Next(bytes.Length)] ^= (byte)(1 << one.Random.Next(8));

    private static void PutLength(byte[] entry, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(49), length);
        ExportInTest.Rehash(entry);
    }

    private static long? DayBefore(ExportInTest one)
    {
        var at = 1 + one.Random.Next(one.Size - 1);
        var day = BinaryPrimitives.ReadInt32BigEndian(one.Entries[at - 1].AsSpan(45));
        BinaryPrimitives.WriteInt32BigEndian(one.Entries[at].AsSpan(45), day - 1);
        ExportInTest.Rehash(one.Entries[at]);
        return at;
    }

    private static long? CutWithin(ExportInTest one)
    {
        var at = one.Random.Next(one.Size);
        var entry = one.Entries[at];
        one.Entries.RemoveRange(at, one.Size - at);
        one.Entries.Add(entry[..(1 + one.Random.Next(entry.Length - 1))]);
        return at;
    }

    private static long? Deleted(ExportInTest one)
    {
        var at = one.Random.Next(one.Size);
        one.Entries.RemoveAt(at);
        return at;
    }

    private static long? Doubled(ExportInTest one)
    {
        var at = one.Random.Next(one.Size);
        one.Entries.Insert(at, one.Entries[at]);
        return at + 1;
    }

    private static long? Swapped(ExportInTest one)
    {
        var at = one.Random.Next(one.Size - 1);
        var other = at + 1 + one.Random.Next(one.Size - at - 1);
        (one.Entries[at], one.Entries[other]) = (one.Entries[other], one.Entries[at]);
        return at;
    }

    private static long? ReplacedByAnotherSchools(ExportInTest one)
    {
        using var another = new ExportInTest(one.Random, one.Size);
        var at = one.Random.Next(one.Size);
        one.Entries[at] = another.Entries[at];
        return at;
    }

    private static long? Appended(ExportInTest one)
    {
        var size = one.Size;
        one.Entries.Add([.. one.Entries[^1]]);
        ExportInTest.Renumber(one.Entries[^1], size);
        return size;
    }

    private static long? CutToCheckpoint(ExportInTest one)
    {
        var at = one.AgreedAt(one.Random.Next(one.Size));
        one.Entries.RemoveRange(at, one.Size - at);
        return at;
    }

    private static long? ChangedAndHashedAnew(ExportInTest one)
    {
        var at = one.Random.Next(one.Size);
        Flip(one, one.Entries[at].AsSpan(ExportInTest.Header..^Leaf));
        ExportInTest.Rehash(one.Entries[at]);
        return one.AgreedAt(at);
    }

    private static long? DeletedAndHashedAnew(ExportInTest one)
    {
        var at = one.Random.Next(one.Size);
        one.Entries.RemoveAt(at);
        for (var i = at; i < one.Size; i++)
            ExportInTest.Renumber(one.Entries[i], i);
        return one.AgreedAt(one.Size) > at ? one.AgreedAt(at) : one.Size;
    }

    private static int Any(ExportInTest one) => one.Notes.Keys[one.Random.Next(one.Notes.Count)];

    private static long? NewestRemoved(ExportInTest one)
    {
        one.Notes.Remove(one.Size);
        return one.AgreedAt(one.Size);
    }

    /// <summary>Spoils the checkpoint of a size. If it is the newest, the entries since the one before it are covered by none.</summary>
    private static long? NoteAt(ExportInTest one, int size, Func<string, string> spoil)
    {
        one.Notes[size] = spoil(one.Notes[size]);
        return size == one.Size ? one.AgreedAt(size - 1) : null;
    }

    private static string FlipSignature(ExportInTest one, string note)
    {
        var start = note.LastIndexOf(' ') + 1;
        var bytes = Convert.FromBase64String(note[start..]);
        Flip(one, bytes);
        return note[..start] + Convert.ToBase64String(bytes) + "\n";
    }

    private static string OtherKey(ExportInTest one, string note)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var size = int.Parse(
            note.Split('\n')[1],
            System.Globalization.CultureInfo.InvariantCulture
        );
        return SignedNote.Sign(one.School, one.TreeAt(size), key);
    }

    private static long? Forked(ExportInTest one)
    {
        var at = 1 + one.Random.Next(one.Size);
        one.MoreNotes.Add(one.Sign(one.OtherTree(at)));
        return one.AgreedAt(at - 1);
    }

    private static long? OtherOutside(ExportInTest one)
    {
        var at = 1 + one.Random.Next(one.Size);
        one.Outside.Add(
            $"Please keep this.\r\n\r\n{one.Sign(one.OtherTree(at))}\r\nThank you.\r\n"
        );
        return one.AgreedAt(at - 1);
    }

    private static string AnotherAbout(ExportInTest one)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return ExportFolder.About(new VerifierKey(one.School, key.ExportSubjectPublicKeyInfo()));
    }
}
