using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>The schools' keys, unwrapped when first asked for and kept in memory.</summary>
/// <remarks>
/// Another program may change a school's key at any time. Whoever writes reads the school's row in the same transaction, or finds that the head of the log
/// was made with another key; whoever opens something that does not open looks whether there is another key by now.
/// </remarks>
internal sealed class KeyRing(MasterKey master, RecordDatabase database)
{
    private const string SchoolWrap = "school keys";
    private const string SigningWrap = "signing keys";

    private readonly ConcurrentDictionary<SchoolId, Held> _held = new();
    private volatile MasterKey _master = master;

    /// <summary>Refuses a master key that is not the record's, or keys that are spoiled.</summary>
    /// <exception cref="RecordException">Nothing opens; or one of a school's keys does not, and the school is named.</exception>
    public static void RefuseWrong(MasterKey master, RecordDatabase database)
    {
        using var connection = database.OpenWhole();
        if (SchoolTables.All(connection).FirstOrDefault() is { } school)
        {
            new KeyRing(master, database).Unwrap(school);
        }
    }

    /// <summary>Makes the keys of a new school. They are kept in the database only.</summary>
    public SchoolRow Make(SchoolId school)
    {
        // Another program may have changed the master key since this one read it, and is about to throw the old one away.
        _master = _master.ReadAgain();
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new SchoolRow(
            school.Value,
            Wrap(SchoolWrap, RandomNumberGenerator.GetBytes(SchoolKeys.KeyLength), school),
            Wrap(SigningWrap, signing.ExportPkcs8PrivateKey(), school),
            signing.ExportSubjectPublicKeyInfo()
        );
    }

    /// <summary>The keys of a school as they were last seen.</summary>
    /// <exception cref="RecordException">There is no such school here, or the master key does not open it.</exception>
    public SchoolKeys Of(SchoolId school) => HeldOf(school).Now;

    /// <summary>The keys of a school as its row says.</summary>
    public SchoolKeys Of(SchoolRow row) => Take(row).Now;

    /// <summary>Looks again for the keys of a school, in a transaction or outside of one.</summary>
    public SchoolKeys Again(SchoolId school, DbTransaction? transaction = null)
    {
        if (transaction is not null)
        {
            return Of(Find(transaction.Connection!, transaction, school));
        }

        using var connection = database.Open(school);
        return Of(Find(connection, null, school));
    }

    /// <summary>Looks again, since what was found does not fit the keys that are known.</summary>
    public void Forget(SchoolId school) => Again(school);

    /// <summary>Opens something of a school's: with its key of now, with the one until now, or with one that another program has put in its place meanwhile.</summary>
    /// <exception cref="CryptographicException">None opens it.</exception>
    public byte[] Open(SchoolId school, Func<SchoolKeys, byte[]> open)
    {
        var held = HeldOf(school);
        foreach (var keys in (SchoolKeys?[])[held.Now, held.FormerStill])
        {
            try
            {
                if (keys is not null)
                {
                    return open(keys);
                }
            }
            catch (CryptographicException)
            {
                // Not this one.
            }
        }

        return open(Again(school));
    }

    /// <summary>Opens what is no entry.</summary>
    /// <exception cref="CryptographicException">No key of the school opens it.</exception>
    public byte[] Open(SchoolId school, string purpose, byte[] sealedBytes) =>
        Open(school, keys => keys.Open(purpose, sealedBytes));

    /// <summary>A school's row as it stands in a transaction, which alone may change it until the commit: a key is never used or changed by two at once.</summary>
    public SchoolRow Hold(DbTransaction transaction, SchoolId school) =>
        Find(transaction.Connection!, transaction, school, database.HoldRow);

    /// <summary>Keeps the school's keys from being changed until the commit: what is sealed meanwhile is sealed under the key that then stands.</summary>
    public void Keep(DbTransaction transaction, SchoolId school) =>
        Take(Find(transaction.Connection!, transaction, school, database.KeepRow));

    /// <summary>Writes with the school's keys kept.</summary>
    public Func<DbTransaction, CancellationToken, Task> Keeping(
        SchoolId school,
        Func<DbTransaction, CancellationToken, Task> write
    ) =>
        (transaction, stop) =>
        {
            Keep(transaction, school);
            return write(transaction, stop);
        };

    /// <summary>Which of a school's keys the master key opens.</summary>
    public (bool School, bool Signing) Opens(SchoolRow row)
    {
        var school = new SchoolId(row.SchoolId);
        return (
            TryOpen(SchoolWrap, row.WrappedKey, school) is not null,
            TryOpen(SigningWrap, row.WrappedSigningKey, school) is not null
        );
    }

    public SchoolKeys Unwrap(SchoolRow row) =>
        new(new SchoolId(row.SchoolId), OpenWrapped(SchoolWrap, row.WrappedKey, row));

    /// <summary>The key that signs checkpoints. The caller disposes of it.</summary>
    public ECDsa SigningKey(SchoolRow row) =>
        Signing(OpenWrapped(SigningWrap, row.WrappedSigningKey, row));

    /// <summary>Those of a school's keys that the master key opens. The caller disposes of the one that signs.</summary>
    public (SchoolKeys? School, ECDsa? Signing) Opened(SchoolRow row)
    {
        var id = new SchoolId(row.SchoolId);
        var school = TryOpen(SchoolWrap, row.WrappedKey, id);
        var signing = TryOpen(SigningWrap, row.WrappedSigningKey, id);
        return (
            school is null ? null : new SchoolKeys(id, school),
            signing is null ? null : Signing(signing)
        );
    }

