using Waymark.Record.Stores;

namespace Waymark.Record.Tree;

/// <summary>The roots that signed checkpoints say the log has had: from the record, from the file beside it, from outside.</summary>
internal sealed class SignedRoots(SigningKeys keys)
{
    // More than one root at a size: whoever holds the signing key has told two stories.
    private readonly Dictionary<long, HashSet<string>> _roots = [];
    private readonly HashSet<long> _stored = [];
    private long _lastAgreed;

    /// <summary>The first thing wrong with a checkpoint itself, and not with what it says of the log.</summary>
    public Flaw? Unreadable { get; private set; }

    /// <summary>The greatest size that was signed; null if none was.</summary>
    public long? Newest { get; private set; }

    public void AddStored(CheckpointRow row)
    {
        var checkpoint = keys.Read(row.Note);
        if (checkpoint?.Size != row.Size)
        {
            Unreadable ??= new Flaw(
                null,
                $"The checkpoint stored at size {row.Size} is not signed by this record."
            );
            return;
        }

        if (!Frontier.HasRoot(row.Size, row.Frontier, checkpoint.Root))
        {
            Unreadable ??= new Flaw(
                null,
                $"The frontier stored with the checkpoint at size {row.Size} does not have its root."
            );
        }

        _stored.Add(row.Size);
        Add(checkpoint);
    }

    public void AddKept(string note)
    {
        if (keys.Read(note) is not { } checkpoint)
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

        Add(checkpoint);
    }

    /// <summary>Adds a note that need not be kept anywhere else.</summary>
    /// <param name="whose">Where it comes from, for whoever reads that it is no good.</param>
    public void Add(string note, string whose)
    {
        if (keys.Read(note) is { } checkpoint)
        {
            Add(checkpoint);
        }
        else
        {
            Unreadable ??= new Flaw(null, $"A checkpoint {whose} is not signed by this record.");
        }
    }

    /// <summary>What is wrong if a checkpoint was signed at the size that the tree now has, with another root.</summary>
    public Flaw? FlawAt(GrowingTree tree)
    {
        if (!_roots.TryGetValue(tree.Size, out var roots))
        {
            return null;
        }

        var root = tree.RootText();
        if (!roots.All(signed => signed == root))
        {
            return new Flaw(
                _lastAgreed,
                $"Entry {_lastAgreed}, or one after it up to size {tree.Size}, is not as it was when the checkpoint at size {tree.Size} was signed."
            );
        }

        _lastAgreed = tree.Size;
        return null;
    }

    /// <summary>What is wrong if the log ends before a checkpoint that was signed.</summary>
    public Flaw? FlawAfter(GrowingTree tree) =>
        Newest is { } newest && newest > tree.Size
            ? new Flaw(
                tree.Size,
                $"Entry {tree.Size}: it is missing. A checkpoint was signed at size {newest}; the log ends before it."
            )
            : null;

    private void Add(Checkpoint checkpoint)
    {
        if (!_roots.TryGetValue(checkpoint.Size, out var roots))
        {
            _roots.Add(checkpoint.Size, roots = []);
        }

        roots.Add(checkpoint.Root);
        Newest = Math.Max(Newest ?? 0, checkpoint.Size);
    }
}
