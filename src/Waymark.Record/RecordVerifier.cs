using System.Data.Common;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>Walks whole logs and names the first thing that is wrong. Reads only; trusts nothing that it can work out.</summary>
public sealed class RecordVerifier
{
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
        var (schools, traces) = Schools(connection);
        var known = schools.ToHashSet();
        List<SchoolId> others =
        [
            .. traces
                .Concat(kept)
                .Concat(_outside.Schools)
                .Distinct()
                .Where(school => !known.Contains(school)),
        ];
        Verdict[] all = [.. await WalkAll(schools, stop), .. others.Select(WithoutRow)];
        return onlyGrows ? all : [.. all.Select(WithoutGuard)];
    }

    /// <summary>The schools that have a row, and those that anything is stored of.</summary>
    private (List<SchoolId> Rows, List<SchoolId> Traces) Schools(DbConnection connection)
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

        return (rows, [.. SchoolTables.Traces(connection, snapshot)]);
    }

    /// <summary>Walks the logs of all, on as many processors as there are.</summary>
    private async Task<Verdict[]> WalkAll(List<SchoolId> schools, CancellationToken stop)
    {
        var verdicts = new Verdict[schools.Count];
        var spare = new SpareProcessors();
        var next = -1;
        var walkers = Math.Min(SpareProcessors.Most, schools.Count);
        await Task.WhenAll(Enumerable.Range(0, walkers).Select(_ => Task.Run(WalkNext, stop)));
        return verdicts;

        void WalkNext()
        {
            using var room = new WalkRoom(_database, spare);
            var mine = spare.Take(1);
            try
            {
                while (Interlocked.Increment(ref next) is var at && at < verdicts.Length)
                {
                    verdicts[at] = Walk(schools[at], room, stop);
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

    /// <summary>Walks the log of one school as it stands at one moment.</summary>
    private Verdict Walk(SchoolId id, WalkRoom room, CancellationToken stop)
    {
        // The file first: a checkpoint made meanwhile must not seem to be ahead of the database.
        var notes = CheckpointFile.Notes(_database.Folder, id);
        using var snapshot = _database.BeginRead(room.Connection);
        if (SchoolTables.Find(room.Connection, snapshot, id) is not { } school)
        {
            return WithoutRow(id);
        }

        using var log = new LogWalk(_database, snapshot, school, _keys, _outside);
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
