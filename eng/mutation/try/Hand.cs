using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Waymark.Tests.Mutation;

/// <summary>
/// A program that tries mutants, watched from outside: one that turns for ever is ended after so much processor time of its own (wall
/// time would say more about the machine than about the mutant), one that stands still after five minutes.
/// </summary>
internal sealed class Hand : IDisposable
{
    private static readonly TimeSpan s_still = TimeSpan.FromMinutes(5);
    private readonly Process process;

    public Hand(int fromTheStart, int tests)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "work", fromTheStart.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A list that grows for ever fails here, instead of taking the machine with it.
        start.Environment["DOTNET_GCHeapHardLimit"] = "80000000";
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        Answer = Await(TimeSpan.FromMinutes(2));
        // Tests are named by number between the two, and some are as many as there are files.
        if (IsAlive && Answer != $"ready {tests}")
            throw new InvalidOperationException($"{tests} tests were measured, now: {Answer}.");
    }

    /// <summary>The last answer: ready and how many tests, killed and the test, survived, timeout or crashed.</summary>
    public string Answer { get; private set; }

    public bool IsAlive => Answer is not ("timeout" or "crashed");

    public void Try(Mutant mutant, int[] keepers, int[] tests, TimeSpan limit)
    {
        try
        {
            process.StandardInput.WriteLine(
                $"{mutant.Id}/{string.Join(' ', keepers)}/{string.Join(' ', tests)}"
            );
            Answer = Await(limit);
        }
        catch (IOException)
        {
            Answer = "crashed";
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private string Await(TimeSpan limit)
    {
        var answer = process.StandardOutput.ReadLineAsync();
        var spent = Spent();
        var watch = Stopwatch.StartNew();
        while (!answer.Wait(TimeSpan.FromMilliseconds(200)))
            if (Spent() - spent > limit || watch.Elapsed > s_still + 20 * limit)
            {
                process.Kill(entireProcessTree: true);
                return "timeout";
            }
        return answer.Result ?? "crashed";
    }

    private TimeSpan Spent()
    {
        process.Refresh();
        try
        {
            return process.HasExited ? TimeSpan.Zero : process.TotalProcessorTime;
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception)
        {
            // It ended between the question and the answer.
            return TimeSpan.Zero;
        }
    }
}
