using Microsoft.Data.Sqlite;

namespace Waymark.Bench;

/// <summary>A folder on the same disk as the repository, gone afterwards. Not in /tmp, which may be memory: then no disk would be waited for.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly string _path;

    public ScratchFolder(string name)
    {
        _path = Repository.PathOf("artifacts", "bench", $"{name}-{Environment.ProcessId}");
        Directory.CreateDirectory(_path);
    }

    public string PathOf(string name) => Path.Combine(_path, name);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_path, recursive: true);
    }
}
