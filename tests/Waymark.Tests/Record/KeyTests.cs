using System.Security.Cryptography;
using System.Text;
using Waymark.Record;

namespace Waymark.Tests.Record;

public sealed class KeyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_key_file_is_for_its_owner_only_and_is_never_overwritten()
    {
        using var record = new RecordFolder();
        var path = Path.Combine(record.Keys, "master.key");
        var text = File.ReadAllText(path);
        Assert.Equal(32, Convert.FromBase64String(text.Trim()).Length);
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(owner, File.GetUnixFileMode(path));
            Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(record.Keys));
            Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(record.Data));
        }

        Assert.Throws<RecordException>(() => MasterKey.Create(record.Keys));
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void A_missing_key_is_refused_with_where_it_was_looked_for_and_is_not_made()
    {
        using var record = new RecordFolder();
        var empty = Path.Combine(record.Root, "elsewhere");

        var refused = Assert.Throws<RecordException>(() => MasterKey.Load(empty));

        Assert.Contains(
            Path.Combine(empty, "master.key"),
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(empty));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64 at all")]
    [InlineData("AAAA")]
    public void A_file_that_is_no_key_is_refused(string text)
    {
        using var record = new RecordFolder();
        File.WriteAllText(Path.Combine(record.Keys, "master.key"), text);

        Assert.Throws<RecordException>(() => MasterKey.Load(record.Keys));
    }

    [Fact]
    public async Task A_wrong_key_opens_nothing_and_changes_nothing()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        await record.Append(school, FileId.Random());
        record.Store.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var before = Fingerprint(record.Data);
        var wrong = MasterKey.Create(Path.Combine(record.Root, "wrong"));

        var refused = Assert.Throws<RecordException>(() =>
            RecordStore.Open(record.Data, wrong, record.Clock)
        );
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.Equal(before, Fingerprint(record.Data));
        await Assert.ThrowsAsync<RecordException>(() =>
            RecordVerifier.Verify(record.Data, wrong, stop: Stop)
        );
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        Assert.Contains("does not open this record", refused.Message, StringComparison.Ordinal);
        // Who only reads leaves the database's own index of an empty write-ahead file behind.
        Assert.StartsWith(before, Fingerprint(record.Data), StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(record.Database + "-wal").Length);
        record.Reopen();
        await record.Append(school, FileId.Random());
    }

    [Fact]
    public void Keys_and_data_lie_apart()
    {
        using var record = new RecordFolder();
        var data = Path.Combine(record.Root, "new");
        var within = Path.Combine(data, "keys");

        Assert.Throws<RecordException>(() => MasterKey.Create(within, data));
        Assert.Throws<RecordException>(() => MasterKey.Create(data, data));
        Assert.False(Directory.Exists(data));
        var key = MasterKey.Create(within);
        Assert.Throws<RecordException>(() => RecordStore.Create(data, key, record.Clock));
        Assert.Throws<RecordException>(() =>
            RecordStore.Create(Path.Combine(within, "data"), key, record.Clock)
        );
        Assert.False(File.Exists(Path.Combine(data, "waymark.db")));
    }

    [Theory]
    [InlineData("/srv/oak/data", "/srv/oak/keys")]
    [InlineData("/srv/oak/data/", "/srv/oak/keys")]
    [InlineData("/srv/oak", "/srv/oak-keys")]
    public void Keys_lie_beside_the_data_by_default(string data, string keys) =>
        Assert.Equal(keys, MasterKey.FolderBeside(data));

    [Fact]
    public void A_record_is_never_made_by_opening_or_over_another()
    {
        using var record = new RecordFolder();
        var nowhere = Path.Combine(record.Root, "nowhere");

        var refused = Assert.Throws<RecordException>(() =>
            RecordStore.Open(nowhere, record.Key, record.Clock)
        );
        Assert.Contains("school init", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(nowhere));
        Assert.Throws<RecordException>(() =>
            RecordStore.Create(record.Data, record.Key, record.Clock)
        );
    }

    [Fact]
    public async Task What_is_sealed_opens_for_its_purpose_and_school_only()
    {
        var (record, oak) = await RecordFolder.WithSchool();
        using var _ = record;
        var elm = await record.Store.CreateSchool(Stop);
        var words = Encoding.UTF8.GetBytes("a draft");

        var draft = record.Store.Seal(oak, "draft", words);
        var again = record.Store.Seal(oak, "draft", words);
        record.Reopen();

        Assert.Equal(words, record.Store.Open(oak, "draft", draft));
        Assert.NotEqual(draft, again);
        Assert.Throws<AuthenticationTagMismatchException>(() =>
            record.Store.Open(oak, "mail", draft)
        );
        Assert.Throws<AuthenticationTagMismatchException>(() =>
            record.Store.Open(elm, "draft", draft)
        );
        draft[^1] ^= 1;
        Assert.Throws<AuthenticationTagMismatchException>(() =>
            record.Store.Open(oak, "draft", draft)
        );
        Assert.ThrowsAny<CryptographicException>(() => record.Store.Open(oak, "draft", []));
    }

    [Theory]
    [InlineData(0, 256)]
    [InlineData(252, 256)]
    [InlineData(253, 512)]
    [InlineData(100_000, 100_096)]
    public async Task What_is_sealed_shows_its_length_in_steps_of_256_only(int length, int padded)
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        var bytes = new byte[length];

        var sealedBytes = record.Store.Seal(school, "draft", bytes);

        Assert.Equal(1 + 12 + padded + 16, sealedBytes.Length);
        Assert.Equal(bytes, record.Store.Open(school, "draft", sealedBytes));
    }

    [Fact]
    public async Task A_token_is_the_same_for_the_same_word_purpose_and_school_only()
    {
        var (record, oak) = await RecordFolder.WithSchool();
        using var _ = record;
        var elm = await record.Store.CreateSchool(Stop);
        var token = record.Store.Token(oak, "name", "marlow");
        record.Reopen();

        Assert.Equal(16, token.Length);
        Assert.Equal(token, record.Store.Token(oak, "name", "marlow"));
        Assert.NotEqual(token, record.Store.Token(oak, "name", "marlo"));
        Assert.NotEqual(token, record.Store.Token(oak, "nam", "emarlow"));
        Assert.NotEqual(token, record.Store.Token(oak, "mail", "marlow"));
        Assert.NotEqual(token, record.Store.Token(elm, "name", "marlow"));
    }

    private static string Fingerprint(string folder) =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path =>
                    path + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))
                )
        );
}
