using System.Diagnostics;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Faults;

/// <summary>A PostgreSQL server that one test may kill; gone when the test is over.</summary>
internal sealed class ServerInTest : IDisposable
{
    public ServerInTest(string connection) => Connection = connection;

    /// <summary>How to reach it, as its administrator.</summary>
    public string Connection { get; }

    private string Folder =>
        Connection["Host=".Length..Connection.IndexOf(';', StringComparison.Ordinal)];

    public static ServerInTest Start() => new(Script("start"));

    /// <summary>A second server that follows the first, which from now on answers only what the second has too.</summary>
    public ServerInTest Follow() => new(Script("follow", Folder));

    /// <summary>Kills it, with all its programs, at once.</summary>
    public void Kill() => Script("kill", Folder);

    /// <summary>Lets a follower take over.</summary>
    public void Promote() => Script("promote", Folder);

    public void Dispose() => Script("stop", Folder);

    private static string Script(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Path.Combine(Repository.Root, "eng", "postgres-for-tests"),
            arguments
        )
        {
            RedirectStandardOutput = true,
        };
        using var script = Process.Start(start)!;
        var said = script.StandardOutput.ReadLine();
        script.WaitForExit();
        Assert.Equal(0, script.ExitCode);
        return said ?? "";
    }
}
