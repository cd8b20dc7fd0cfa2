using System.Data.Common;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>A file as a walk has met it so far.</summary>
/// <param name="number">How many files were met before it.</param>
internal sealed class WalkedFile(int number)
{
    private readonly List<FileCipher> _keys = [];

    public int Number { get; } = number;

    /// <summary>How many of its entries were met.</summary>
    public long Entries { get; set; }

    /// <summary>The first of its entries whose key is there; null if there is none.</summary>
    public long? There { get; set; }

    /// <summary>The first and the last of its entries whose key is gone.</summary>
    public (long First, long Last)? Gone { get; set; }

    public void Add(FileCipher key) => _keys.Add(key);

    /// <summary>The key of a number; null if it is gone.</summary>
    public FileCipher? Key(int id)
    {
        foreach (var key in _keys)
        {
            if (key.Row.KeyId == id)
            {
                return key;
            }
        }

        return null;
    }
}

/// <summary>The files of a log as a walk meets them: those who read may meet further ones while of others it is noted what their entries say. The keys that are gone, and those that are there, are held against the entries that say which were destroyed.</summary>
internal sealed class WalkedFiles
{
    private readonly Dictionary<FileId, WalkedFile> _files = [];

    // The last entry that says so of a file: no entry of the file may come after it.
    private readonly Dictionary<FileId, long> _erasedBy = [];

    /// <summary>How many entries have no key any more.</summary>
    public long Erased { get; private set; }

    /// <summary>Whether every key that there is was read: if not, a key that is not here need not be gone.</summary>
    public bool HasAllKeys { get; private set; }

    public WalkedFile Of(FileId id)
    {
        if (!_files.TryGetValue(id, out var file))
        {
            _files.Add(id, file = new WalkedFile(_files.Count));
        }

        return file;
    }

    /// <summary>Takes the keys that there are.</summary>
    public void ReadKeys(SchoolId school, IScan keys)
    {
        try
        {
            while (keys.Next())
            {
                Add(school, keys);
            }

            HasAllKeys = true;
        }
        catch (DbException)
        {
            // The entries whose keys were read are checked all the same.
        }
    }

    /// <summary>Takes note of an entry whose key is gone.</summary>
    public void IsGone(WalkedEntry entry)
    {
        var index = entry.Header.Index;
        Erased++;
        entry.File.Gone = (entry.File.Gone?.First ?? index, index);
    }

    /// <summary>Takes note of an entry that opens.</summary>
    /// <returns>Whether what it says of erased files, if it says anything, can be read.</returns>
    public bool IsThere(WalkedEntry entry)
    {
        entry.File.There ??= entry.Header.Index;
        foreach (var id in entry.Erased ?? [])
        {
            _erasedBy[id] = entry.Header.Index;
        }

        return entry.Erased is not null;
    }

    /// <summary>The first entry whose key should be there and is not, or should not and is; null where all is as the entries say.</summary>
    public Flaw? Flaw() =>
        _files
            .SelectMany(file =>
                (Flaw?[])[Missing(file.Key, file.Value), Back(file.Key, file.Value)]
            )
            .OfType<Flaw>()
            .MinBy(flaw => flaw.Index);

    private void Add(SchoolId school, IScan keys)
    {
        try
        {
            var key = Rows.File(school, keys);
            Of(new FileId(key.FileId)).Add(new FileCipher(key));
        }
        catch (SystemException other) when (other is FormatException or OverflowException)
        {
            // It stands under no name that the record gives, so it is the key of no entry.
        }
    }

    private Flaw? Missing(FileId id, WalkedFile file) =>
        file.Gone is { } gone && !(_erasedBy.TryGetValue(id, out var by) && by > gone.Last)
            ? new Flaw(
                gone.First,
                $"Entry {gone.First}: the key of its file is missing, and no entry says that it was destroyed."
            )
            : null;

    private Flaw? Back(FileId id, WalkedFile file) =>
        file.There is { } there && _erasedBy.TryGetValue(id, out var by)
            ? new Flaw(
                there,
                $"Entry {there}: the key of its file is there, though entry {by} says that it was destroyed."
            )
            : null;
}
