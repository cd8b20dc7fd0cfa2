using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>Checks an append against the files it was decided on, then numbers, stamps and seals its entries.</summary>
internal sealed class EntrySealer(KeyRing keys, TimeProvider time)
{
    /// <summary>Makes an append ready and adds it to the turn; or answers it; or leaves it for the next turn.</summary>
    /// <returns>False if it can neither be made ready nor answered until the logs are held: what is known of them may be out of date.</returns>
    public bool Prepare(WriterTurn turn, WaitingAppend append)
    {
        if (append.Stop.IsCancellationRequested)
        {
            append.Cancel();
            return true;
        }

        try
        {
            if (MovedOn(turn, append) is not { } moved)
            {
                turn.Prepared.Add(SealEntries(turn, append));
            }
            // If an append of this same turn moved it, that one may yet fail: this one then waits for the next turn.
            else if (!turn.Touched.Contains((append.School, moved.File)))
            {
                if (turn.Held is null)
                {
                    return false;
                }

                append.Settle(moved);
            }

            return true;
        }
        catch (RecordException refused) when (turn.Held is not null)
        {
            append.Fail(refused);
            return true;
        }
        catch (RecordException)
        {
            return false;
        }
    }

    private static MovedOn? MovedOn(WriterTurn turn, WaitingAppend append)
    {
        foreach (var (file, expected) in append.Expected)
        {
            var count = State(turn, append.School, file).Count;
            if (count != expected)
            {
                return new MovedOn(file, count);
            }
        }

        return null;
    }

    private PreparedAppend SealEntries(WriterTurn turn, WaitingAppend append)
    {
        var school = append.School;
        foreach (var entry in append.Entries)
        {
            if (State(turn, school, entry.File).Key is null)
            {
                throw new RecordException(
                    "The key of this file was destroyed; nothing more can be written in it."
                );
            }
        }

        // An expectation without entries still keeps the log where it stands until the commit.
        var head = append.MovesNoHead ? null : Head(turn, school);
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

    private static LogHead Head(WriterTurn turn, SchoolId school)
    {
        if (turn.After.TryGetValue(school, out var reached))
        {
            return reached;
        }

        if (!turn.Before.TryGetValue(school, out var head))
        {
            head = turn.Held!.Head(school);
            turn.Before.Add(school, head);
        }

        return head;
    }

    private static FileState State(WriterTurn turn, SchoolId school, FileId file)
    {
        if (!turn.Files.TryGetValue((school, file), out var state))
        {
            // The head first: a file's key is opened by the keys that the head is of.
            Head(turn, school);
            state = turn.Held!.File(school, file);
            turn.Files.Add((school, file), state);
        }

        return state;
    }
}