    /// <summary>The row with a new signing key in the place of the old one.</summary>
    /// <param name="row">As it is held.</param>
    /// <param name="next">The new key. The caller disposes of it.</param>
    public SchoolRow WithNewSigningKey(SchoolRow row, out ECDsa next)
    {
        _master = _master.ReadAgain();
        next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return row with
        {
            WrappedSigningKey = Wrap(
                SigningWrap,
                next.ExportPkcs8PrivateKey(),
                new SchoolId(row.SchoolId)
            ),
            PublicKey = next.ExportSubjectPublicKeyInfo(),
        };
    }

    /// <summary>The row with a new school key in the place of the old one.</summary>
    /// <param name="row">As it is held.</param>
    public SchoolRow WithNewSchoolKey(SchoolRow row)
    {
        _master = _master.ReadAgain();
        var fresh = RandomNumberGenerator.GetBytes(SchoolKeys.KeyLength);
        return row with { WrappedKey = Wrap(SchoolWrap, fresh, new SchoolId(row.SchoolId)) };
    }

    /// <summary>Whether a master key, as it is, opens a school's keys.</summary>
    public static bool Opens(MasterKey master, SchoolRow row)
    {
        var binding = Binding(new SchoolId(row.SchoolId));
        return master.Unwrap(SchoolWrap, row.WrappedKey, binding) is not null
            && master.Unwrap(SigningWrap, row.WrappedSigningKey, binding) is not null;
    }

    /// <summary>The same keys wrapped by the master key that wraps now.</summary>
    public SchoolRow WrapAgain(SchoolRow row)
    {
        var school = new SchoolId(row.SchoolId);
        var (schoolKey, signingKey) = (
            OpenWrapped(SchoolWrap, row.WrappedKey, row),
            OpenWrapped(SigningWrap, row.WrappedSigningKey, row)
        );
        return row with
        {
            WrappedKey = Wrap(SchoolWrap, schoolKey, school),
            WrappedSigningKey = Wrap(SigningWrap, signingKey, school),
        };
    }

    private Held HeldOf(SchoolId school)
    {
        if (_held.TryGetValue(school, out var held))
        {
            return held;
        }

        using var connection = database.Open(school);
        return Take(Find(connection, null, school));
    }

    private Held Take(SchoolRow row)
    {
        var school = new SchoolId(row.SchoolId);
        var before = _held.GetValueOrDefault(school);
        if (before?.Wrapped.AsSpan().SequenceEqual(row.WrappedKey) == true)
        {
            return before;
        }

        var now = Unwrap(row);
        var former = before?.Now.IsSame(now) == true ? before.Former : before?.Now;
        return _held[school] = new Held(row.WrappedKey, now, former);
    }

    private static SchoolRow Find(
        DbConnection connection,
        DbTransaction? transaction,
        SchoolId school,
        string hold = ""
    ) =>
        SchoolTables.Find(connection, transaction, school, hold)
        ?? throw new RecordException("There is no such school in this record.");

    private static ECDsa Signing(byte[] pkcs8)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(pkcs8, out _);
        return key;
    }

    private byte[] Wrap(string use, byte[] key, SchoolId school) =>
        _master.Wrap(use, key, Binding(school));

    private byte[] OpenWrapped(string use, byte[] wrapped, SchoolRow row)
    {
        if (TryOpen(use, wrapped, new SchoolId(row.SchoolId)) is { } opened)
        {
            return opened;
        }

        // It is this record's master key if it opens the school's other key.
        var isSpoiled = Opens(row) is not (false, false);
        throw new RecordException(
            isSpoiled
                ? $"Of school {row.SchoolId:N} the {(use == SchoolWrap ? "school key" : "signing key")} does not open, though its other key does: what is stored was changed. Nothing was changed now. Run waymark record verify, and put the school's row back from a backup."
                : $"This key does not open this record (school {row.SchoolId:N}). Nothing was changed. Use the master key that the record was made with."
        );
    }

    private byte[]? TryOpen(string use, byte[] wrapped, SchoolId school)
    {
        if (_master.Unwrap(use, wrapped, Binding(school)) is { } opened)
        {
            return opened;
        }

        // Another program may have changed the master key since this one read it.
        var now = _master.ReadAgain();
        if (now.Unwrap(use, wrapped, Binding(school)) is not { } openedNow)
        {
            return null;
        }

        _master = now;
        return openedNow;
    }

    private static byte[] Binding(SchoolId school) =>
        [
            .. Encoding.UTF8.GetBytes("waymark/1 school "),
            .. school.Value.ToByteArray(bigEndian: true),
        ];

    /// <summary>What is known of a school's key: as it is wrapped, as it is, and the one before it.</summary>
    private sealed record Held(byte[] Wrapped, SchoolKeys Now, SchoolKeys? Former)
    {
        private static readonly TimeSpan s_opensStill = TimeSpan.FromMinutes(1);

        private readonly long _since = Stopwatch.GetTimestamp();

        /// <summary>For what was read before the change and is opened after it; no longer than that takes.</summary>
        public SchoolKeys? FormerStill =>
            Stopwatch.GetElapsedTime(_since) < s_opensStill ? Former : null;
    }
}
