using Waymark.Tests.Policies;

namespace Waymark.Tests.Record;

public sealed class DoctorTests : IDisposable
{
    private const string Edition = "policies/image-sharing/england-2026";

    private readonly string _root = Directory.CreateTempSubdirectory("waymark-doctor-").FullName;

    private string Data => Path.Combine(_root, "data");

    [Fact]
    public void A_new_school_lacks_a_backup_and_after_one_all_is_well()
    {
        Begin();
        var (status, before, _) = Doctor();
        Assert.Equal(1, status);
        Assert.Equal(
            ["Look  Backup: none was made. Run waymark backup each day."],
            Lines(before).Where(line => line.StartsWith("Look", StringComparison.Ordinal))
        );

        Done("backup", "--data", Data, "--to", Path.Combine(_root, "last.backup"));
        var (afterwards, after, _) = Doctor("--whole");
        Assert.Equal(0, afterwards);
        Assert.All(Lines(after), line => Assert.StartsWith("Well  ", line));
        Assert.Contains("Record: all 3 entries are sound.", after, StringComparison.Ordinal);
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
        Assert.Contains("Look  Keys: others on this machine may read", Doctor().Output);
    }

    [Fact]
    public void Where_there_is_no_record_it_says_so_and_makes_none()
    {
        var (status, _, errors) = Doctor();
        Assert.Equal(1, status);
        Assert.NotEmpty(errors);
        Assert.False(Directory.Exists(Data));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Begin() =>
        Done("school", "init", "--name", "Field End School", "--policy", Edition, "--data", Data);

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
