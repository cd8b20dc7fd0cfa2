using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Waymark.Record.Tree;

/// <summary>Checkpoints as C2SP signed notes (tlog-checkpoint), signed with ECDSA P-256 and SHA-256: signature type 0x02. Read, but not yet held against a key.</summary>
/// <param name="Change">The change of key that it says; null for a plain checkpoint.</param>
/// <param name="Text">What is signed.</param>
/// <param name="Signatures">Its signature lines, of whomever.</param>
internal sealed record SignedNote(
    Checkpoint Checkpoint,
    KeyChange? Change,
    string Text,
    IReadOnlyList<string> Signatures
)
{
    public const byte EcdsaType = 0x02;

    public const string OriginPrefix = "waymark/record/";

    /// <summary>Beyond this a number is not exact everywhere that a checkpoint may be read.</summary>
    private const long GreatestSize = (1L << 53) - 1;

    private const string SignatureMark = NoteText.SignatureMark;

    public long Size => Checkpoint.Size;

    /// <summary>The name of a school's log and of its signing key.</summary>
    public static string Origin(SchoolId school) => $"{OriginPrefix}{school.Value:N}";

    /// <summary>The school that a note says it is of, signed or not; null if it names none.</summary>
    public static SchoolId? SchoolOf(string note) =>
        note.Split('\n', 2)[0] is var origin
        && origin.StartsWith(OriginPrefix, StringComparison.Ordinal)
        && Guid.TryParseExact(origin[OriginPrefix.Length..], "N", out var school)
            ? new SchoolId(school)
            : null;

    public static string Sign(SchoolId school, Frontier tree, ECDsa key) =>
        SignText(school, TextOf(school, tree.Size, tree.RootText(), null), key);

    /// <summary>A checkpoint that says from where on another key signs. Both sign it: the former vouches for the next, the next for what the former signed.</summary>
    public static string SignChange(SchoolId school, Frontier tree, ECDsa former, ECDsa next)
    {
        var change = new KeyChange(PublicKeyOf(school, former), PublicKeyOf(school, next));
        return SignText(school, TextOf(school, tree.Size, tree.RootText(), change), former, next);
    }

    public static VerifierKey PublicKeyOf(SchoolId school, ECDsa key) =>
        new(school, key.ExportSubjectPublicKeyInfo());

    /// <summary>Reads a checkpoint of this school, whoever signed it; null if it is not written as one.</summary>
    public static SignedNote? Parse(SchoolId school, string note)
    {
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var text = note[..(end + 1)];
        var lines = text.Split('\n');
        if (
            lines.Length < 4
            || !long.TryParse(
                lines[1],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var size
            )
            || size > GreatestSize
            || Base64.Read(lines[2]) is not { Length: Frontier.HashLength }
        )
        {
            return null;
        }

        var change = KeyChange.Parse(school, lines[3..^1]);
        return
            text == TextOf(school, size, lines[2], change)
            && note[(end + 2)..].Split('\n') is [.. var signatures, ""]
            && Array.TrueForAll(
                signatures,
                line => line.StartsWith(SignatureMark, StringComparison.Ordinal)
            )
            ? new SignedNote(new Checkpoint(school, size, lines[2], note), change, text, signatures)
            : null;
    }

    public bool IsSignedBy(VerifierKey key)
    {
        using var opened = key.Open();
        return IsSignedBy(key, opened);
    }

    /// <param name="opened">The same key, open; null if it is none.</param>
    public bool IsSignedBy(VerifierKey key, ECDsa? opened) =>
        opened is not null && Signatures.Any(line => IsSignedBy(line, key, opened));

    /// <summary>The first four bytes of SHA-256 over the public key, as type 0x02 has it. The key's own encoding names the algorithm and the curve.</summary>
    public static byte[] KeyId(ReadOnlySpan<byte> publicKey) => SHA256.HashData(publicKey)[..4];

    /// <summary>The public key in one line, as verifiers of notes take it: name, key id, and the type byte with the key.</summary>
    public static string VerifierKey(SchoolId school, ReadOnlySpan<byte> publicKey)
    {
        var id = BinaryPrimitives.ReadUInt32BigEndian(KeyId(publicKey));
        return $"{Origin(school)}+{id:x8}+{Convert.ToBase64String([EcdsaType, .. publicKey])}";
    }

    private static string TextOf(SchoolId school, long size, string root, KeyChange? change) =>
        string.Create(CultureInfo.InvariantCulture, $"{Origin(school)}\n{size}\n{root}\n{change}");

    private static string SignText(SchoolId school, string text, params ECDsa[] keys)
    {
        var note = new StringBuilder(text).Append('\n');
        foreach (var key in keys)
        {
            var signature = key.SignData(
                Encoding.UTF8.GetBytes(text),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            );
            byte[] line = [.. KeyId(key.ExportSubjectPublicKeyInfo()), .. signature];
            note.Append(
                CultureInfo.InvariantCulture,
                $"{SignatureMark}{Origin(school)} {Convert.ToBase64String(line)}\n"
            );
        }

        return note.ToString();
    }

    private bool IsSignedBy(string line, VerifierKey by, ECDsa opened)
    {
        var start = $"{SignatureMark}{Origin(by.School)} ";
        return line.StartsWith(start, StringComparison.Ordinal)
            && Base64.Read(line[start.Length..]) is { Length: >= 5 } signature
            && signature.AsSpan(0, 4).SequenceEqual(KeyId(by.PublicKey))
            && IsDer(signature.AsMemory(4))
            && opened.VerifyData(
                Encoding.UTF8.GetBytes(Text),
                signature.AsSpan(4),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            );
    }

    // The framework also takes numbers that are written as negative ones.
    private static bool IsDer(ReadOnlyMemory<byte> signature)
    {
        try
        {
            var whole = new AsnReader(signature, AsnEncodingRules.DER);
            var numbers = whole.ReadSequence();
            whole.ThrowIfNotEmpty();
            var (r, s) = (numbers.ReadInteger(), numbers.ReadInteger());
            numbers.ThrowIfNotEmpty();
            return r.Sign > 0 && s.Sign > 0;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}

/// <summary>What a checkpoint says in its extension lines when the key that signs is changed.</summary>
/// <param name="Former">The key that signs what is shorter.</param>
/// <param name="Next">The key that signs what is longer.</param>
internal sealed record KeyChange(VerifierKey Former, VerifierKey Next)
{
    private const string FormerMark = "former-key ";
    private const string NextMark = "next-key ";

    /// <summary>The change that these lines say; null if they say none.</summary>
    public static KeyChange? Parse(SchoolId school, IReadOnlyList<string> lines) =>
        lines is [var former, var next]
        && KeyAfter(FormerMark, former) is { } one
        && KeyAfter(NextMark, next) is { } two
        && one.School == school
        && two.School == school
            ? new KeyChange(one, two)
            : null;

    /// <summary>Whether it is the line that says the next key.</summary>
    public static bool NamesNext(string line) =>
        line.StartsWith(NextMark, StringComparison.Ordinal);

    /// <summary>The lines, as they are signed.</summary>
    public override string ToString() => $"{FormerMark}{Former}\n{NextMark}{Next}\n";

    private static VerifierKey? KeyAfter(string mark, string line) =>
        line.StartsWith(mark, StringComparison.Ordinal)
            ? VerifierKey.TryParse(line[mark.Length..])
            : null;
}
