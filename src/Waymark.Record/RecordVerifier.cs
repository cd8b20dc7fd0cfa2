using System.Data.Common;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>Walks whole logs and names the first thing that is wrong. Reads only; trusts nothing that it can work out.</summary>
public sealed class RecordVerifier
{
    // A view of the database for each school would be a twentieth of what a small log takes.
    private const int MostInOneView = 16;

    private readonly RecordDatabase _database;
    private readonly KeyRing? _keys;
    private readonly Outside _outside;

    internal RecordVerifier(RecordDatabase database, KeyRing? keys, Outside? outside = null)
    {
        _database = database;
        _keys = keys;
        _outside = outside ?? Outside.Nothing;
    }

    /// <summary>Verifies every school's log of a record, also while it is in use.</summary>
    /// <param name="place">Where the record is; a data folder will do.</param>
    /// <param name="key">With it every entry is opened as well. Without it the tree and the signatures are checked, against the public key that lies in the database itself, unless one was kept outside.</param>
    /// <param name="outside">What was kept outside, where anything was: with it a record is found out even if whoever changed it holds every key.</param>
    /// <returns>One verdict for each school that has left any trace in the record.</returns>
    /// <exception cref="RecordException">There is no record there, or the key is not the one it was made with.</exception>
    public static Task<IReadOnlyList<Verdict>> Verify(
        RecordPlace place,
        MasterKey? key,
        Outside? outside = null,
        CancellationToken stop = default
    )
    {
        var database = RecordDatabase.At(place, readOnly: true);
        if (!database.Exists)
        {
            throw new RecordException($"There is no record in {database.Folder}.");
        }

        var keys = key is null ? null : new KeyRing(key, database);
        return new RecordVerifier(database, keys, outside).Verify(stop);
    }

    internal async Task<IReadOnlyList<Verdict>> Verify(CancellationToken stop)
    {
        try
        {
            return await VerifyAll(stop);
        }
        catch (SystemException damaged) when (IsDamage(damaged))
        {
            throw new RecordException(
                $"{_database.InWords} cannot be read as a record: {damaged.Message}",
                damaged
            );
        }
    }

    private async Task<IReadOnlyList<Verdict>> VerifyAll(CancellationToken stop)
    {
        _database.RefuseUnknown();

        // The files first: a school made meanwhile must not seem to be missing in the database.
        var kept = CheckpointFile.Schools(_database.Folder).ToList();
        using var connection = _database.OpenWhole();
        var onlyGrows = _database.OnlyGrows(connection);
        var (schools, others) = Schools(connection, kept);
        Verdict[] all = [.. await WalkAll(schools, stop), .. others.Select(WithoutRow)];
        return onlyGrows ? all : [.. all.Select(WithoutGuard)];
    }

    /// <summary>The schools that have a row, and those that have none though anything is stored of them or something kept says that they are there.</summary>
    private (List<SchoolId> Rows, List<SchoolId> Others) Schools(
        DbConnection connection,
        List<SchoolId> kept
    )
    {
        using var snapshot = _database.BeginRead(connection);
        var rows = new List<SchoolId>();
        SchoolRow? unopened = null;
        foreach (var school in SchoolTables.All(connection, snapshot))
        {
            if (rows.Count == 0 || unopened is not null)
            {
                unopened = OpensNothing(school) ? school : null;
            }

            rows.Add(new SchoolId(school.SchoolId));
        }

        if (unopened is not null)
        {
            // It is the wrong master key, and this says so.
            _keys!.Unwrap(unopened);
        }

        var known = rows.ToHashSet();
        var traces = SchoolTables.Traces(connection, snapshot);
        var all = traces.Concat(kept).Concat(_outside.Schools);
        return (rows, [.. all.Where(school => !known.Contains(school)).Distinct()]);
    }

    /// <summary>Walks the logs of all, on as many processors as there are, a few at a time.</summary>
    private async Task<Verdict[]> WalkAll(List<SchoolId> schools, CancellationToken stop)
    {
        var verdicts = new Verdict[schools.Count];
        var spare = new SpareProcessors();
        var walkers = Math.Min(SpareProcessors.Most, schools.Count);
        var few = Math.Clamp(schools.Count / (8 * SpareProcessors.Most), 1, MostInOneView);
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, walkers).Select(_ => Task.Run(WalkNext, stop)));
        return verdicts;

        void WalkNext()
        {
            using var room = new WalkRoom(_database, spare);
            var mine = spare.Take(1);
            try
            {
                while (Interlocked.Add(ref next, few) - few is var at && at < verdicts.Length)
                {
                    var ids = schools.Slice(at, Math.Min(few, verdicts.Length - at));
                    WalkFew(ids, room, stop).CopyTo(verdicts, at);
                }
            }
            finally
            {
                // What ends one ends the others: there is no school left, or nothing more can be said.
                next = verdicts.Length;
                spare.GiveBack(mine);
            }
        }
    }

    /// <summary>Walks the logs of a few schools as they stand at one moment.</summary>
    private Verdict[] WalkFew(List<SchoolId> schools, WalkRoom room, CancellationToken stop)
    {
        // The files first: a checkpoint made meanwhile must not seem to be ahead of the database.
        var notes = schools.ConvertAll(id => CheckpointFile.Notes(_database.Folder, id));
        var verdicts = new Verdict[schools.Count];
        for (var at = 0; at < verdicts.Length; )
        {
            using var snapshot = _database.BeginRead(room.Connection);
            do
            {
                verdicts[at] = Walk(schools[at], notes[at], snapshot, room, stop);
            }
            // Where something could not be read, the database may answer nothing more in this view.
            while (verdicts[at++].Flaw is null && at < verdicts.Length);
        }

        return verdicts;
    }

    private Verdict Walk(
        SchoolId id,
        IReadOnlyList<string> notes,
        DbTransaction snapshot,
        WalkRoom room,
        CancellationToken stop
    )
    {
        if (LogStart.Read(snapshot, id) is not { } start)
        {
            return WithoutRow(id);
        }

        using var log = new LogWalk(_database, snapshot, start, _keys, _outside);
        return log.Verify(notes, room, stop);
    }

    private bool OpensNothing(SchoolRow school) => _keys?.Opens(school) is (false, false);

    /// <summary>What reading throws when a file or a row is not what it should be.</summary>
    internal static bool IsDamage(SystemException thrown) =>
        thrown is DbException or FormatException or InvalidCastException or OverflowException;

    private static Verdict WithoutRow(SchoolId school) =>
        new(
            school,
            0,
            Frontier.Empty.RootText(),
            new Flaw(null, "The school's own row, with its keys, is missing.")
        );

    private static Verdict WithoutGuard(Verdict verdict) =>
        verdict with
        {
            Flaw =
                verdict.Flaw
                ?? new Flaw(
                    null,
                    "What keeps the database from changing or deleting entries was taken away or added to."
                ),
        };
}
