using System.Data.Common;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>The second and third step of a turn: checks an append against the files it was decided on, then numbers, stamps and seals its entries.</summary>
internal sealed class EntrySealer(WriterTables tables, KeyRing keys, TimeProvider time)
{
    // Where the logs stand. Holds what was committed, never what is hoped for.
    private readonly Dictionary<SchoolId, LogHead> _heads = [];

    /// <summary>Takes over where the logs stand once it is committed.</summary>
    public void Remember(IReadOnlyDictionary<SchoolId, LogHead> committed)
    {
        foreach (var (school, head) in committed)
        {
            _heads[school] = head;
        }
    }

    /// <summary>Reads where the logs stand again before anything else is written: a turn failed.</summary>
    public void Forget() => _heads.Clear();

    /// <summary>Reads where a log stands again if it is not as long as was thought: another program wrote.</summary>
    public void ForgetUnlessOf(SchoolId school, long? size)
    {
        if (_heads.TryGetValue(school, out var head) && head.Tree.Size != size)
        {
            _heads.Remove(school);
        }
    }

    /// <summary>Makes an append ready and adds it to the turn; or answers it; or leaves it for the next turn.</summary>
    public async Task Prepare(DbTransaction transaction, WriterTurn turn, WaitingAppend append)
    {
        if (append.Stop.IsCancellationRequested)
        {
            append.Cancel();
            return;
        }

        try
        {
            if (await StandsAsExpected(transaction, turn, append))
            {
                turn.Prepared.Add(await SealEntries(transaction, turn, append));
            }
        }
        catch (RecordException refused)
        {
            append.Fail(refused);
        }
    }

    private async Task<bool> StandsAsExpected(
        DbTransaction transaction,
        WriterTurn turn,
        WaitingAppend append
    )
    {
        foreach (var (file, expected) in append.Expected)
        {
            var state = await FileState(transaction, turn, append.School, file);
            if (state.Count == expected)
            {
                continue;
            }

            // If an append of this same turn moved it, that one may yet fail: this one then waits for the next turn.
            if (!turn.Touched.Contains((append.School, file)))
            {
                append.Settle(new MovedOn(file, state.Count));
            }

            return false;
        }

        return true;
    }

    private async Task<PreparedAppend> SealEntries(
        DbTransaction transaction,
        WriterTurn turn,
        WaitingAppend append
    )
    {
        var school = append.School;
        foreach (var entry in append.Entries)
        {
            if ((await FileState(transaction, turn, school, entry.File)).Key is null)
            {
                throw new RecordException(
                    "The key of this file was destroyed; nothing more can be written in it."
                );
            }
        }

        // An expectation without entries still holds the log where it stands until the commit.
        var free = append.Entries.Count == 0 && append.Expected.Count == 0;
        var head = free ? null : await Head(transaction, turn, school);
        var (entries, rows, files) = (new List<Entry>(), new List<EntryRow>(), new List<FileRow>());
        foreach (var entry in append.Entries)
        {
            var state = turn.Files[(school, entry.File)];
            var key = state.Key!;
            if (state.IsNew)
            {
                var wrapped = keys.Of(school).WrapFileKey(entry.File, key.Id, key.Bytes);
                files.Add(new FileRow(school.Value, entry.File.Value, key.Id, wrapped));
            }

            var recorded = Stamp(entry, head!);
            var row = EntrySeal.Close(school, recorded, state.Count, key);
            head = new LogHead(head!.Tree.Append(row.Leaf), recorded.RecordedAt);
            entries.Add(recorded);
            rows.Add(row);
            turn.Files[(school, entry.File)] = new FileState(state.Count + 1, key, IsNew: false);
            turn.Touched.Add((school, entry.File));
        }

        if (head is not null)
        {
            turn.After[school] = head;
        }

        return new PreparedAppend(append, entries, rows, files, head);
    }

    /// <summary>Numbers and dates an entry. If the clock stands behind the last entry, the log's time stands still and what the clock said is kept beside it.</summary>
    private Entry Stamp(NewEntry entry, LogHead head)
    {
        var now = EntryCodec.Kept(time.GetUtcNow());
        var behind = now < head.LastRecordedAt;
        return new Entry(
            head.Tree.Size,
            entry.File,
            entry.Kind,
            entry.By,
            behind ? head.LastRecordedAt : now,
            entry.HappenedAt is { } happened ? EntryCodec.Kept(happened) : null,
            entry.ToldAt is { } told ? EntryCodec.Kept(told) : null,
            entry.Body
        )
        {
            ClockRead = behind ? now : null,
        };
    }

    private async Task<LogHead> Head(DbTransaction transaction, WriterTurn turn, SchoolId school)
    {
        if (turn.After.TryGetValue(school, out var reached))
        {
            return reached;
        }

        if (!_heads.TryGetValue(school, out var head))
        {
            head = await tables.Head(transaction, school, keys.Of(school));
            _heads.Add(school, head);
        }

        turn.Before[school] = head;
        return head;
    }

    private async Task<FileState> FileState(
        DbTransaction transaction,
        WriterTurn turn,
        SchoolId school,
        FileId file
    )
    {
        if (!turn.Files.TryGetValue((school, file), out var state))
        {
            state = await tables.File(transaction, school, file, keys.Of(school));
            turn.Files.Add((school, file), state);
        }

        return state;
    }
}
