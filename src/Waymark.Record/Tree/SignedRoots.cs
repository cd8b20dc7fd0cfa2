namespace Waymark.Record.Tree;

/// <summary>The roots that signed checkpoints say the log has had, from the database and from the file beside it.</summary>
internal sealed class SignedRoots(SchoolId school, byte[] publicKey)
{
    private readonly SortedDictionary<long, string> _roots = [];
    private readonly HashSet<long> _stored = [];
    private long _lastAgreed;

    /// <summary>The first thing wrong with a checkpoint itself, and not with what it says of the log.</summary>
    public Flaw? Unreadable { get; private set; }

    public void AddStored(long size, string note)
    {
        var checkpoint = SignedNote.Read(school, note, publicKey);
        if (checkpoint?.Size != size)
        {
            Unreadable ??= new Flaw(
                null,
                $"The checkpoint stored at size {size} is not signed by this record."
            );
            return;
        }

        _stored.Add(size);
        _roots[size] = checkpoint.Root;
    }

    public void AddKept(string note)
    {
        if (SignedNote.Read(school, note, publicKey) is not { } checkpoint)
        {
            Unreadable ??= new Flaw(
                null,
                "A checkpoint in the file of checkpoints is not signed by this record."
            );
            return;
        }

        if (!_stored.Contains(checkpoint.Size))
        {
            Unreadable ??= new Flaw(
                null,
                $"The checkpoint at size {checkpoint.Size} stands in the file of checkpoints but not in the database."
            );
        }

        if (
            !_roots.TryAdd(checkpoint.Size, checkpoint.Root)
            && _roots[checkpoint.Size] != checkpoint.Root
        )
        {
            Unreadable ??= new Flaw(
                null,
                $"Two checkpoints signed at size {checkpoint.Size} contradict each other."
            );
        }
    }

    /// <summary>What is wrong if a checkpoint was signed at the size that the tree now has, with another root.</summary>
    public Flaw? FlawAt(Frontier tree)
    {
        if (!_roots.TryGetValue(tree.Size, out var root))
        {
            return null;
        }

        if (root != tree.RootText())
        {
            return new Flaw(
                _lastAgreed,
                $"Of entries {_lastAgreed} to {tree.Size - 1} at least one is not as it was when the checkpoint at size {tree.Size} was signed."
            );
        }

        _lastAgreed = tree.Size;
        return null;
    }

    /// <summary>What is wrong if the log ends before a checkpoint that was signed.</summary>
    public Flaw? FlawAfter(Frontier tree) =>
        _roots.Keys.LastOrDefault() is var newest && newest > tree.Size
            ? new Flaw(
                tree.Size,
                $"Entry {tree.Size}: it is missing. A checkpoint was signed at size {newest}; the log ends before it."
            )
            : null;
}
