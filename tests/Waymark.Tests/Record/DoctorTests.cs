using Waymark.Tests.Policies;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class DoctorTests : IDisposable
{
    private const string Edition = "policies/image-sharing/england-2026";

    private readonly string _root = Directory.CreateTempSubdirectory("waymark-doctor-").FullName;

    private string Data => Path.Combine(_root, "data");

    [Fact]
    public void A_new_school_lacks_a_backup_and_a_witness_and_after_both_all_is_well()
    {
        Begin();
        var (status, before, _) = Doctor();
        Assert.Equal(1, status);
        Assert.Equal(
            [
                "Look  Backup: None was made. Run waymark backup each day.",
                "Look  Witness: Nobody outside keeps the checkpoints: whoever has all keys could write the record anew unseen. Set Waymark__Witness__Folder or Waymark__Witness__Mail.",
            ],
            Lines(before).Where(line => line.StartsWith("Look", StringComparison.Ordinal))
        );

        Done("backup", "--data", Data, "--to", Path.Combine(_root, "last.backup"));
        var witness = Path.Combine(_root, "witness");
        Assert.Contains("Look  Witness: No checkpoint", Doctor("--witness", witness).Output);
        Done("record", "checkpoint", "--data", Data, "--witness", witness);
        var (afterwards, after, _) = Doctor("--whole", "--witness", witness);
        Assert.Equal(0, afterwards);
        Assert.All(Lines(after), line => Assert.StartsWith("Well  ", line));
        Assert.Contains("Tree: All 3 entries are sound.", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Field End", before + after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_others_may_read_is_told_with_what_to_do()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps rights otherwise.");
        Begin();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                Path.Combine(_root, "keys", "master.key"),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead
            );
        Assert.Contains("Look  Keys: Others on this machine may read", Doctor().Output);
    }

    [Fact]
    public void Master_keys_that_were_are_told_while_they_are_still_there()
    {
        Begin();
        Done("keys", "rotate", "master", "--data", Data);
        const string told = "Look  Keys: Master keys that were are still there";
        Assert.Contains(told, Doctor().Output, StringComparison.Ordinal);

        File.Delete(Path.Combine(_root, "keys", "former.keys"));
        Assert.DoesNotContain(told, Doctor().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_something_that_was_killed_left_in_the_data_folder_is_told_after_a_day()
    {
        Begin();
        const string told = "Look  Left over:";
        var left = Path.Combine(Data, "waymark.db.snapshot");
        File.WriteAllText(left, "half a copy");
        Assert.DoesNotContain(told, Doctor().Output, StringComparison.Ordinal);

        File.SetLastWriteTimeUtc(left, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-25));
        var output = Doctor().Output;
        Assert.Contains(told, output, StringComparison.Ordinal);
        Assert.Contains(": waymark.db.snapshot. ", output, StringComparison.Ordinal);

        Done("backup", "--data", Data, "--to", Path.Combine(_root, "next.backup"));
        Assert.False(File.Exists(left));
    }

    [Fact]
    public void Where_there_is_no_record_it_says_so_and_makes_none()
    {
        var (status, _, errors) = Doctor();
        Assert.Equal(1, status);
        Assert.NotEmpty(errors);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public void A_record_on_PostgreSQL_is_looked_at_too()
    {
        using var postgres = new PostgresInTest();
        var database = PostgresInTest.Place(Data, postgres).Owner!;
        Begin("--database", database);
        Done("backup", "--data", Data, "--database", database, "--to", Path.Combine(_root, "b"));

        var (status, output, errors) = Doctor("--database", database, "--whole");

        Assert.Equal((1, ""), (status, errors));
        Assert.Contains("Well  Database: It takes ", output, StringComparison.Ordinal);
        Assert.Contains("Well  Clock: ", output, StringComparison.Ordinal);
        Assert.Contains("Well  Programs: None is at work.", output, StringComparison.Ordinal);
        Assert.Contains("Well  Backup: The last was made on ", output, StringComparison.Ordinal);
        Assert.Contains("Well  Tree: All 3 entries are sound.", output, StringComparison.Ordinal);
        Assert.StartsWith(
            "Look  Witness: ",
            Assert.Single(
                Lines(output),
                line => !line.StartsWith("Well  ", StringComparison.Ordinal)
            )
        );
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Begin(params string[] more) =>
        Done([
            "school",
            "init",
            "--name",
            "Field End School",
            "--policy",
            Edition,
            "--data",
            Data,
            .. more,
        ]);

    private (int Status, string Output, string Errors) Doctor(params string[] more) =>
        CommandLineTests.Run(["doctor", "--data", Data, .. more]);

    private static void Done(params string[] command) =>
        Assert.Equal(
            (0, ""),
            (CommandLineTests.Run(command) is var (status, _, errors) ? (status, errors) : default)
        );

    private static string[] Lines(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
