using System.Data.Common;
using System.Security.Cryptography;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>One walk over the log of one school, from the first entry to the last.</summary>
internal sealed class LogWalk : IDisposable
{
    private readonly RecordDatabase _database;
    private readonly DbTransaction _snapshot;
    private readonly LogStart _start;
    private readonly SchoolId _id;
    private readonly bool _tries;
    private readonly SchoolKeys? _keys;
    private readonly ECDsa? _opened;
    private readonly VerifierKey _known;
    private readonly VerifierKey? _signing;
    private readonly WalkedFiles _files = new();
    private readonly GrowingTree _tree = new();
    private SigningKeys _signingKeys;
    private SignedRoots _signed;
    private readonly Outside _outside;

    public LogWalk(
        RecordDatabase database,
        DbTransaction snapshot,
        LogStart start,
        KeyRing? keys,
        Outside outside
    )
    {
        _database = database;
        _snapshot = snapshot;
        var school = start.School;
        _start = start;
        _id = new SchoolId(school.SchoolId);
        _tries = keys is not null;
        (_keys, _opened) = keys?.Opened(school) ?? (null, null);
        _outside = outside;
        _signing = _opened is null ? null : SignedNote.PublicKeyOf(_id, _opened);
        _known = outside.KeyOf(_id) ?? _signing ?? new VerifierKey(_id, school.PublicKey);
        _signingKeys = SigningKeys.Known(_known, []);
        _signed = new SignedRoots(_signingKeys);
    }

    public Verdict Verify(IReadOnlyList<string> keptNotes, WalkRoom room, CancellationToken stop)
    {
        ReadCheckpoints(keptNotes);
        var flaw =
            _signed.FlawAt(_tree)
            ?? WalkEntries(room, stop)
            ?? (_keys is null ? null : _files.Flaw())
            ?? KeyFlaw()
            ?? _signed.FlawAfter(_tree)
            ?? _signed.Unreadable
            ?? HeadFlaw()
            ?? PublicKeyFlaw();
        return new Verdict(_id, _tree.Size, _tree.RootText(), flaw) { Erased = _files.Erased };
    }

    public void Dispose()
    {
        _tree.Dispose();
        _signingKeys.Dispose();
        _opened?.Dispose();
    }

    private void ReadCheckpoints(IReadOnlyList<string> keptNotes)
    {
        var stored = _start.Checkpoints;
        var outside = _outside.NotesOf(_id).ToList();
        _signingKeys = SigningKeys.Known(
            _known,
            [.. stored.Select(one => one.Note), .. keptNotes, .. outside]
        );
        if (_opened is not null)
        {
            _signingKeys.Take(_signing!, _opened);
        }

        _signed = new SignedRoots(_signingKeys);
        foreach (var row in stored)
        {
            _signed.AddStored(row);
        }

        foreach (var note in keptNotes)
        {
            _signed.AddKept(note);
        }

        foreach (var note in outside)
        {
            _signed.Add(note, "from outside");
        }
    }

    private Flaw? WalkEntries(WalkRoom room, CancellationToken stop)
    {
        try
        {
            using (var keys = _database.Scan(_snapshot, Sql.FileKeys, _id))
            {
                _files.ReadKeys(_id, keys);
            }

            using var entries = _database.Scan(_snapshot, Sql.WholeLog, _id);
            using var blocks = new BlocksAhead(entries, _id, _files, room);
            using var look = new BlockLook(_keys, room);
            return Walk(blocks, look, stop);
        }
        catch (SystemException damaged) when (RecordVerifier.IsDamage(damaged))
        {
            return Unreadable();
        }
    }

    private Flaw? Walk(BlocksAhead blocks, BlockLook look, CancellationToken stop)
    {
        var check = new EntryCheck(_files, opens: _keys is not null);
        while (blocks.Next() is { } block)
        {
            stop.ThrowIfCancellationRequested();
            look.Into(block);
            for (var at = 0; at < block.Count; at++)
            {
                if (FlawOf(block[at], check) is not { } flaw)
                {
                    continue;
                }

                if (_keys is null)
                {
                    return flaw;
                }

                Hear(check, block, at + 1);
                while (blocks.Next() is { } rest)
                {
                    look.Into(rest);
                    Hear(check, rest, 0);
                }

                return Earliest(flaw);
            }

            if (block.EndsInDamage)
            {
                return Unreadable();
            }
        }

        return null;
    }

    /// <summary>Checks the entry that comes next and counts it in the tree.</summary>
    private Flaw? FlawOf(WalkedEntry entry, EntryCheck check)
    {
        if (check.FlawOf(entry, _tree.Size) is { } why)
        {
            return Bad(why);
        }

        _tree.Append(entry.Leaf);
        return _signed.FlawAt(_tree);
    }

    private static void Hear(EntryCheck check, EntryBlock block, int from)
    {
        for (var at = from; at < block.Count; at++)
        {
            check.Hear(block[at]);
        }
    }

    /// <summary>The flaw; or an entry before it whose key is gone, though nothing in the rest of the log either says that it was destroyed, or is there though something says so.</summary>
    private Flaw Earliest(Flaw found) =>
        _files.Flaw() is { } other && other.Index < _tree.Size ? other : found;

    private Flaw? HeadFlaw()
    {
        if (_start.Head is not { } head)
        {
            return new Flaw(null, "The head of the log is missing.");
        }

        if (head.Size > _tree.Size)
        {
            return Bad($"it is missing: the log had {head.Size} entries");
        }

        if (head.Size != _tree.Size || !head.Frontier.AsSpan().SequenceEqual(_tree.Bytes))
        {
            return new Flaw(null, "The head of the log does not fit its entries.");
        }

        return
            _keys is not null
            && !head.Code.AsSpan().SequenceEqual(_keys.HeadCode(head.Size, head.Frontier))
            ? new Flaw(null, "The head of the log was not written by this record's own program.")
            : null;
    }

    private Flaw? PublicKeyFlaw() =>
        _signingKeys.Newest.Is(new VerifierKey(_id, _start.School.PublicKey))
        && _signing?.Is(_signingKeys.Newest) != false
            ? null
            : new Flaw(null, "The public key stored is not that of the key that signs.");

    private Flaw? KeyFlaw() =>
        (_keys, _opened) switch
        {
            _ when !_tries => null,
            (null, _) => new Flaw(
                _tree.Size > 0 ? 0 : null,
                $"The wrapped key of school {_id.Value:N} does not open: it was changed, or is another school's. None of its entries can be opened, from entry 0 on."
            ),
            (_, null) => new Flaw(
                null,
                $"The wrapped signing key of school {_id.Value:N} does not open: it was changed, or is another school's. Its entries are sound; no checkpoint can be signed."
            ),
            _ => null,
        };

    private Flaw Unreadable() => Bad("it cannot be read from the database");

    private Flaw Bad(string why) => new(_tree.Size, $"Entry {_tree.Size}: {why}.");
}
