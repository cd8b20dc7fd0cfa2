using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>The schools' keys, unwrapped when first asked for and kept in memory.</summary>
internal sealed class KeyRing(MasterKey master, RecordDatabase database)
{
    private const string SchoolWrap = "school keys";
    private const string SigningWrap = "signing keys";

    private readonly ConcurrentDictionary<SchoolId, SchoolKeys> _keys = new();
    private volatile MasterKey _master = master;

    /// <summary>Refuses a master key that does not open the record's schools.</summary>
    /// <exception cref="RecordException">It opens none.</exception>
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
        var schoolKey = RandomNumberGenerator.GetBytes(SchoolKeys.KeyLength);
        return new SchoolRow(
            school.Value,
            _master.Wrap(SchoolWrap, schoolKey, Binding(school)),
            WrapSigningKey(school, signing),
            signing.ExportSubjectPublicKeyInfo()
        );
    }

    /// <exception cref="RecordException">There is no such school here, or the master key does not open it.</exception>
    public SchoolKeys Of(SchoolId school) =>
        _keys.TryGetValue(school, out var keys)
            ? keys
            : _keys.GetOrAdd(school, Unwrap(Find(school)));

    /// <summary>Reads a school's keys again when they are next asked for: another program may have changed them.</summary>
    public void Forget(SchoolId school) => _keys.TryRemove(school, out _);

    /// <summary>Whether the master key opens both of a school's keys.</summary>
    public bool Opens(SchoolRow row)
    {
        try
        {
            Unwrap(row);
            using var signing = SigningKey(row);
            return true;
        }
        catch (RecordException)
        {
            return false;
        }
    }

    public SchoolKeys Unwrap(SchoolRow row)
    {
        var school = new SchoolId(row.SchoolId);
        return new SchoolKeys(school, OpenWrapped(SchoolWrap, row.WrappedKey, school));
    }

    /// <summary>The key that signs checkpoints. The caller disposes of it.</summary>
    public ECDsa SigningKey(SchoolRow row)
    {
        var school = new SchoolId(row.SchoolId);
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(OpenWrapped(SigningWrap, row.WrappedSigningKey, school), out _);
        return key;
    }

    /// <summary>A school's row as it stands in a transaction, which alone may change it until the commit: a key is never used or changed by two at once.</summary>
    public SchoolRow Hold(DbTransaction transaction, SchoolId school) =>
        Find(transaction.Connection!, transaction, school, Sql.School + database.HoldRow);

    private SchoolRow Find(SchoolId school)
    {
        using var connection = database.Open(school);
        return Find(connection, null, school, Sql.School);
    }

    private static SchoolRow Find(
        DbConnection connection,
        DbTransaction? transaction,
        SchoolId school,
        string sql
    )
    {
        using var find = new Statement(connection, sql);
        using var reader = find.With(transaction, school.Value).ExecuteReader();
        return reader.Read()
            ? Rows.School(reader)
            : throw new RecordException("There is no such school in this record.");
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
            WrappedSigningKey = WrapSigningKey(new SchoolId(row.SchoolId), next),
            PublicKey = next.ExportSubjectPublicKeyInfo(),
        };
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
        return row with
        {
            WrappedKey = _master.Wrap(
                SchoolWrap,
                OpenWrapped(SchoolWrap, row.WrappedKey, school),
                Binding(school)
            ),
            WrappedSigningKey = _master.Wrap(
                SigningWrap,
                OpenWrapped(SigningWrap, row.WrappedSigningKey, school),
                Binding(school)
            ),
        };
    }

    private byte[] WrapSigningKey(SchoolId school, ECDsa key) =>
        _master.Wrap(SigningWrap, key.ExportPkcs8PrivateKey(), Binding(school));

    private byte[] OpenWrapped(string use, byte[] wrapped, SchoolId school)
    {
        if (_master.Unwrap(use, wrapped, Binding(school)) is { } opened)
        {
            return opened;
        }

        // Another program may have changed the master key since this one read it.
        var now = _master.ReadAgain();
        if (now.Unwrap(use, wrapped, Binding(school)) is not { } openedNow)
        {
            throw new RecordException(
                "This key does not open this record. Nothing was changed. Use the master key that the record was made with."
            );
        }

        _master = now;
        return openedNow;
    }

    private static byte[] Binding(SchoolId school) =>
        [
            .. Encoding.UTF8.GetBytes("waymark/1 school "),
            .. school.Value.ToByteArray(bigEndian: true),
        ];
}
