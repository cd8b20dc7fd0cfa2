using Waymark.Record;
using Waymark.Record.Backups;
using Waymark.Tests.Policies;
using Waymark.Tests.Support;
using static Waymark.Tests.Record.BackupVerbs;

namespace Waymark.Tests.Record;

public sealed class BackupDrillOnPostgresTests() : BackupDrillTests(Store.Postgres);

public sealed class BackupDrillOnSqliteTests() : BackupDrillTests(Store.Sqlite);

/// <summary>What is done to backups to see whether they hold: tried, and killed in the making.</summary>
public abstract class BackupDrillTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drill_tries_the_newest_backup_and_leaves_nothing()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        var folder = Directory.CreateDirectory(Path.Combine(record.Root, "backups")).FullName;
        Backup.Make(record.Place, record.Key.Source, folder, record.Clock);
        await record.Append(school, FileId.Random());
        record.Clock.Now += TimeSpan.FromDays(1);
        var newest = Backup.Make(record.Place, record.Key.Source, folder, record.Clock);
        using var empty = new EmptyPlace(store);

        var (tried, _, schools) = await Drill(record, folder, empty.Place);

        Assert.Equal(newest, tried);
        var verdict = Assert.Single(schools).Verdict;
        Assert.Equal((1, null), (verdict.Size, verdict.Flaw));
        Assert.True(empty.IsEmpty);
        if (store == Store.Postgres)
        {
            // What is there already is not a drill's to take away.
            await Assert.ThrowsAsync<RecordException>(() => Drill(record, folder, record.Place));
            Assert.Equal(1, record.Verify().Size);
        }

        await Assert.ThrowsAsync<RecordException>(() => Drill(record, record.Keys, empty.Place));
    }

    [Fact]
    public async Task A_drill_takes_away_what_a_killed_one_left_a_day_ago()
    {
        var (record, _) = await RecordFolder.WithSchool(store);
        using var __ = record;
        var folder = Directory.CreateDirectory(Path.Combine(record.Root, "backups")).FullName;
        Backup.Make(record.Place, record.Key.Source, folder, record.Clock);
        var killed = LeftBy(record.Clock.Now - TimeSpan.FromHours(25));
        var atWork = LeftBy(record.Clock.Now - TimeSpan.FromHours(23));
        using var empty = new EmptyPlace(store);

        await Drill(record, folder, empty.Place);

        Assert.False(Directory.Exists(killed));
        Assert.True(Directory.Exists(atWork));
        Directory.Delete(atWork, recursive: true);

        static string LeftBy(DateTimeOffset at)
        {
            var left = Directory.CreateTempSubdirectory("waymark-drill-").FullName;
            File.WriteAllText(Path.Combine(left, "waymark.db"), "a copy");
            Directory.SetLastWriteTimeUtc(left, at.UtcDateTime);
            return left;
        }
    }

    [Fact]
    public async Task A_backup_that_is_killed_leaves_no_file_with_a_good_name()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        await AppendLong(record, school, 60);
        var folder = Directory.CreateDirectory(Path.Combine(record.Root, "backups")).FullName;
        string[] database = record.Place.Database is { } server ? ["--database", server] : [];

        // On PostgreSQL it stands still there until it is killed; on SQLite it may be through first.
        using var held = record.HoldTable("record_entries");
        using var making = CommandLineTests.Start([
            "backup",
            "--data",
            record.Data,
            "--to",
            folder,
            .. database,
        ]);
        while (!making.HasExited && Directory.GetFiles(folder).Length == 0)
        {
            await Task.Delay(1, Stop);
        }

        making.Kill();
        await making.WaitForExitAsync(Stop);
        held?.Dispose();

        if (Directory.GetFiles(folder, "*.backup") is [var whole])
        {
            using var empty = new EmptyPlace(store);
            await Restore(record, whole, empty);
        }

        Assert.True(store == Store.Sqlite || Directory.GetFiles(folder, "*.backup").Length == 0);
        Assert.NotEmpty(Directory.GetFiles(folder));
        Make(record);
    }
}
