using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Waymark.Record;
using Waymark.Record.Export;
using Waymark.Record.Sealing;
using Waymark.Record.Tree;

namespace Waymark.Tests.Record;

/// <summary>A small export made from a seed, without a database, in parts that can be spoiled before it is written. Its signing key may have been changed on the way.</summary>
internal sealed class ExportInTest : IDisposable
{
    public const int Header = EntryHeader.Length;
    public const int Leaf = 32;

    private static readonly DateTimeOffset s_start = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly List<ECDsa> _signing = [];

    public ExportInTest(Random random, int atLeast = 0, int changes = 0)
    {
        Random = random;
        School = new SchoolId(NewGuid());
        var size = atLeast + random.Next(8);
        for (var i = 0; i <= changes; i++)
            _signing.Add(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        Changes =
        [
            .. Enumerable.Range(2, Math.Max(0, size - 2)).OrderBy(_ => random.Next()).Take(changes),
        ];
        Changes.Sort();
        Key = SignedNote.PublicKeyOf(School, _signing[random.Next(_signing.Count)]);
        About = ExportFolder.About(SignedNote.PublicKeyOf(School, _signing[^1]));
        FillWith(size);
        var tree = Frontier.Empty;
        for (var i = 0; i <= size; i++)
        {
            if (Changes.Contains(i))
                Notes.Add(i, SignChange(tree, _signing[Turn(i)], _signing[Turn(i) + 1]));
            else if (i == size || random.Next(3) == 0 || (i == 0 && changes > 0))
                Notes.Add(i, Sign(tree));
            if (i < size)
                tree = tree.Append(Entries[i].AsSpan()[^Leaf..]);
        }
    }

    public Random Random { get; }

    public SchoolId School { get; }

    /// <summary>The key that is known outside: any that ever signed.</summary>
    public VerifierKey Key { get; }

    /// <summary>The sizes at which the key was changed.</summary>
    public List<int> Changes { get; }

    /// <summary>The keys that signed, in their order.</summary>
    public IReadOnlyList<ECDsa> Signing => _signing;

    public string About { get; set; }

    /// <summary>Each as it stands in the file: header, sealed, leaf.</summary>
    public List<byte[]> Entries { get; } = [];

    /// <summary>By size, in the order of the file.</summary>
    public SortedList<int, string> Notes { get; } = [];

    /// <summary>Written after the others.</summary>
    public List<string> MoreNotes { get; } = [];

    public List<string> Outside { get; } = [];

    public HashSet<string> Missing { get; } = [];

    public int Size => Entries.Count;

    /// <summary>The greatest size at which there is a note, at most this; 0 if there is none.</summary>
    public int AgreedAt(int most) => Notes.Keys.LastOrDefault(size => size <= most);

    /// <summary>How often the key was changed before a size.</summary>
    public int Turn(long size) => Changes.Count(change => change < size);

    public string Sign(Frontier tree) => SignedNote.Sign(School, tree, _signing[Turn(tree.Size)]);

    public string SignChange(Frontier tree, ECDsa former, ECDsa next) =>
        SignedNote.SignChange(School, tree, former, next);

    public string SignText(string text) => $"{text}\n{Signature(text, _signing[0], _signing[0])}";

    /// <summary>A signature line that bears the id of one key and the signature of another, or of the same.</summary>
    public string Signature(string text, ECDsa named, ECDsa signing)
    {
        var signature = signing.SignData(
            Encoding.UTF8.GetBytes(text),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        byte[] line = [.. SignedNote.KeyId(named.ExportSubjectPublicKeyInfo()), .. signature];
        return $"— {SignedNote.Origin(School)} {Convert.ToBase64String(line)}\n";
    }

    /// <summary>A tree of this size that is not the export's.</summary>
    public Frontier OtherTree(int size)
    {
        var tree = Frontier.Empty;
        for (var i = 0; i < size; i++)
            tree = tree.Append(Bytes(Leaf));
        return tree;
    }

    public Frontier TreeAt(int size) =>
        Entries
            .Take(size)
            .Aggregate(Frontier.Empty, (tree, entry) => tree.Append(entry.AsSpan()[^Leaf..]));

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        Random.NextBytes(bytes);
        return bytes;
    }

    public Guid NewGuid() => new(Bytes(16));

    /// <summary>Makes an entry's leaf fit what now stands before it.</summary>
    public static void Rehash(byte[] entry) =>
        SHA256.HashData([0, .. entry[..^Leaf]]).CopyTo(entry.AsSpan()[^Leaf..]);

    public static void Renumber(byte[] entry, int index)
    {
        BinaryPrimitives.WriteInt64BigEndian(entry.AsSpan(17), index);
        Rehash(entry);
    }

    public string Write(string folder)
    {
        Directory.CreateDirectory(folder);
        Put(ExportFolder.AboutFile, Encoding.UTF8.GetBytes(About));
        Put(ExportFolder.EntriesFile, [.. Entries.SelectMany(entry => entry)]);
        var notes = string.Concat(Notes.Values.Concat(MoreNotes));
        Put(ExportFolder.CheckpointsFile, Encoding.UTF8.GetBytes(notes));
        return folder;

        void Put(string name, byte[] bytes)
        {
            if (!Missing.Contains(name))
                File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }
    }

    public void Dispose() => _signing.ForEach(key => key.Dispose());

    private void FillWith(int size)
    {
        var files = Enumerable
            .Range(0, 3)
            .Select(_ => (Id: new FileId(NewGuid()), Key: new FileKey(1, Bytes(32))))
            .ToList();
        var at = s_start;
        for (var i = 0; i < size; i++)
        {
            at += TimeSpan.FromHours(Random.Next(40));
            var file = files[Random.Next(files.Count)];
            var body = Encoding.UTF8.GetBytes(new string('x', Random.Next(400)));
            var by = new Author(new PersonId(NewGuid()), "Ines Marlow", "teacher");
            var entry = new Entry(i, file.Id, "noted/1", by, at, null, null, body);
            var row = EntrySeal.Close(School, entry, 0, file.Key);
            var header = new byte[Header];
            EntrySeal.Header(row).Write(header);
            Entries.Add([.. header, .. row.Sealed, .. row.Leaf]);
        }
    }
}
