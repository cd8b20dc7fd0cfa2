using System.Diagnostics;
using System.Text.Json;
using Waymark.Record;

namespace Waymark.Tests.Record;

/// <summary>The command as a person runs it: a program of its own.</summary>
public sealed class RecordVerifyCommandTests
{
    [Fact]
    public async Task A_sound_record_gives_its_size_and_root_and_exit_code_0()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        await record.Append(school, FileId.Random(), FileId.Random());
        var checkpoint = await record.Store.MakeCheckpoint(
            school,
            TestContext.Current.CancellationToken
        );

        var (code, output, error) = await Run(record, "--json");
        var found = JsonDocument.Parse(output).RootElement;

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(2, found.GetProperty("size").GetInt64());
        Assert.Equal(checkpoint.Root, found.GetProperty("root").GetString());
        Assert.Equal((0, $"Sound: 2 entries, root {checkpoint.Root}\n", ""), await Run(record));
    }

    [Fact]
    public async Task A_changed_record_gives_its_first_bad_entry_and_exit_code_1()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        await record.Append(school, FileId.Random(), FileId.Random(), FileId.Random());
        record.Tamper("UPDATE record_entries SET recorded_on = '2020-02-02' WHERE idx = 1");

        var (code, output, _) = await Run(record, "--json");
        var (plainCode, plain, _) = await Run(record);

        Assert.Equal((1, 1), (code, plainCode));
        Assert.Equal(1, JsonDocument.Parse(output).RootElement.GetProperty("badEntry").GetInt64());
        Assert.StartsWith("Not sound. Entry 1: ", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_key_it_says_that_no_entry_was_opened()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        await record.Append(school, FileId.Random());
        var hidden = Path.Combine(record.Root, "hidden");
        Directory.Move(record.Keys, hidden);

        var (code, _, error) = await Run(record);
        var (withKey, _, nothing) = await Run(record, "--keys", hidden);
        var (missing, _, where) = await Run(record, "--keys", record.Keys);

        Assert.Equal(0, code);
        Assert.Contains("no entry was opened", error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (withKey, nothing));
        Assert.Equal(1, missing);
        Assert.Contains("There is no master key at", where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_record_it_makes_none()
    {
        using var record = new RecordFolder();
        record.Store.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(record.Database);

        var (code, _, error) = await Run(record);

        Assert.Equal(1, code);
        Assert.Contains("There is no record in", error, StringComparison.Ordinal);
        Assert.False(File.Exists(record.Database));
    }

    private static async Task<(int Code, string Output, string Error)> Run(
        RecordFolder record,
        params string[] more
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var program = Path.Combine(AppContext.BaseDirectory, "waymark.dll");
        foreach (
            var argument in (string[])[program, "record", "verify", "--data", record.Data, .. more]
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
