using System.Data.Common;
using System.Security.Cryptography;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>Changes keys while programs go on using the record.</summary>
/// <remarks>
/// A new master key first stands before the old one, and both open. Then each school's keys are wrapped by the new one. Then the old one goes.
/// Whatever moment it is interrupted at, what is there opens everything; done again, it is finished. A program that runs meanwhile keeps what it
/// opened, and reads the key again when one does not fit.
/// </remarks>
public static class KeyRotation
{
    /// <summary>The file, beside the key's own, of the master keys that were. Only backups made before need them.</summary>
    public const string FormerFileName = "former.keys";

    /// <summary>Changes the master key. Where it comes from a file, makes the new one; otherwise the source must give the new one before the old.</summary>
    /// <returns>How many schools' keys were wrapped again.</returns>
    /// <exception cref="RecordException">The key does not open the record, or the source gives one key only and is no file. Nothing was changed.</exception>
    public static async Task<int> Master(
        RecordPlace place,
        KeySource source,
        TimeProvider time,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        var key = MasterKey.Load(source);
        using (RecordStore.Open(place, key, time))
        {
            // It is this record's key, or this has thrown.
        }

        if (key.Count == 1)
        {
            key = WithNewFirst(key);
        }

        var schools = await WrapAll(place, key, time, stop);
        if (source.Folder is { } folder)
        {
            KeepFormer(folder, key);
            PrivateFolder.Replace(source.PathOfKey, key.FirstAlone().Text);
        }

        return schools;
    }

    /// <summary>Gives a school a new signing key, and destroys the old one. The old one vouches for the new one in a last checkpoint, which both sign: whoever kept its public half goes on believing the record.</summary>
    /// <param name="saying">The entry that says so. It makes the log longer, so that there is no other checkpoint of the same size.</param>
    /// <returns>That checkpoint: for every witness.</returns>
    /// <exception cref="RecordException">The log does not continue its last checkpoint. Nothing was changed.</exception>
    public static async Task<Checkpoint> Signing(
        RecordStore record,
        SchoolId school,
        NewEntry saying,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(record);
        Checkpoint? made = null;
        await record.AppendAlone(
            school,
            [saying],
            async (transaction, token) =>
                made = await record.Signer.ChangeKey(transaction, school, token),
            stop
        );
        record.Signer.Keep(made!);
        return made!;
    }

    /// <summary>Gives a school a new school key: wraps the keys of all its files anew, makes the head's code anew, and has everything else that is sealed under it sealed again, in one transaction. Its log waits meanwhile.</summary>
    /// <param name="saying">The entry that says so.</param>
    /// <param name="sealAgain">Seals again what is no entry, and makes tokens anew.</param>
    /// <returns>Whether SQLite's write-ahead file, in which older pages lie, was emptied as well; true on PostgreSQL, which has none.</returns>
    /// <exception cref="RecordException">Something does not open under the key of now. Nothing was changed.</exception>
    public static async Task<bool> School(
        RecordStore record,
        SchoolId school,
        NewEntry saying,
        Func<SchoolKeyChange, CancellationToken, Task> sealAgain,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(sealAgain);
        try
        {
            await record.AppendAlone(
                school,
                [saying],
                (transaction, token) =>
                    ChangeSchoolKey(transaction, record.Keys, school, sealAgain, token),
                stop
            );
        }
        catch (CryptographicException spoiled)
        {
            throw new RecordException(
                $"Something of school {school.Value:N} does not open under its key, so the key was not changed. Run waymark record verify, then waymark views rebuild.",
                spoiled
            );
        }

        record.Keys.Again(school);
        return await Erasure.TryForgetPages(record, stop);
    }

