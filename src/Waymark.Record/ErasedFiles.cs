using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>The keys met on a walk over a log, those that are gone and those that are there, held against the entries that say which were destroyed.</summary>
internal sealed class ErasedFiles
{
    private readonly Dictionary<Guid, (long First, long Last)> _gone = [];
    private readonly Dictionary<Guid, long> _there = [];
    private readonly Dictionary<Guid, long> _erasedBy = [];

    /// <summary>How many entries have no key any more.</summary>
    public long Entries { get; private set; }

    public void Gone(EntryRow row)
    {
        Entries++;
        var first = _gone.TryGetValue(row.FileId, out var met) ? met.First : row.Index;
        _gone[row.FileId] = (first, row.Index);
    }

    public void There(EntryRow row, Entry entry)
    {
        _there.TryAdd(row.FileId, row.Index);
        foreach (var file in Erasure.FilesOf(entry))
        {
            _erasedBy.TryAdd(file, entry.Index);
        }
    }

    /// <summary>The first entry whose key should be there and is not, or should not and is; null where all is as the entries say.</summary>
    public Flaw? Flaw()
    {
        var missing = _gone
            .Where(file => !(_erasedBy.TryGetValue(file.Key, out var by) && by > file.Value.Last))
            .Select(file => new Flaw(
                file.Value.First,
                $"Entry {file.Value.First}: the key of its file is missing, and no entry says that it was destroyed."
            ));
        var back = _there
            .Where(file => _erasedBy.ContainsKey(file.Key))
            .Select(file => new Flaw(
                file.Value,
                $"Entry {file.Value}: the key of its file is there, though entry {_erasedBy[file.Key]} says that it was destroyed."
            ));
        return missing.Concat(back).MinBy(flaw => flaw.Index);
    }
}
