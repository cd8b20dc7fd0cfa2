using System.Text;
using Waymark.Record;
using Waymark.Record.Export;

namespace Waymark.Tests.Record;

public sealed class ExportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_ends_at_the_newest_checkpoint_and_verifies_with_the_public_key_alone()
    {
        using var record = RecordFolder.Filled([1, 2, 1], out var school);
        var checkpoint = await record.Store.MakeCheckpoint(school, Stop);
        await record.Append(school, FileId.Random());

        var exported = await RecordExport.Write(record.Data, null, Out(record), Stop);
        var verdict = ExportVerifier.Verify(Out(record), exported.Key, [checkpoint.Note]);

        Assert.Equal((3, 1), (exported.Size, exported.Newer));
        Assert.Equal(new Verdict(school, 3, checkpoint.Root, null), verdict);
    }

    [Fact]
    public async Task An_export_holds_no_key_and_no_word()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        var entry = RecordFolder.Entry(FileId.Random(), "{\"words\":\"canary\"}");
        await record.Store.Append(school, [entry], RecordFolder.Anything, stop: Stop);
        await record.Store.MakeCheckpoint(school, Stop);
        await RecordExport.Write(record.Data, null, Out(record), Stop);

        var files = Directory.GetFiles(Out(record));
        Assert.Equal(
            ["checkpoints.txt", "entries.bin", "export.txt"],
            files.Select(Path.GetFileName).Order()
        );
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file, Stop);
            foreach (var word in (string[])["canary", "Ines Marlow", "noted/1", "teacher"])
                Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)));
            foreach (var wrapped in Forgery.WrappedKeys(record))
                Assert.Equal(-1, bytes.AsSpan().IndexOf(wrapped));
        }
    }

    [Fact]
    public async Task What_was_changed_in_the_database_shows_in_the_export()
    {
        using var record = RecordFolder.Filled([1, 2, 1, 2], out var school);
        await record.Store.MakeCheckpoint(school, Stop);
        record.Tamper("UPDATE record_entries SET recorded_on = '2026-12-24' WHERE idx = 2");
        var exported = await RecordExport.Write(record.Data, null, Out(record), Stop);

        Assert.Equal(2, ExportVerifier.Verify(Out(record), exported.Key, []).Flaw?.Index);
    }

    [Fact]
    public async Task A_log_written_anew_with_every_key_is_found_by_one_checkpoint_from_outside()
    {
        using var record = RecordFolder.Filled([1, 2], out var school);
        var before = record.Close();
        record.Reopen();
        await record.Append(school, FileId.Random());
        var kept = await record.Store.MakeCheckpoint(school, Stop);

        // The same program, the same keys, another story.
        record.Close();
        record.Put(before);
        File.Delete(Path.Combine(record.Data, "checkpoints", $"{school.Value:N}.txt"));
        record.Reopen();
        await record.Append(school, FileId.Random());
        await record.Store.MakeCheckpoint(school, Stop);
        var exported = await RecordExport.Write(record.Data, school, Out(record), Stop);

        Assert.Null(ExportVerifier.Verify(Out(record), exported.Key, []).Flaw);
        Assert.NotNull(ExportVerifier.Verify(Out(record), exported.Key, [kept.Note]).Flaw?.Index);
    }

    [Fact]
    public async Task Nothing_is_written_over_and_an_unknown_school_is_refused()
    {
        using var record = RecordFolder.Filled([1], out var school);
        Directory.CreateDirectory(Out(record));
        await File.WriteAllTextAsync(Path.Combine(Out(record), "mine.txt"), "mine", Stop);

        await Refused(null, Out(record), "something in");
        await Refused(SchoolId.Random(), Out(record) + "2", "no such school");
        await record.Store.CreateSchool(Stop);
        await Refused(null, Out(record) + "3", "2 schools");
        Assert.Equal(
            0,
            (await RecordExport.Write(record.Data, school, Out(record) + "4", Stop)).Size
        );

        async Task Refused(SchoolId? which, string to, string why)
        {
            var refused = await Assert.ThrowsAsync<RecordException>(() =>
                RecordExport.Write(record.Data, which, to, Stop)
            );
            Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_proof_for_one_entry_holds_and_no_other_entry_passes_for_it()
    {
        using var record = RecordFolder.Filled([1, 2, 1, 3, 3], out var school);
        await record.Store.MakeCheckpoint(school, Stop);
        var key = Assert.Single(PublicKeys.Of(record.Data));
        var proofs = new List<string>();
        for (var i = 0; i < 5; i++)
            proofs.Add(await EntryProof.Make(record.Data, school, i, Stop));

        foreach (var proof in proofs)
        {
            var others = proofs
                .Where(other => other != proof)
                .Select(other => Line(other, "extra "));
            Assert.Null(EntryProof.Verify(proof, key).Flaw);
            Assert.All(
                others,
                other =>
                    Assert.NotNull(EntryProof.Verify(WithLine(proof, "extra ", other), key).Flaw)
            );
            Assert.NotNull(EntryProof.Verify(WithLine(proof, "index ", "index 9"), key).Flaw);
            Assert.NotNull(EntryProof.Verify("", key).Flaw);
        }

        await Assert.ThrowsAsync<RecordException>(() =>
            EntryProof.Make(record.Data, school, 5, Stop)
        );
        record.Tamper("UPDATE record_entries SET leaf = zeroblob(32) WHERE idx = 4");
        await Assert.ThrowsAsync<RecordException>(() =>
            EntryProof.Make(record.Data, school, 0, Stop)
        );
    }

    [Fact]
    public void A_public_key_that_is_not_written_as_one_is_refused()
    {
        using var record = RecordFolder.Filled([1], out _);
        var line = Assert.Single(PublicKeys.Of(record.Data)).ToString();

        Assert.Equal(line, VerifierKey.Parse($" {line}\n").ToString());
        foreach (
            var wrong in (string[])
                [
                    "",
                    "x",
                    line[..^4],
                    line.Replace("+", "-", StringComparison.Ordinal),
                    line + "=",
                    "x" + line,
                ]
        )
            Assert.Throws<RecordException>(() => VerifierKey.Parse(wrong));
    }

    private static string Out(RecordFolder record) => Path.Combine(record.Root, "out");

    private static string Line(string proof, string start) =>
        proof.Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal));

    private static string WithLine(string proof, string start, string line) =>
        proof.Replace(Line(proof, start), line, StringComparison.Ordinal);
}
