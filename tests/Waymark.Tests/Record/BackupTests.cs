using Waymark.Record;
using Waymark.Record.Backups;
using Waymark.Tests.Support;
using static Waymark.Tests.Record.BackupVerbs;

namespace Waymark.Tests.Record;

public sealed class BackupOnPostgresTests() : BackupTests(Store.Postgres);

public sealed class BackupOnSqliteTests() : BackupTests(Store.Sqlite);

/// <summary>A backup, and putting it back: the same on both databases.</summary>
public abstract class BackupTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_made_while_others_write_is_put_back_whole_and_sound()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        await AppendLong(record, school, 60);
        using var ended = new CancellationTokenSource();
        var writing = Task.Run(() => AppendUntil(record, school, ended.Token), Stop);

        var backup = Make(record);
        await ended.CancelAsync();
        await writing;
        using var empty = new EmptyPlace(store);
        var (madeAt, schools) = await Restore(record, backup, empty);

        var verdict = Assert.Single(schools).Verdict;
        Assert.Null(verdict.Flaw);
        Assert.True(verdict.Size >= 60, $"{verdict.Size} entries");
        Assert.Equal(record.Clock.Now, madeAt);
        Assert.Equal(record.Clock.Now, new Installation(record.Store, record.Clock).LastBackup());
        Assert.DoesNotContain(
            Directory.GetFiles(record.Data),
            file => file.Contains("snapshot", StringComparison.Ordinal)
        );
        using var opened = RecordStore.Open(empty.Place, record.Key, record.Clock);
        await opened.MakeCheckpoint(school, Stop);
    }

    [Fact]
    public async Task What_no_entry_holds_is_put_back_too_but_nobody_stays_signed_in()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        record.AsOwner("CREATE TABLE account_sessions (id TEXT)");
        record.AsOwner("CREATE TABLE drafts (sealed TEXT)");
        record.AsOwner("INSERT INTO account_sessions VALUES ('signed in')");
        record.AsOwner("INSERT INTO drafts VALUES ('a draft')");
        new Installation(record.Store, record.Clock).SayAtWork(Guid.Empty, "old-machine");

        using var empty = new EmptyPlace(store);
        await Restore(record, Make(record), empty);

        using var opened = RecordStore.Open(empty.Place, record.Key, record.Clock);
        Assert.Equal(0L, Run(opened, "SELECT count(*) FROM account_sessions"));
        Assert.Equal(1L, Run(opened, "SELECT count(*) FROM drafts"));
        Assert.Equal(school, Assert.Single(opened.Schools()));
        Assert.Empty(new Installation(opened, record.Clock).Programs());
    }

    [Fact]
    public async Task Several_schools_are_put_back_each_with_its_own()
    {
        var (record, oak) = await RecordFolder.WithSchool(store);
        using var _ = record;
        var elm = await record.Store.CreateSchool(Stop);
        await record.Append(oak, FileId.Random());
        await record.Append(elm, FileId.Random(), FileId.Random());

        using var empty = new EmptyPlace(store);
        var (_, schools) = await Restore(record, Make(record), empty);

        Assert.All(schools, school => Assert.Null(school.Verdict.Flaw));
        Assert.Equal(
            new HashSet<(SchoolId, long)> { (oak, 1), (elm, 2) },
            schools.Select(school => (school.Verdict.School, school.Verdict.Size)).ToHashSet()
        );
        using var opened = RecordStore.Open(empty.Place, record.Key, record.Clock);
        await opened.Append(
            elm,
            [RecordFolder.Entry(FileId.Random())],
            RecordFolder.Anything,
            stop: Stop
        );
        Assert.All(await opened.Verify(Stop), verdict => Assert.Null(verdict.Flaw));
    }

    [Fact]
    public async Task A_backup_that_was_cut_off_added_to_or_changed_is_refused_and_leaves_nothing()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        await AppendLong(record, school, 60);
        var whole = await File.ReadAllBytesAsync(Make(record), Stop);
        const int head = 17 + 8 + 32;
        const int chunk = 4 + 12 + (1 << 20) + 16;
        Assert.True(whole.Length > head + chunk + 100, $"{whole.Length} bytes are one chunk only");

        byte[][] spoiled =
        [
            [],
            whole[..20],
            whole[..head],
            whole[..(head + chunk)],
            whole[..^1],
            [.. whole, 0],
            [.. whole, .. whole[(head + chunk)..]],
            [.. whole[..head], .. whole[(head + chunk)..]],
            .. ((int[])[0, 20, 30, head, head + 10, head + chunk - 1, head + chunk + 1])
                .Append(whole.Length - 1)
                .Select(at => Changed(whole, at)),
        ];

        var path = Path.Combine(record.Root, "spoiled");
        using var empty = new EmptyPlace(store);
        foreach (var bytes in spoiled)
        {
            await File.WriteAllBytesAsync(path, bytes, Stop);
            await Assert.ThrowsAsync<RecordException>(() => Restore(record, path, empty));
            Assert.True(empty.IsEmpty, $"{bytes.Length} bytes left something behind");
        }

        await File.WriteAllBytesAsync(path, whole, Stop);
        await Restore(record, path, empty);
    }

    [Fact]
    public async Task What_killed_backups_left_in_a_folder_goes_with_the_next_one_but_not_what_is_being_written()
    {
        var (record, _) = await RecordFolder.WithSchool(store);
        using var _1 = record;
        var folder = Directory.CreateDirectory(Path.Combine(record.Root, "backups")).FullName;
        var (killed, atWork, another) = (
            Left("waymark-20261120-010000Z.backup.unfinished", hours: 25),
            Left("waymark-20261123-080000Z.backup.unfinished", hours: 23),
            Left("letters.unfinished", hours: 25)
        );

        var made = Backup.Make(record.Place, record.Key.Source, folder, record.Clock);

        Assert.Equal(
            new HashSet<string> { made, atWork, another },
            Directory.GetFiles(folder).ToHashSet()
        );

        string Left(string name, int hours)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, "half a backup");
            File.SetLastWriteTimeUtc(path, record.Clock.Now.UtcDateTime.AddHours(-hours));
            return path;
        }
    }

    [Fact]
    public async Task Where_a_restore_was_broken_off_the_next_says_what_to_delete()
    {
        var (record, _) = await RecordFolder.WithSchool(store);
        using var _1 = record;
        var backup = Make(record);
        using var empty = new EmptyPlace(store);
        Directory.CreateDirectory(empty.Place.Folder);
        var left = Path.Combine(empty.Place.Folder, "waymark.db.unfinished");
        await File.WriteAllTextAsync(left, "half a database", Stop);

        var refused = await Assert.ThrowsAsync<RecordException>(() =>
            Restore(record, backup, empty)
        );
        Assert.Contains(".unfinished there is left of one", refused.Message);

        File.Delete(left);
        Assert.Single((await Restore(record, backup, empty)).Schools);
    }

    [Fact]
    public async Task It_is_put_into_an_empty_place_only_and_over_no_other_file()
    {
        var (record, _) = await RecordFolder.WithSchool(store);
        using var _1 = record;
        var backup = Make(record);

        await Assert.ThrowsAsync<RecordException>(() =>
            Restoring.Restore(
                backup,
                record.Place,
                record.Key.Source,
                Outside.Nothing,
                (record.Clock, Stop)
            )
        );
        Assert.Throws<RecordException>(() =>
            Backup.Make(record.Place, record.Key.Source, backup, record.Clock)
        );
        Assert.Throws<RecordException>(() =>
            Backup.Make(record.Place, record.Key.Source, record.Keys, record.Clock)
        );
        Assert.Equal([backup], Directory.GetFiles(record.Root));
    }

    [Fact]
    public async Task A_backup_from_before_a_new_master_key_opens_with_the_former_and_then_needs_it_no_more()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        await record.Append(school, FileId.Random());
        var backup = Make(record);
        await KeyRotation.Master(record.Place, record.Key.Source, record.Clock, Stop);

        using var empty = new EmptyPlace(store);
        await Restore(record, backup, empty);

        var now = MasterKey.Load(record.Keys);
        Assert.Equal(1, now.Count);
        using (RecordStore.Open(empty.Place, now, record.Clock)) { }
        File.Delete(Path.Combine(record.Keys, KeyRotation.FormerFileName));
        using var another = new EmptyPlace(store);
        await Assert.ThrowsAsync<RecordException>(() => Restore(record, backup, another));
    }

    [Fact]
    public async Task The_newest_checkpoint_from_outside_says_how_many_entries_are_missing()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        await record.Append(school, FileId.Random(), FileId.Random());
        var before = await record.Store.MakeCheckpoint(school, Stop);
        var backup = Make(record);
        await record.Append(school, FileId.Random(), FileId.Random(), FileId.Random());
        var after = await record.Store.MakeCheckpoint(school, Stop);

        using var first = new EmptyPlace(store);
        using var second = new EmptyPlace(store);
        var (_, missing) = await Restore(record, backup, first, after.Note);
        var (_, none) = await Restore(record, backup, second, before.Note);

        var (lost, kept) = (Assert.Single(missing), Assert.Single(none));
        Assert.Equal((3, 2, 2), (lost.Missing, lost.Verdict.Size, lost.Verdict.Flaw?.Index));
        Assert.Equal((0, 2, null), (kept.Missing, kept.Verdict.Size, kept.Verdict.Flaw));
    }

    private static async Task AppendUntil(
        RecordFolder record,
        SchoolId school,
        CancellationToken ended
    )
    {
        while (!ended.IsCancellationRequested)
        {
            await record.Append(school, FileId.Random());
        }
    }

    private static byte[] Changed(byte[] whole, int at)
    {
        var changed = whole.ToArray();
        changed[at] ^= 1;
        return changed;
    }

    private static object? Run(RecordStore store, string sql)
    {
        using var connection = store.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