    /// <summary>Keeps a school's keys from being changed until a transaction ends: what is sealed in it, outside of the record's own writing, is sealed under the key that stands.</summary>
    public static void Keep(RecordStore record, DbTransaction transaction, SchoolId school)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.Keys.Keep(transaction, school);
    }

    /// <summary>Looks for a school's key again, before a token is made outside of <see cref="LookUp"/>.</summary>
    public static void LookAgain(RecordStore record, SchoolId school)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.Keys.Again(school);
    }

    /// <summary>Looks something up by tokens; once more where the school's key, and so every token, was changed meanwhile.</summary>
    public static async Task<T> LookUp<T>(RecordStore record, SchoolId school, Func<Task<T>> find)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(find);
        while (true)
        {
            var keys = record.Keys.Of(school);
            var found = await find();
            if (record.Keys.Again(school) == keys)
            {
                return found;
            }
        }
    }

    /// <summary>The master key with those that were before it: for what was made in their time.</summary>
    /// <exception cref="RecordException">As <see cref="MasterKey.Load(KeySource)"/>.</exception>
    public static MasterKey WithFormer(KeySource source)
    {
        var key = MasterKey.Load(source);
        var former = source.Folder is { } folder ? Path.Combine(folder, FormerFileName) : "";
        return File.Exists(former) ? key.And(File.ReadAllText(former)) : key;
    }

    /// <summary>Whether master keys that were lie beside the one of now.</summary>
    public static bool KeepsFormer(KeySource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Folder is { } folder && File.Exists(Path.Combine(folder, FormerFileName));
    }

    private static MasterKey WithNewFirst(MasterKey key)
    {
        if (key.Source.Folder is null)
        {
            throw new RecordException(
                $"The master key is given by {key.Source.InWords}, which this command cannot change. Make it give a new key, 32 random bytes as base64, then a space and the key it gives now. Start the programs that use it again. Then run this command once more."
            );
        }

        var both = key.WithNewFirst();
        PrivateFolder.Replace(key.Source.PathOfKey, both.Text);
        return both;
    }

    /// <summary>Wraps every school's keys by the first of the keys; the others are needed no more.</summary>
    internal static async Task<int> WrapAll(
        RecordPlace place,
        MasterKey key,
        TimeProvider time,
        CancellationToken stop
    )
    {
        using var record = RecordStore.Open(place, key, time);
        var schools = record.Schools();
        foreach (var school in schools)
        {
            await record.Write(
                school,
                (transaction, _) => WrapAgain(transaction, record.Keys, school),
                stop
            );
        }

        return AllOpenWith(key.FirstAlone(), record.Database)
            ? schools.Count
            : throw new RecordException(
                "A school was made meanwhile with the old key. Both keys are still there, so nothing is lost. Run this command again."
            );
    }

    private static async Task ChangeSchoolKey(
        DbTransaction transaction,
        KeyRing keys,
        SchoolId school,
        Func<SchoolKeyChange, CancellationToken, Task> sealAgain,
        CancellationToken stop
    )
    {
        var row = keys.Hold(transaction, school);
        var changed = keys.WithNewSchoolKey(row);
        var change = new SchoolKeyChange(
            transaction,
            school,
            keys.Unwrap(row),
            keys.Unwrap(changed)
        );
        await change.WrapFileKeys(stop);
        await change.MakeHead(stop);
        await sealAgain(change, stop);
        await SchoolTables.PutKeys(transaction, changed);
    }

    private static Task WrapAgain(DbTransaction transaction, KeyRing keys, SchoolId school) =>
        SchoolTables.PutKeys(transaction, keys.WrapAgain(keys.Hold(transaction, school)));

    private static bool AllOpenWith(MasterKey master, RecordDatabase database)
    {
        using var connection = database.OpenWhole();
        return SchoolTables.All(connection).All(row => KeyRing.Opens(master, row));
    }

    private static void KeepFormer(string folder, MasterKey key)
    {
        var path = Path.Combine(folder, FormerFileName);
        var kept = File.Exists(path) ? File.ReadAllText(path) : "";
        PrivateFolder.Replace(path, kept + key.Others()!.Text);
    }
}
