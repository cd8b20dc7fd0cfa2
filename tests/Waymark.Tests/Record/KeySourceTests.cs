using System.Security.Cryptography;
using Waymark.Record;

namespace Waymark.Tests.Record;

public sealed class KeySourceTests
{
    [Fact]
    public void A_key_in_a_setting_or_printed_by_a_command_opens_what_the_file_opens()
    {
        using var record = new RecordFolder();
        var path = Path.Combine(record.Keys, MasterKey.FileName);
        var text = File.ReadAllText(path).Trim();
        var elsewhere = Path.Combine(record.Root, "vault");
        File.Move(path, elsewhere);
        record.Store.Dispose();

        foreach (
            var source in (KeySource[])
                [
                    KeySource.Of(record.Keys, text, ""),
                    KeySource.Of(record.Keys, null, $"cat '{elsewhere}'"),
                ]
        )
        {
            using var opened = RecordStore.Open(record.Data, MasterKey.Load(source), record.Clock);
            Assert.Empty(opened.Schools());
        }

        var refused = Assert.Throws<RecordException>(() =>
            MasterKey.Load(KeySource.Of(record.Keys, " ", null))
        );
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_is_never_repeated_in_what_is_said()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(31));
        var source = KeySource.Of("", key, null);

        var refused = Assert.Throws<RecordException>(() => MasterKey.Load(source));

        Assert.Contains(KeySource.TextVariable, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, $"{refused} {source}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 3", "ended with 3")]
    [InlineData("echo no key", "is not a master key")]
    [InlineData("true", "is not a master key")]
    public void A_command_that_gives_no_key_is_refused(string command, string why)
    {
        var refused = Assert.Throws<RecordException>(() =>
            MasterKey.Load(KeySource.Of("", null, command))
        );

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Contains(KeySource.CommandVariable, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_settings_at_once_are_refused() =>
        Assert.Throws<RecordException>(() => KeySource.Of("", "one", "echo two"));

    [Fact]
    public void A_record_begun_with_a_key_from_elsewhere_leaves_no_key_file()
    {
        using var record = new RecordFolder();
        var data = Path.Combine(record.Root, "other");
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var before = Directory.GetFiles(record.Root, "*", SearchOption.AllDirectories);

        var master = MasterKey.ForNewRecord(KeySource.Of(record.Keys, key, null), data);

        Assert.Equal(before, Directory.GetFiles(record.Root, "*", SearchOption.AllDirectories));
        using var made = RecordStore.Create(data, master, record.Clock);
        Assert.Empty(made.Schools());
    }
}
