using System.Text;
using Waymark.Record;
using Waymark.Record.Tree;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class TornCheckpointOnSqliteTests() : TornCheckpointTests(Store.Sqlite);

public sealed class TornCheckpointOnPostgresTests() : TornCheckpointTests(Store.Postgres);

/// <summary>The power goes while the last checkpoint is being written into the file beside the database.</summary>
public abstract class TornCheckpointTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_of_key_of_which_only_a_part_was_written_is_no_fault_and_is_completed()
    {
        using var record = RecordFolder.Filled([1, 2], out var school, store);
        var change = await Change(record, school);
        var path = CheckpointFile.PathOf(record.Data, school);
        var whole = await File.ReadAllBytesAsync(path, Stop);
        var firstSigned = whole.Length - Encoding.UTF8.GetByteCount(SignatureLines(change)[1]);
        int[] cuts = [firstSigned, firstSigned + 1, firstSigned + 60, whole.Length - 1];
        foreach (var cut in cuts)
        {
            await File.WriteAllBytesAsync(path, whole[..cut], Stop);
            Assert.Null(record.Verify().Flaw);

            record.Reopen();
            var again = await record.Store.MakeCheckpoint(school, Stop);
            Assert.Equal(change.Note, again.Note);
            Assert.Equal(whole, await File.ReadAllBytesAsync(path, Stop));
        }

        await File.WriteAllBytesAsync(path, whole[..firstSigned], Stop);
        await record.Append(school, FileId.Random());
        var next = await record.Store.MakeCheckpoint(school, Stop);
        var before = whole.Length - Encoding.UTF8.GetByteCount(change.Note);
        Assert.Equal(
            Encoding.UTF8.GetString(whole[..before]) + next.Note,
            await File.ReadAllTextAsync(path, Stop)
        );
        Assert.Null(record.Verify().Flaw);
    }

    [Fact]
    public async Task Whatever_a_torn_write_left_of_it_the_file_ends_as_if_it_had_been_written_once()
    {
        using var record = RecordFolder.Filled([1], out var school, store);
        var change = await Change(record, school);
        var path = Path.Combine(record.Root, "notes.txt");
        var before = (await record.Store.MakeCheckpoint(school, Stop)).Note;
        var written = Encoding.UTF8.GetBytes(change.Note);
        for (var cut = 0; cut < written.Length; cut++)
        {
            await File.WriteAllBytesAsync(
                path,
                [.. Encoding.UTF8.GetBytes(before), .. written[..cut]],
                Stop
            );
            await Completes();

            // The end reached the disk, and what comes before it did not.
            var zeros = new byte[written.Length - cut];
            await File.WriteAllBytesAsync(
                path,
                [.. Encoding.UTF8.GetBytes(before), .. zeros, .. written[zeros.Length..]],
                Stop
            );
            await Completes();
        }

        async Task Completes()
        {
            NoteText.Append(path, change.Note, there => there.Count != 1);
            Assert.Equal(before + change.Note, await File.ReadAllTextAsync(path, Stop));
        }
    }

    [Fact]
    public async Task The_newest_is_found_from_the_end_of_a_long_file_wherever_that_was_torn()
    {
        using var record = RecordFolder.Filled([1], out var school, store);
        var change = (await Change(record, school)).Note;
        var plain = (await record.Store.MakeCheckpoint(school, Stop)).Note;
        var path = Path.Combine(record.Root, "notes.txt");
        foreach (var count in (int[])[0, 1, 40])
        {
            var written = Encoding.UTF8.GetBytes(
                string.Concat(Enumerable.Repeat(plain, count)) + change
            );
            for (var cut = count == 0 ? 1 : 0; cut < Encoding.UTF8.GetByteCount(change); cut++)
            {
                await File.WriteAllBytesAsync(path, written[..^cut], Stop);
                var expected = NoteText.Whole(NoteText.Read(path)) is [.., var last] ? last : null;
                Assert.Equal(expected, NoteText.Newest(path));
            }
        }

        // No note of this length is made; the end of the file alone would not show where it begins.
        var huge =
            plain[..^1]
                .Replace("\n\n", "\n" + new string('x', 100_000) + "\n\n", StringComparison.Ordinal)
            + "\n";
        await File.WriteAllTextAsync(path, plain + huge, Stop);
        Assert.Equal(huge, NoteText.Newest(path));
    }

    private static string[] SignatureLines(Checkpoint change) =>
        [
            .. change
                .Note.Split('\n')
                .Where(line => line.StartsWith('—'))
                .Select(line => line + "\n"),
        ];

    private static Task<Checkpoint> Change(RecordFolder record, SchoolId school) =>
        KeyRotation.Signing(record.Store, school, RecordFolder.Entry(FileId.Random()), Stop);
}
