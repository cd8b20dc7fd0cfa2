using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>The schools' keys, unwrapped when first asked for and kept in memory.</summary>
internal sealed class KeyRing(MasterKey master, RecordDatabase database)
{
    private readonly byte[] _schoolWrap = master.Derive("school keys");
    private readonly byte[] _signingWrap = master.Derive("signing keys");
    private readonly ConcurrentDictionary<SchoolId, SchoolKeys> _keys = new();

    /// <summary>Makes the keys of a new school. They are kept in the database only.</summary>
    public SchoolRow Make(SchoolId school)
    {
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var schoolKey = RandomNumberGenerator.GetBytes(SchoolKeys.KeyLength);
        return new SchoolRow(
            school.Value,
            Envelope.Close(_schoolWrap, schoolKey, Binding(school)),
            Envelope.Close(_signingWrap, signing.ExportPkcs8PrivateKey(), Binding(school)),
            signing.ExportSubjectPublicKeyInfo()
        );
    }

    /// <exception cref="RecordException">There is no such school here, or the master key does not open it.</exception>
    public SchoolKeys Of(SchoolId school) =>
        _keys.TryGetValue(school, out var keys)
            ? keys
            : _keys.GetOrAdd(school, Unwrap(Find(school)));

    public SchoolKeys Unwrap(SchoolRow row)
    {
        var school = new SchoolId(row.SchoolId);
        return new SchoolKeys(school, OpenWrapped(_schoolWrap, row.WrappedKey, school));
    }

    /// <summary>The key that signs checkpoints. The caller disposes of it.</summary>
    public ECDsa SigningKey(SchoolRow row)
    {
        var school = new SchoolId(row.SchoolId);
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(OpenWrapped(_signingWrap, row.WrappedSigningKey, school), out _);
        return key;
    }

    public SchoolRow Find(SchoolId school)
    {
        using var connection = database.Open(school);
        using var find = new Statement(connection, Sql.School);
        using var reader = find.With(null, school.Value).ExecuteReader();
        return reader.Read()
            ? Rows.School(reader)
            : throw new RecordException("There is no such school in this record.");
    }

    private static byte[] OpenWrapped(byte[] key, byte[] wrapped, SchoolId school)
    {
        try
        {
            return Envelope.Open(key, wrapped, Binding(school));
        }
        catch (CryptographicException wrong)
        {
            throw new RecordException(
                "This key does not open this record. Nothing was changed. Use the master key that the record was made with.",
                wrong
            );
        }
    }

    private static byte[] Binding(SchoolId school) =>
        [
            .. Encoding.UTF8.GetBytes("waymark/1 school "),
            .. school.Value.ToByteArray(bigEndian: true),
        ];
}
