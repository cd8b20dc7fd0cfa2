using System.Globalization;
using System.Text;
using System.Text.Json;
using Waymark.Record;
using Waymark.Record.Export;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Tests.Record;

/// <summary>Reads the published small record from its master key to its last word. If one of these fails, records made before can no longer be read.</summary>
public sealed class VectorTests
{
    private static readonly JsonElement s_record = JsonDocument
        .Parse(File.ReadAllText(Vectors.Path("record.json")))
        .RootElement;

    private static readonly SchoolId s_school = new(s_record.GetProperty("school").GetGuid());

    [Fact]
    public void Every_entry_opens_and_has_its_words_and_its_leaf()
    {
        var fileKeys = new FileKeys(Keys());
        var entries = s_record.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(3, entries.Count);
        foreach (var vector in entries)
        {
            var row = Row(vector);
            var key = fileKeys.Of(new StoredEntry(row, WrappedKey(row)))!;
            var entry = EntrySeal.Open(row, key);

            Assert.Equal(Text(vector, "leaf"), Convert.ToHexStringLower(EntrySeal.Leaf(row)));
            Assert.Equal(
                Text(vector, "content"),
                Convert.ToHexStringLower(EntryCodec.Write(entry))
            );
            Assert.Equal(Text(vector, "kind"), entry.Kind);
            Assert.Equal(Text(vector, "name"), entry.By.Name);
            Assert.Equal(Text(vector, "role"), entry.By.Role);
            Assert.Equal(vector.GetProperty("person").GetGuid(), entry.By.Person.Value);
            Assert.Equal(Text(vector, "body"), Encoding.UTF8.GetString(entry.Body.Span));
            Assert.Equal(Time(vector, "recordedAt"), entry.RecordedAt);
            Assert.Equal(Time(vector, "happenedAt"), entry.HappenedAt);
            Assert.Equal(Time(vector, "happenedAt")?.Offset, entry.HappenedAt?.Offset);
            Assert.Equal(Time(vector, "toldAt"), entry.ToldAt);
            Assert.Equal(Time(vector, "clockRead"), entry.ClockRead);
        }
    }

    [Fact]
    public void The_head_the_checkpoint_and_the_look_ups_come_out()
    {
        var tree = s_record
            .GetProperty("entries")
            .EnumerateArray()
            .Aggregate(Frontier.Empty, (grown, entry) => grown.Append(Bytes(entry, "leaf")));
        var head = s_record.GetProperty("head");
        var checkpoint = s_record.GetProperty("checkpoint");
        var publicKey = Bytes(s_record, "publicKey");
        var token = s_record.GetProperty("token");
        var sealedText = s_record.GetProperty("sealed");

        Assert.Equal(Text(head, "frontier"), Convert.ToHexStringLower(tree.Bytes));
        Assert.Equal(Bytes(head, "code"), Keys().HeadCode(tree.Size, tree.Bytes));
        var read = Known(publicKey).Read(Text(checkpoint, "note"));
        Assert.Equal((3, tree.RootText()), (read!.Size, read.Root));
        Assert.Equal(Text(checkpoint, "verifierKey"), SignedNote.VerifierKey(s_school, publicKey));
        Assert.Equal(
            Bytes(token, "token"),
            Keys().Token(Text(token, "purpose"), Text(token, "word"))
        );
        var opened = Keys().Open(Text(sealedText, "purpose"), Bytes(sealedText, "sealed"));
        Assert.Equal(Text(sealedText, "text"), Encoding.UTF8.GetString(opened));
    }

    [Theory]
    [InlineData("\n3\n", "\n4\n")]
    [InlineData("\n3\n", "\n03\n")]
    [InlineData("waymark/record/", "waymark/record/0")]
    [InlineData("=\n\n", "=\nan extension\n\n")]
    [InlineData("=\n\n", "=\none\nand another\n\n")]
    [InlineData("\n\n", "\n")]
    public void A_checkpoint_changed_in_any_part_is_refused(string old, string changed)
    {
        var note = Text(s_record.GetProperty("checkpoint"), "note");
        var publicKey = Bytes(s_record, "publicKey");

        Assert.NotNull(Known(publicKey).Read(note));
        Assert.NotEqual(note, note.Replace(old, changed, StringComparison.Ordinal));
        Assert.Null(Known(publicKey).Read(note.Replace(old, changed, StringComparison.Ordinal)));
        Assert.Null(
            SigningKeys.Known(new VerifierKey(SchoolId.Random(), publicKey), [note]).Read(note)
        );
    }

