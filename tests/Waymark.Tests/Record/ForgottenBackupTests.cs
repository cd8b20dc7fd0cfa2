using System.Diagnostics;
using Waymark.Record;
using Waymark.Record.Backups;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Record;

/// <summary>A file is erased, and the lines of docs/retention.md are typed. No backup from before brings it back.</summary>
public sealed class ForgottenBackupTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_an_erasure_and_the_lines_of_the_document_no_older_backup_opens_and_the_newer_one_does()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        var erased = FileId.Random();
        await record.Append(school, FileId.Random(), erased);
        var (older, copy) = (Backup(record), record.Close());
        record.Reopen();
        var formerKey = File.ReadAllText(Path.Combine(record.Keys, MasterKey.FileName));
        await Erase(record, school, erased);
        record.Store.Dispose();

        foreach (var line in Lines())
            await Type(record, line);

        Assert.False(File.Exists(Path.Combine(record.Keys, KeyRotation.FormerFileName)));
        await Refused(record, older);
        var newer = Assert.Single(Directory.GetFiles(Path.Combine(record.Root, "backups")));
        var restored = await Restore(record, newer, "newer");
        Assert.Null(Assert.Single(restored.Schools).Verdict.Flaw);

        // A copy of the database as it lay, with the present keys: not even the school's own key opens.
        var place = Path.Combine(record.Root, "copied");
        Directory.CreateDirectory(place);
        await File.WriteAllBytesAsync(Path.Combine(place, "waymark.db"), copy, Stop);
        Assert.Throws<RecordException>(() =>
            RecordStore.Open(place, MasterKey.Load(record.Keys), record.Clock)
        );

        // With the former master key it would: so that must be gone.
        using var withFormer = RecordStore.Open(
            place,
            MasterKey.Load(KeySource.Of("", formerKey, null)),
            record.Clock
        );
        Assert.Single(await withFormer.Read(school, erased, Stop));
    }

    [Fact]
    public async Task A_key_of_an_erased_file_that_is_put_back_from_an_older_copy_opens_nothing_after_a_new_school_key()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        var erased = FileId.Random();
        await record.Append(school, FileId.Random(), erased);
        var copy = Path.Combine(record.Root, "copy.db");
        await File.WriteAllBytesAsync(copy, record.Close(), Stop);
        record.Reopen();
        await Erase(record, school, erased);
        await KeyRotation.School(
            record.Store,
            school,
            RecordFolder.Entry(FileId.Random()),
            (_, _) => Task.CompletedTask,
            Stop
        );

        record.Tamper(
            $"ATTACH '{copy}' AS older; INSERT INTO record_files SELECT * FROM older.record_files WHERE file_id = '{erased.Value.ToString("D").ToUpperInvariant()}'; DETACH older;"
        );

        record.Reopen();
        await Assert.ThrowsAsync<RecordException>(() => record.Store.Read(school, erased, Stop));
        Assert.Equal(1, record.Verify().Flaw?.Index);
    }

    private static Task<AppendOutcome> Erase(RecordFolder record, SchoolId school, FileId file) =>
        record.Store.Append(
            school,
            [
                RecordFolder.Entry(file, kind: "erasure-agreed/1"),
                RecordFolder.Entry(
                    new FileId(school.Value),
                    $$"""{"files":["{{file.Value}}"]}""",
                    Erasure.Kind
                ),
            ],
            RecordFolder.Anything,
            stop: Stop
        );

    private static string Backup(RecordFolder record)
    {
        var to = Path.Combine(record.Root, "older.backup");
        return Waymark.Record.Backups.Backup.Make(
            record.Place,
            KeySource.InFolder(record.Keys),
            to,
            record.Clock
        );
    }

    private static async Task Refused(RecordFolder record, string backup)
    {
        var refused = await Assert.ThrowsAsync<RecordException>(() =>
            Restore(record, backup, "older")
        );
        Assert.Contains("No key that is here opens", refused.Message, StringComparison.Ordinal);
    }

    private static Task<(DateTimeOffset MadeAt, IReadOnlyList<Restored> Schools)> Restore(
        RecordFolder record,
        string backup,
        string to
    ) =>
        Restoring.Restore(
            backup,
            Path.Combine(record.Root, to),
            KeySource.InFolder(record.Keys),
            Outside.Nothing,
            (record.Clock, Stop)
        );

    /// <summary>The commands that the document gives, as they stand there.</summary>
    private static string[] Lines()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "retention.md"));
        var part = document[document.IndexOf("### Make older backups", StringComparison.Ordinal)..];
        var lines = part.Split("```")[1].Trim().Split('\n');
        Assert.Equal(4, lines.Length);
        return lines;
    }

    private static async Task Type(RecordFolder record, string line)
    {
        Directory.CreateDirectory(Path.Combine(record.Root, "backups"));
        var shim = $"waymark() {{ dotnet '{Policies.CommandLineTests.Program}' \"$@\"; }}";
        var start = new ProcessStartInfo(
            "bash",
            ["-c", $"{shim}; {line.Replace("./waymark", "waymark", StringComparison.Ordinal)}"]
        )
        {
            WorkingDirectory = record.Root,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync(Stop);
        var error = await process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        Assert.True(process.ExitCode == 0, $"{line}: {await said}{error}");
    }
}
