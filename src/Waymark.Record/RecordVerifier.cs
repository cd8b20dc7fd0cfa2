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

        // The files first: a checkpoint made meanwhile must not seem to be ahead of the database.
        var kept = CheckpointFile.All(_database.Folder);
        using var connection = _database.OpenWhole();
        var onlyGrows = _database.OnlyGrows(connection);
        using var snapshot = _database.BeginRead(connection);
        var schools = SchoolTables.All(connection, snapshot).ToList();
        var traces = SchoolTables
            .Traces(connection, snapshot)
            .Concat(kept.Keys)
            .Concat(_outside.Schools)
            .Distinct();
        var verdicts = new List<Verdict>();
        foreach (var school in schools)
        {
            var notes = kept.GetValueOrDefault(new SchoolId(school.SchoolId), []);
            if (OpensNothing(school) && schools.All(OpensNothing))
            {
                // It is the wrong master key, and this says so.
                _keys!.Unwrap(school);
            }

            using var log = new LogWalk(_database, snapshot, school, _keys, _outside);
            verdicts.Add(await log.Verify(notes, stop));
        }

        var known = schools.Select(school => new SchoolId(school.SchoolId)).ToHashSet();
        verdicts.AddRange(
            traces
                .Where(school => !known.Contains(school))
                .Select(school =>
                    WithoutLog(school.Value, "The school's own row, with its keys, is missing.")
                )
        );
        return onlyGrows ? verdicts : [.. verdicts.Select(WithoutGuard)];
    }

    private bool OpensNothing(SchoolRow school) => _keys?.Opens(school) is (false, false);

    /// <summary>What reading throws when a file or a row is not what it should be.</summary>
    internal static bool IsDamage(SystemException thrown) =>
        thrown is DbException or FormatException or InvalidCastException or OverflowException;

    private static Verdict WithoutLog(Guid school, string why) =>
        new(new SchoolId(school), 0, Frontier.Empty.RootText(), new Flaw(null, why));

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