    [Fact]
    public void Which_checkpoints_are_good_after_changes_of_key_is_as_the_vectors_say()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Vectors.Path("key-changes.json")));
        var cases = vectors.RootElement.GetProperty("cases").EnumerateArray().ToList();
        Assert.Equal(28, cases.Count);
        foreach (var one in cases)
        {
            string[] notes =
            [
                .. one.GetProperty("notes").EnumerateArray().Select(note => note.GetString()!),
            ];
            var keys = SigningKeys.Known(VerifierKey.Parse(Text(one, "known")), notes);

            Assert.True(
                one.GetProperty("good")
                    .EnumerateArray()
                    .Select(good => good.GetBoolean())
                    .SequenceEqual(notes.Select(note => keys.Read(note) is not null)),
                Text(one, "name")
            );
        }
    }

    [Fact]
    public void The_examples_in_the_document_are_those_in_the_vectors()
    {
        var document = File.ReadAllText(
            Path.Combine(Architecture.Repository.Root, "docs", "record-format.md")
        );

        Assert.Contains(
            Text(s_record.GetProperty("checkpoint"), "note"),
            document,
            StringComparison.Ordinal
        );
        Assert.Contains(
            File.ReadAllText(Vectors.Path("witness.txt")),
            document,
            StringComparison.Ordinal
        );
        var change = NoteText
            .Cut(File.ReadAllText(Vectors.Path("export-key-changed/checkpoints.txt")))
            .Single(note => note.Contains("former-key", StringComparison.Ordinal));
        Assert.Contains(change, document, StringComparison.Ordinal);
    }

    [Fact]
    public void The_export_the_witness_and_the_proof_of_the_vectors_hold()
    {
        var key = VerifierKey.Parse(Text(s_record.GetProperty("checkpoint"), "verifierKey"));
        var note = Text(s_record.GetProperty("checkpoint"), "note");
        var export = ExportVerifier.Verify(Vectors.Path("export"), key, [note]);
        var witness = WitnessFolder.Verify(File.ReadAllText(Vectors.Path("witness.txt")), key);
        var proof = EntryProof.Verify(File.ReadAllText(Vectors.Path("entry-1.tlog-proof")), key);

        Assert.Equal(new Verdict(s_school, 3, note.Split('\n')[2], null), export);
        Assert.Equal(export, witness);
        Assert.Equal(export, proof);
    }

    [Fact]
    public void The_vectors_with_a_changed_key_hold_under_the_key_before_and_the_key_after()
    {
        var notes = File.ReadAllText(Vectors.Path("export-key-changed/checkpoints.txt"));
        string[] keys =
        [
            Text(s_record.GetProperty("checkpoint"), "verifierKey"),
            File.ReadAllLines(Vectors.Path("export-key-changed/export.txt"))[1],
        ];
        foreach (var key in keys.Select(VerifierKey.Parse))
        {
            var witness = File.ReadAllText(Vectors.Path("witness-key-changed.txt"));
            var proof = File.ReadAllText(Vectors.Path("entry-1-key-changed.tlog-proof"));
            var export = ExportVerifier.Verify(Vectors.Path("export-key-changed"), key, []);

            Assert.Equal((5, null), (export.Size, export.Flaw));
            Assert.Equal(export, WitnessFolder.Verify(witness, key));
            Assert.Equal(export, EntryProof.Verify(proof, key, [notes]));
        }
    }

    private static SigningKeys Known(byte[] publicKey) =>
        SigningKeys.Known(new VerifierKey(s_school, publicKey), []);

    private static SchoolKeys Keys()
    {
        var folder = Directory.CreateTempSubdirectory("waymark-vectors-").FullName;
        File.WriteAllText(
            Path.Combine(folder, MasterKey.FileName),
            Text(s_record, "masterKeyBase64")
        );
        var master = MasterKey.Load(folder);
        Directory.Delete(folder, recursive: true);
        var row = new SchoolRow(
            s_school.Value,
            Bytes(s_record, "wrappedSchoolKey"),
            Bytes(s_record, "wrappedSigningKey"),
            Bytes(s_record, "publicKey")
        );
        var ring = new KeyRing(master, new SqliteDatabase("nowhere"));
        using var signing = ring.SigningKey(row);
        Assert.Equal(row.PublicKey, signing.ExportSubjectPublicKeyInfo());
        return ring.Unwrap(row);
    }

    private static byte[] WrappedKey(EntryRow row) =>
        s_record
            .GetProperty("files")
            .EnumerateArray()
            .Where(file => file.GetProperty("file").GetGuid() == row.FileId)
            .Select(file => Bytes(file, "wrappedKey"))
            .Single();

    private static EntryRow Row(JsonElement vector) =>
        new(
            s_school.Value,
            vector.GetProperty("index").GetInt64(),
            vector.GetProperty("file").GetGuid(),
            vector.GetProperty("fileSequence").GetInt32(),
            vector.GetProperty("keyId").GetInt32(),
            DateOnly.Parse(Text(vector, "recordedOn"), CultureInfo.InvariantCulture),
            vector.GetProperty("format").GetInt32(),
            Bytes(vector, "sealed"),
            Bytes(vector, "leaf")
        );

    private static string Text(JsonElement from, string name) =>
        from.GetProperty(name).GetString()!;

    private static byte[] Bytes(JsonElement from, string name) =>
        Convert.FromHexString(Text(from, name));

    private static DateTimeOffset? Time(JsonElement from, string name) =>
        from.GetProperty(name).GetString() is { } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
