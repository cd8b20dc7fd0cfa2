using Waymark.Cli;

namespace Waymark.Tests.Policies.Proof;

/// <summary>The solver, where it is installed; a test that needs it is shown as skipped elsewhere.</summary>
internal static class Z3
{
    private static readonly bool s_isThere = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "z3")));

    public static string Answer(string script)
    {
        Assert.SkipUnless(s_isThere, "The solver z3 is not installed.");
        return new Solver("z3").Answer(script);
    }
}
