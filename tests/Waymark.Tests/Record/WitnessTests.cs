using Waymark.Record;
using Waymark.Record.Tree;

namespace Waymark.Tests.Record;

public sealed class WitnessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_witness_can_see_without_the_record_that_it_only_grew()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        var witness = new WitnessFolder(Folder(record));
        for (var i = 0; i < 12; i++)
        {
            await record.Append(school, Enumerable.Range(0, i).Select(_ => FileId.Random()));
            var checkpoint = await record.Store.MakeCheckpoint(school, Stop);
            await witness.Hand(record.Store, checkpoint, Stop);
            await witness.Hand(record.Store, checkpoint, Stop);
        }

        var key = VerifierKey.Parse(
            await File.ReadAllTextAsync(Path.ChangeExtension(Notes(record, school), "key"), Stop)
        );
        var text = await File.ReadAllTextAsync(Notes(record, school), Stop);
        var verdict = WitnessFolder.Verify(text, key);

        Assert.Equal((66, null), (verdict.Size, verdict.Flaw));
        Assert.Equal(12, NoteText.Cut(text).Count);
        var outside = new Outside([key], [text]);
        Assert.Null(
            Assert.Single(await RecordVerifier.Verify(record.Data, null, outside, Stop)).Flaw
        );
    }

    [Fact]
    public async Task A_line_of_a_witness_that_is_changed_left_out_or_moved_is_found()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        var witness = new WitnessFolder(Folder(record));
        foreach (var more in (int[])[1, 2, 4, 6])
        {
            await record.Append(school, Enumerable.Range(0, more).Select(_ => FileId.Random()));
            await witness.Hand(record.Store, await record.Store.MakeCheckpoint(school, Stop), Stop);
        }

        var key = Assert.Single(PublicKeys.Of(record.Data));
        var lines = (await File.ReadAllTextAsync(Notes(record, school), Stop)).Split('\n');
        var pieces = NoteText.Cut(string.Join('\n', lines));
        for (var i = 0; i < lines.Length - 1; i++)
        {
            string[] without = [.. lines.Where((_, at) => at != i)];
            Assert.NotNull(WitnessFolder.Verify(string.Join('\n', without), key).Flaw);
            var changed = lines.ToArray();
            changed[i] += "0";
            Assert.NotNull(WitnessFolder.Verify(string.Join('\n', changed), key).Flaw);
        }

        Assert.Equal(1, WitnessFolder.Verify(pieces[0] + pieces[2], key).Flaw?.Index);
        Assert.Equal(0, WitnessFolder.Verify(pieces[1], key).Flaw?.Index);
        Assert.Null(WitnessFolder.Verify(pieces[0] + pieces[1], key).Flaw);
    }

    [Fact]
    public async Task A_record_that_tells_another_story_is_handed_to_no_witness_and_does_not_start()
    {
        using var record = RecordFolder.Filled([1, 2], out var school);
        var witness = new WitnessFolder(Folder(record));
        var before = record.Close();
        record.Reopen();
        await record.Append(school, FileId.Random());
        await witness.Hand(record.Store, await record.Store.MakeCheckpoint(school, Stop), Stop);
        var kept = await File.ReadAllTextAsync(Notes(record, school), Stop);
        witness.RefuseSetBack(record.Store);

        // The whole data folder is put back: only the witness knows better.
        record.Close();
        record.Put(before);
        Directory.Delete(Path.Combine(record.Data, "checkpoints"), recursive: true);
        record.Reopen();
        Assert.Throws<RecordException>(() => witness.RefuseSetBack(record.Store));
        await record.Append(school, FileId.Random(), FileId.Random());
        var other = await record.Store.MakeCheckpoint(school, Stop);

        await Assert.ThrowsAsync<RecordException>(() => witness.Hand(record.Store, other, Stop));
        Assert.Equal(kept, await File.ReadAllTextAsync(Notes(record, school), Stop));
        var outside = new Outside([], [kept]);
        var verdicts = await RecordVerifier.Verify(record.Data, record.Key, outside, Stop);
        Assert.NotNull(Assert.Single(verdicts).Flaw?.Index);
    }

    [Fact]
    public async Task A_database_put_back_without_its_checkpoints_does_not_open()
    {
        using var record = RecordFolder.Filled([1, 2], out var school);
        await record.Store.MakeCheckpoint(school, Stop);
        var yesterday = record.Close();
        var yesterdaysNotes = await File.ReadAllTextAsync(Kept(record, school), Stop);
        record.Reopen();
        await record.Append(school, FileId.Random());
        await record.Store.MakeCheckpoint(school, Stop);
        record.Close();

        record.Put(yesterday);
        var refused = Assert.Throws<RecordException>(record.Reopen);
        Assert.Contains("put back to an earlier state", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, record.Verify().Flaw?.Index);

        // Whoever puts a backup back on purpose puts its own file of checkpoints back too.
        await File.WriteAllTextAsync(Kept(record, school), yesterdaysNotes, Stop);
        record.Reopen();
        Assert.Null(record.Verify().Flaw);
    }

    [Fact]
    public async Task Among_more_schools_than_a_start_asks_about_those_that_signed_last_tell()
    {
        using var record = RecordFolder.Filled([1, 2], out var school);
        await record.Store.MakeCheckpoint(school, Stop);
        var yesterday = record.Close();
        record.Reopen();
        await record.Append(school, FileId.Random());
        var today = await record.Store.MakeCheckpoint(school, Stop);
        record.Close();
        var (name, note) = ($"{school.Value:N}", today.Note);
        for (var other = 0; other < 600; other++)
        {
            var id = $"{SchoolId.Random().Value:N}";
            var path = Kept(record, school).Replace(name, id, StringComparison.Ordinal);
            await File.WriteAllTextAsync(
                path,
                note.Replace(name, id, StringComparison.Ordinal),
                Stop
            );
            File.SetLastWriteTimeUtc(
                path,
                new DateTime(2020, 1, 1, 0, 0, other % 60, DateTimeKind.Utc)
            );
        }

        record.Put(yesterday);

        var refused = Assert.Throws<RecordException>(record.Reopen);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_a_power_cut_left_unfinished_is_no_fault()
    {
        using var record = RecordFolder.Filled([1, 2], out var school);
        var whole = await record.Store.MakeCheckpoint(school, Stop);
        foreach (var cut in (int[])[1, 20, 60, 120, whole.Note.Length - 1])
        {
            await File.AppendAllTextAsync(Kept(record, school), whole.Note[..cut], Stop);
            record.Reopen();
            Assert.Null(record.Verify().Flaw);
            await record.Append(school, FileId.Random());
            var next = await record.Store.MakeCheckpoint(school, Stop);
            var text = await File.ReadAllTextAsync(Kept(record, school), Stop);
            Assert.EndsWith(next.Note, text, StringComparison.Ordinal);
            Assert.Null(record.Verify().Flaw);
        }
    }

    private static string Folder(RecordFolder record) => Path.Combine(record.Root, "witness");

    private static string Notes(RecordFolder record, SchoolId school) =>
        Path.Combine(Folder(record), $"waymark-{school.Value:N}.txt");

    private static string Kept(RecordFolder record, SchoolId school) =>
        Path.Combine(record.Data, "checkpoints", $"{school.Value:N}.txt");
}
