using System.Data.Common;
using System.Security.Cryptography;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>One walk over the log of one school, from the first entry to the last.</summary>
internal sealed class LogWalk
{
    private readonly DbTransaction _snapshot;
    private readonly SchoolRow _school;
    private readonly SchoolId _id;
    private readonly SchoolKeys? _keys;
    private readonly FileKeys? _fileKeys;
    private readonly (bool School, bool Signing) _opens;
    private readonly VerifierKey _known;
    private readonly VerifierKey? _signing;
    private readonly Dictionary<Guid, int> _counts = [];
    private readonly ErasedFiles _erased = new();
    private SigningKeys _signingKeys;
    private SignedRoots _signed;
    private readonly Outside _outside;

    private Frontier _tree = Frontier.Empty;
    private DateTimeOffset _lastRecordedAt = DateTimeOffset.MinValue;

    public LogWalk(DbTransaction snapshot, SchoolRow school, KeyRing? keys, Outside outside)
    {
        _snapshot = snapshot;
        _school = school;
        _id = new SchoolId(school.SchoolId);
        var opens = keys?.Opens(school) ?? (true, true);
        _opens = opens;
        _keys = opens.School ? keys?.Unwrap(school) : null;
        _fileKeys = _keys is null ? null : new FileKeys(_keys);
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
            ?? (_keys is null ? null : _erased.Flaw())
            ?? KeyFlaw()
            ?? _signed.FlawAfter(_tree)
            ?? _signed.Unreadable
            ?? await HeadFlaw(stop)
            ?? PublicKeyFlaw();
        return new Verdict(_id, _tree.Size, _tree.RootText(), flaw) { Erased = _erased.Entries };
    }

    private async Task ReadCheckpoints(IReadOnlyList<string> keptNotes, CancellationToken stop)
    {
        var stored = new List<(long Size, string Note)>();
        using var all = new Statement(_snapshot.Connection!, Sql.Checkpoints);
        await using var reader = await all.With(_snapshot, _school.SchoolId)
            .ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var row = Rows.Checkpoint(_id, reader);
            stored.Add((row.Size, row.Note));
        }

        var outside = _outside.NotesOf(_id).ToList();
        _signingKeys = SigningKeys.Known(
            _known,
            [.. stored.Select(one => one.Note), .. keptNotes, .. outside]
        );
        _signed = new SignedRoots(_signingKeys);
        foreach (var (size, note) in stored)
        {
            _signed.AddStored(size, note);
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
            return await WalkRows(stop);
        }
        catch (SystemException damaged) when (RecordVerifier.IsDamage(damaged))
        {
            return Bad("it cannot be read from the database");
        }
    }

    private async Task<Flaw?> WalkRows(CancellationToken stop)
    {
        using var entries = new Statement(_snapshot.Connection!, Sql.EntriesFrom);
        await using var reader = await entries
            .With(_snapshot, _school.SchoolId, long.MinValue)
            .ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var entry = Rows.Entry(_id, reader);
            if (EntryFlaw(entry) is { } flaw)
            {
                return await Earliest(flaw, reader, stop);
            }

            _tree = _tree.Append(entry.Row.Leaf);
            if (_signed.FlawAt(_tree) is { } contradiction)
            {
                return await Earliest(contradiction, reader, stop);
            }
        }

        return null;
    }

    /// <summary>The flaw; or an entry met so far whose key is gone, though nothing in the rest of the log either says that it was destroyed.</summary>
    private async Task<Flaw> Earliest(Flaw found, DbDataReader rest, CancellationToken stop)
    {
        if (_fileKeys is null || _erased.Entries == 0)
        {
            return found;
        }

        while (await rest.ReadAsync(stop))
        {
            Hear(Rows.Entry(_id, rest));
        }

        return _erased.Flaw() is { } missing && missing.Index < _tree.Size ? missing : found;
    }

    private void Hear(StoredEntry stored)
    {
        try
        {
            if (_fileKeys!.Of(stored) is { } key)
            {
                _erased.There(stored.Row, EntrySeal.Open(stored.Row, key));
            }
        }
        catch (CryptographicException)
        {
            // What does not open says nothing.
        }
    }

    private Flaw? EntryFlaw(StoredEntry entry)
    {
        var row = entry.Row;
        if (row.Index != _tree.Size)
        {
            return Bad(row.Index > _tree.Size ? "it is missing" : "its number is not in order");
        }

        if (row.Format != EntryHeader.Format)
        {
            return Bad("its format is unknown");
        }

        var sequence = _counts.GetValueOrDefault(row.FileId);
        if (row.FileSequence != sequence)
        {
            return Bad(
                $"in its file it says it is number {row.FileSequence}, but it is {sequence}"
            );
        }

        _counts[row.FileId] = sequence + 1;
        if (!EntrySeal.Leaf(row).AsSpan().SequenceEqual(row.Leaf))
        {
            return Bad("what is stored of it does not have the hash stored with it");
        }

        return SealFlaw(entry);
    }

    private Flaw? SealFlaw(StoredEntry stored)
    {
        if (stored.WrappedKey is null)
        {
            _erased.Gone(stored.Row);
            return null;
        }

        if (_fileKeys is null)
        {
            return null;
        }

        byte[] key;
        try
        {
            key = _fileKeys.Of(stored)!;
        }
        catch (CryptographicException)
        {
            return Bad(
                "the key of its file does not open, so neither it nor what follows in that file can be opened: the wrapped key was changed, or is another file's"
            );
        }

        try
        {
            var entry = EntrySeal.Open(stored.Row, key);
            _erased.There(stored.Row, entry);
            if (
                entry.RecordedAt < _lastRecordedAt
                || DateOnly.FromDateTime(entry.RecordedAt.UtcDateTime) != stored.Row.RecordedOn
            )
            {
                return Bad("its time is before the entry before it, or not on its day");
            }

            _lastRecordedAt = entry.RecordedAt;
            return null;
        }
        catch (CryptographicException)
        {
            return Bad("it does not open: changed, moved or made elsewhere");
        }
    }

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

    private Flaw Bad(string why) => new(_tree.Size, $"Entry {_tree.Size}: {why}.");
}
