using System.Data.Common;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>One walk over the log of one school, from the first entry to the last.</summary>
internal sealed class LogWalk : IDisposable
{
    private readonly RecordDatabase _database;
    private readonly DbTransaction _snapshot;
    private readonly SchoolRow _school;
    private readonly SchoolId _id;
    private readonly SchoolKeys? _keys;
    private readonly (bool School, bool Signing) _opens;
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
        SchoolRow school,
        KeyRing? keys,
        Outside outside
    )
    {
        _database = database;
        _snapshot = snapshot;
        _school = school;
        _id = new SchoolId(school.SchoolId);
        var opens = keys?.Opens(school) ?? (true, true);
        _opens = opens;
        _keys = opens.School ? keys?.Unwrap(school) : null;
        _outside = outside;
        using var signing = opens.Signing ? keys?.SigningKey(school) : null;
        _signing = signing is null ? null : SignedNote.PublicKeyOf(_id, signing);
        _known = outside.KeyOf(_id) ?? _signing ?? new VerifierKey(_id, school.PublicKey);
        _signingKeys = SigningKeys.Known(_known, []);
        _signed = new SignedRoots(_signingKeys);
    }

    public async Task<Verdict> Verify(IReadOnlyList<string> keptNotes, CancellationToken stop)
    {
        await ReadCheckpoints(keptNotes, stop);
        var flaw =
            _signed.FlawAt(_tree)
            ?? await WalkEntries(stop)
            ?? (_keys is null ? null : _files.Flaw())
            ?? KeyFlaw()
            ?? _signed.FlawAfter(_tree)
            ?? _signed.Unreadable
            ?? await HeadFlaw(stop)
            ?? PublicKeyFlaw();
        return new Verdict(_id, _tree.Size, _tree.RootText(), flaw) { Erased = _files.Erased };
    }

    public void Dispose() => _tree.Dispose();

    private async Task ReadCheckpoints(IReadOnlyList<string> keptNotes, CancellationToken stop)
    {
        var stored = new List<CheckpointRow>();
        using var all = new Statement(_snapshot.Connection!, Sql.Checkpoints);
        await using var reader = await all.With(_snapshot, _school.SchoolId)
            .ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            stored.Add(Rows.Checkpoint(_id, reader));
        }

        var outside = _outside.NotesOf(_id).ToList();
        _signingKeys = SigningKeys.Known(
            _known,
            [.. stored.Select(one => one.Note), .. keptNotes, .. outside]
        );
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

    private async Task<Flaw?> WalkEntries(CancellationToken stop)
    {
        try
        {
            using (var keys = _database.Scan(_snapshot, Sql.FileKeys, _id))
            {
                _files.ReadKeys(_id, keys);
            }

            using var entries = _database.Scan(_snapshot, Sql.WholeLog, _id);
            await using var blocks = new BlocksAhead(entries, _id, _files);
            return await Walk(blocks, stop);
        }
        catch (SystemException damaged) when (RecordVerifier.IsDamage(damaged))
        {
            return Unreadable();
        }
    }

    private async Task<Flaw?> Walk(BlocksAhead blocks, CancellationToken stop)
    {
        using var look = new BlockLook(_keys);
        var check = new EntryCheck(_files, opens: _keys is not null);
        while (await blocks.Next() is { } block)
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
                while (await blocks.Next() is { } rest)
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

    private async Task<Flaw?> HeadFlaw(CancellationToken stop)
    {
        using var find = new Statement(_snapshot.Connection!, Sql.Head);
        await using var reader = await find.With(_snapshot, _school.SchoolId)
            .ExecuteReaderAsync(stop);
        if (!await reader.ReadAsync(stop))
        {
            return new Flaw(null, "The head of the log is missing.");
        }

        var head = Rows.Head(_id, reader);
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
        _signingKeys.Newest.Is(new VerifierKey(_id, _school.PublicKey))
        && _signing?.Is(_signingKeys.Newest) != false
            ? null
            : new Flaw(null, "The public key stored is not that of the key that signs.");

    private Flaw? KeyFlaw() =>
        _opens switch
        {
            (false, _) => new Flaw(
                _tree.Size > 0 ? 0 : null,
                $"The wrapped key of school {_id.Value:N} does not open: it was changed, or is another school's. None of its entries can be opened, from entry 0 on."
            ),
            (true, false) => new Flaw(
                null,
                $"The wrapped signing key of school {_id.Value:N} does not open: it was changed, or is another school's. Its entries are sound; no checkpoint can be signed."
            ),
            _ => null,
        };

    private Flaw Unreadable() => Bad("it cannot be read from the database");

    private Flaw Bad(string why) => new(_tree.Size, $"Entry {_tree.Size}: {why}.");
}
