using System.Security.Cryptography;
using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>The public key of a school's record, by which anybody can check its checkpoints. In one line: <c>waymark/record/…+id+key</c>, as verifiers of signed notes take it (c2sp.org/signed-note).</summary>
public sealed class VerifierKey
{
    // All that comes before the two coordinates: a key has one encoding only.
    private static readonly byte[] s_p256 = Convert.FromHexString(
        "3059301306072A8648CE3D020106082A8648CE3D03010703420004"
    );

    private readonly byte[] _publicKey;

    internal VerifierKey(SchoolId school, byte[] publicKey)
    {
        School = school;
        _publicKey = publicKey;
    }

    /// <summary>The school whose record it is.</summary>
    public SchoolId School { get; }

    /// <summary>The key itself: SubjectPublicKeyInfo, DER.</summary>
    internal byte[] PublicKey => _publicKey;

    /// <summary>Reads a key from its line; spaces and line ends around it are left out.</summary>
    /// <exception cref="RecordException">It is no such line, or its parts do not fit one another.</exception>
    public static VerifierKey Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return TryParse(line.Trim())
            ?? throw new RecordException(
                "This is not the public key of a record. It is one line that begins with waymark/record/ and has two plus signs, as `waymark record key` prints it."
            );
    }

    /// <summary>The key that a text is, exactly; null if it is none.</summary>
    internal static VerifierKey? TryParse(string text) =>
        text.Split('+', 3) is [var name, _, var key]
        && name.StartsWith(SignedNote.OriginPrefix, StringComparison.Ordinal)
        && Guid.TryParseExact(name[SignedNote.OriginPrefix.Length..], "N", out var school)
        && Base64.Read(key) is [SignedNote.EcdsaType, .. var publicKey]
        && new VerifierKey(new SchoolId(school), publicKey) is var read
        && IsKey(read)
        && read.ToString() == text
            ? read
            : null;

    /// <summary>Whether it is the same key of the same school.</summary>
    internal bool Is(VerifierKey other) =>
        School == other.School && _publicKey.AsSpan().SequenceEqual(other._publicKey);

    /// <summary>The key in one line.</summary>
    public override string ToString() => SignedNote.VerifierKey(School, _publicKey);

    /// <summary>The key as signatures are checked by it, for the caller to dispose of; null if it is none: of another kind or curve, or a point that is not on the curve.</summary>
    internal ECDsa? Open()
    {
        if (_publicKey.Length != s_p256.Length + 64 || !_publicKey.AsSpan().StartsWith(s_p256))
        {
            return null;
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(_publicKey, out _);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }

    private static bool IsKey(VerifierKey read)
    {
        using var opened = read.Open();
        return opened is not null;
    }
}
