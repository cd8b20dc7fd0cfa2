using System.ComponentModel;
using System.Diagnostics;

namespace Waymark.Cli;

/// <summary>An SMT solver as a process of its own: a script goes in, answers come out.</summary>
internal sealed class Solver(string program)
{
    /// <summary>What the solver writes to a script.</summary>
    /// <exception cref="IOException">The program is missing, or says that the script is wrong.</exception>
    public string Answer(string script)
    {
        using var process = Start();
        var answer = process.StandardOutput.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(script);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has closed its ears: what it wrote says why.
        }
        process.WaitForExit();
        var text = answer.GetAwaiter().GetResult();
        var wrong = text.Split('\n').FirstOrDefault(IsError);
        return wrong is null
            ? text
            : throw new IOException($"{program} could not read the question: {wrong}");
    }

    private static bool IsError(string line) => line.StartsWith("(error", StringComparison.Ordinal);

    private Process Start()
    {
        try
        {
            return Process.Start(
                new ProcessStartInfo(program, ["-in", "-smt2"])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                }
            )!;
        }
        catch (Win32Exception)
        {
            throw new IOException(
                $"The solver {program} is not installed. On Debian or Ubuntu: apt-get install z3. Or name another with --solver."
            );
        }
    }
}
