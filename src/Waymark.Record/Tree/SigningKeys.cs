using System.Security.Cryptography;

namespace Waymark.Record.Tree;

/// <summary>The keys that sign a log, each for its time: one that is known, and those that changes of key lead to from it, before and after.</summary>
/// <remarks>Two changes that begin (or end) with the same key tell two stories, so neither is followed.</remarks>
internal sealed class SigningKeys : IDisposable
{
    private readonly List<VerifierKey> _keys;

    // The change at a place leads from the key at that place to the one after it.
    private readonly List<SignedNote> _changes = [];

    // The same note lies in the database and in the file beside it: its signature is checked once.
    private readonly Dictionary<string, Checkpoint?> _read = [];

    // Opened when first needed, for that takes twice as long as checking a signature. Null for what is no key.
    private readonly Dictionary<VerifierKey, ECDsa?> _opened = [];

    private SigningKeys(VerifierKey known) => _keys = [known];

    /// <summary>The key that signs what is recorded from here on.</summary>
    public VerifierKey Newest => _keys[^1];

    /// <param name="known">A key that is believed.</param>
    /// <param name="notes">All notes there are. Those of nobody who is believed change nothing.</param>
    public static SigningKeys Known(VerifierKey known, IEnumerable<string> notes)
    {
        var keys = new SigningKeys(known);
        var changes = notes
            .Select(note => SignedNote.Parse(known.School, note))
            .OfType<SignedNote>()
            .Where(note => note.Change is not null)
            .ToList();
        while (keys.After(changes) is { } next)
        {
            keys._changes.Add(next);
            keys._keys.Add(next.Change!.Next);
        }

        while (keys.Before(changes) is { } former)
        {
            keys._changes.Insert(0, former);
            keys._keys.Insert(0, former.Change!.Former);
        }

        return keys;
    }

    /// <summary>The changes of key, oldest first.</summary>
    public IEnumerable<Checkpoint> Changes => _changes.Select(change => change.Checkpoint);

    /// <summary>Whether a key is one of them.</summary>
    public bool Has(VerifierKey key) => _keys.Exists(key.Is);

    /// <summary>Takes a key that is open already, if it is one of these. It is disposed of with them.</summary>
    public void Take(VerifierKey key, ECDsa opened)
    {
        if (_keys.Find(key.Is) is { } one)
        {
            _opened.Add(one, opened);
        }
    }

    /// <summary>The checkpoint that a note is, if the key whose time it was signed it: a change of key by both of its keys, and at its size nothing else.</summary>
    public Checkpoint? Read(string note)
    {
        if (!_read.TryGetValue(note, out var checkpoint))
        {
            checkpoint =
                SignedNote.Parse(Newest.School, note) is { } read && IsGood(read)
                    ? read.Checkpoint
                    : null;
            _read.Add(note, checkpoint);
        }

        return checkpoint;
    }

    /// <summary>The changes of key after one size (null: all) and before a checkpoint: whoever is told of that must have been told of these.</summary>
    public IEnumerable<Checkpoint> ChangesBetween(long? size, Checkpoint checkpoint) =>
        Changes
            .Where(change => size is null || change.Size > size)
            .Where(change => change.Size < checkpoint.Size);

    public void Dispose()
    {
        foreach (var key in _opened.Values)
        {
            key?.Dispose();
        }
    }

    private bool IsGood(SignedNote note)
    {
        var change = _changes.Find(change => change.Size == note.Size);
        if (change is not null || note.Change is not null)
        {
            return change?.Text == note.Text && IsSignedByBoth(note);
        }

        var key = _keys[_changes.Count(change => change.Size < note.Size)];
        return note.IsSignedBy(key, Opened(key));
    }

    private ECDsa? Opened(VerifierKey key)
    {
        if (!_opened.TryGetValue(key, out var opened))
        {
            _opened.Add(key, opened = key.Open());
        }

        return opened;
    }

    private SignedNote? After(IEnumerable<SignedNote> changes) =>
        OnlyOne(changes.Where(note => note.Change!.Former.Is(Newest))) is { } next
        && !Has(next.Change!.Next)
        && (_changes.Count == 0 || next.Size > _changes[^1].Size)
            ? next
            : null;

    private SignedNote? Before(IEnumerable<SignedNote> changes) =>
        OnlyOne(changes.Where(note => note.Change!.Next.Is(_keys[0]))) is { } former
        && !Has(former.Change!.Former)
        && (_changes.Count == 0 || former.Size < _changes[0].Size)
            ? former
            : null;

    private static SignedNote? OnlyOne(IEnumerable<SignedNote> changes) =>
        changes.Where(IsSignedByBoth).DistinctBy(note => note.Text).ToList() is [var one]
            ? one
            : null;

    private static bool IsSignedByBoth(SignedNote note) =>
        note.IsSignedBy(note.Change!.Former) && note.IsSignedBy(note.Change.Next);
}
