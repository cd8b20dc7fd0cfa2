using System.Diagnostics;

namespace Waymark.Tests.Faults;

/// <summary>An explicit test of this very program, run in a process of its own, so that it can be killed or given a bad disk.</summary>
internal static class OwnProcess
{
    public static Process Start(
        Type tests,
        string method,
        IReadOnlyDictionary<string, string> environment
    )
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        foreach (
            var argument in (string[])["-explicit", "only", "-method", $"{tests.FullName}.{method}"]
        )
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end, and says what it wrote if it failed.</summary>
    public static async Task<string> Run(
        Type tests,
        string method,
        IReadOnlyDictionary<string, string> environment
    )
    {
        using var child = Start(tests, method, environment);
        var said = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        Assert.True(child.ExitCode == 0, said);
        return said;
    }
}
