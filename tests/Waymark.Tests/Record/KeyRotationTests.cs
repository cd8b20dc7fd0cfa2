using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class KeyRotationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public async Task After_a_new_master_key_the_old_one_opens_nothing_and_every_entry_is_still_read(
        Store store
    )
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        var file = FileId.Random();
        await record.Append(school, file, file);
        record.Store.Dispose();

        var schools = await KeyRotation.Master(record.Place, In(record.Keys), record.Clock, Stop);

        Assert.Equal(1, schools);
        Assert.Throws<RecordException>(() =>
            RecordStore.Open(record.Place, OnlyOld(record), record.Clock)
        );
        using var opened = Open(record);
        Assert.Equal(2, (await opened.Read(school, file, Stop)).Count);
        Assert.Equal(1, MasterKey.Load(record.Keys).Count);
        Assert.Null(Assert.Single(await opened.Verify(Stop)).Flaw);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public async Task A_program_that_runs_meanwhile_goes_on_reading_writing_signing_and_making_schools(
        Store store
    )
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        var file = FileId.Random();
        await record.Append(school, file);

        await KeyRotation.Master(record.Place, In(record.Keys), record.Clock, Stop);
        await record.Append(school, file, FileId.Random());
        var signed = await record.Store.MakeCheckpoint(school, Stop);
        var another = await record.Store.CreateSchool(Stop);
        await record.Append(another, FileId.Random());

        Assert.Equal(3, signed.Size);
        Assert.Equal(2, (await record.Store.Read(school, file, Stop)).Count);
        // Whoever starts now has the new key only.
        using var opened = Open(record);
        Assert.Equal(2, (await opened.Verify(Stop)).Count(verdict => verdict.Flaw is null));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public async Task A_change_of_the_master_key_that_was_interrupted_is_finished_by_the_next(
        Store store
    )
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        await record.Append(school, FileId.Random());
        var path = Path.Combine(record.Keys, MasterKey.FileName);
        var old = File.ReadAllText(path);
        await KeyRotation.Master(record.Place, In(record.Keys), record.Clock, Stop);
        var first = File.ReadAllText(path);

        // As it lies when the power goes after the schools were wrapped, and again before.
        File.WriteAllText(path, first + old);
        using (Open(record)) { }
        await KeyRotation.Master(record.Place, In(record.Keys), record.Clock, Stop);
        Assert.Equal(first, File.ReadAllText(path));
        File.WriteAllText(path, old + first);
        using (Open(record)) { }
        await KeyRotation.Master(record.Place, In(record.Keys), record.Clock, Stop);

        Assert.Equal(old, File.ReadAllText(path));
        using var opened = Open(record);
        Assert.Null(Assert.Single(await opened.Verify(Stop)).Flaw);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public async Task A_master_key_that_no_file_holds_is_changed_by_giving_the_new_one_before_the_old(
        Store store
    )
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        await record.Append(school, FileId.Random());
        var old = File.ReadAllText(Path.Combine(record.Keys, MasterKey.FileName)).Trim();
        var other = MasterKey.Create(Path.Combine(record.Root, "other"));
        var fresh = File.ReadAllText(Path.Combine(record.Root, "other", MasterKey.FileName)).Trim();

        var refused = await Assert.ThrowsAsync<RecordException>(() =>
            KeyRotation.Master(record.Place, Given(old), record.Clock, Stop)
        );
        await Assert.ThrowsAsync<RecordException>(() =>
            KeyRotation.Master(record.Place, other.Source, record.Clock, Stop)
        );
        using (RecordStore.Open(record.Place, MasterKey.Load(Given(old)), record.Clock)) { }
        await KeyRotation.Master(record.Place, Given($"{fresh} {old}"), record.Clock, Stop);

        Assert.Contains("32 random bytes as base64", refused.Message, StringComparison.Ordinal);
        using var opened = RecordStore.Open(
            record.Place,
            MasterKey.Load(Given(fresh)),
            record.Clock
        );
        Assert.Null(Assert.Single(await opened.Verify(Stop)).Flaw);
        Assert.Equal(
            fresh,
            File.ReadAllText(Path.Combine(record.Root, "other", MasterKey.FileName)).Trim()
        );
    }

    [Fact]
    public async Task Key_files_are_for_their_owner_only_also_after_a_change()
    {
        var (record, _) = await RecordFolder.WithSchool();
        using var _1 = record;

        await KeyRotation.Master(record.Place, In(record.Keys), record.Clock, Stop);

        var files = Directory.GetFiles(record.Keys).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["former.keys", "master.key"], files.Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal([owner, owner], files.Select(File.GetUnixFileMode));
        }
    }

    private static KeySource In(string folder) => KeySource.InFolder(folder);

    private static KeySource Given(string text) => KeySource.Of("", text, null);

    private static RecordStore Open(RecordFolder record) =>
        RecordStore.Open(record.Place, MasterKey.Load(record.Keys), record.Clock);

    private static MasterKey OnlyOld(RecordFolder record) =>
        MasterKey.Load(
            Given(File.ReadAllText(Path.Combine(record.Keys, KeyRotation.FormerFileName)))
        );
}
