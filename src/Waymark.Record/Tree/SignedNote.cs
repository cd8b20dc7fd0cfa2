using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Waymark.Record.Tree;

/// <summary>Checkpoints as C2SP signed notes (tlog-checkpoint), signed with ECDSA P-256 and SHA-256: signature type 0x02.</summary>
internal static class SignedNote
{
    public const byte EcdsaType = 0x02;

    public const string OriginPrefix = "waymark/record/";

    private const string SignatureMark = NoteText.SignatureMark;

    /// <summary>The name of a school's log and of its signing key.</summary>
    public static string Origin(SchoolId school) => $"{OriginPrefix}{school.Value:N}";

    /// <summary>The school that a note says it is of, signed or not; null if it names none.</summary>
    public static SchoolId? SchoolOf(string note) =>
        note.Split('\n', 2)[0] is var origin
        && origin.StartsWith(OriginPrefix, StringComparison.Ordinal)
        && Guid.TryParseExact(origin[OriginPrefix.Length..], "N", out var school)
            ? new SchoolId(school)
            : null;

    public static string Sign(SchoolId school, Frontier tree, ECDsa key)
    {
        var text = Text(school, tree.Size, tree.RootText());
        var signature = key.SignData(
            Encoding.UTF8.GetBytes(text),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        byte[] line = [.. KeyId(key.ExportSubjectPublicKeyInfo()), .. signature];
        return $"{text}\n{SignatureMark}{Origin(school)} {Convert.ToBase64String(line)}\n";
    }

    /// <summary>Reads a checkpoint of this school, if it is one and carries this key's signature.</summary>
    public static Checkpoint? Read(SchoolId school, string note, byte[] publicKey)
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
            || text != Text(school, size, lines[2])
            || Base64.Read(lines[2]) is not { Length: Frontier.HashLength }
        )
        {
            return null;
        }

        var signatures = note[(end + 2)..].Split('\n');
        return
            signatures is [.. var each, ""]
            && Array.TrueForAll(
                each,
                line => line.StartsWith(SignatureMark, StringComparison.Ordinal)
            )
            && Array.Exists(each, line => IsSignedBy(school, text, line, publicKey))
            ? new Checkpoint(school, size, lines[2], note)
            : null;
    }

    /// <summary>The first four bytes of SHA-256 over the public key, as type 0x02 has it. The key's own encoding names the algorithm and the curve.</summary>
    public static byte[] KeyId(ReadOnlySpan<byte> publicKey) => SHA256.HashData(publicKey)[..4];

    /// <summary>The public key in one line, as verifiers of notes take it: name, key id, and the type byte with the key.</summary>
    public static string VerifierKey(SchoolId school, ReadOnlySpan<byte> publicKey)
    {
        var id = BinaryPrimitives.ReadUInt32BigEndian(KeyId(publicKey));
        return $"{Origin(school)}+{id:x8}+{Convert.ToBase64String([EcdsaType, .. publicKey])}";
    }

    private static string Text(SchoolId school, long size, string root) =>
        string.Create(CultureInfo.InvariantCulture, $"{Origin(school)}\n{size}\n{root}\n");

    private static bool IsSignedBy(SchoolId school, string text, string line, byte[] publicKey)
    {
        var start = $"{SignatureMark}{Origin(school)} ";
        if (
            !line.StartsWith(start, StringComparison.Ordinal)
            || Base64.Read(line[start.Length..]) is not { Length: >= 5 } signature
            || !signature.AsSpan(0, 4).SequenceEqual(KeyId(publicKey))
        )
        {
            return false;
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key.VerifyData(
                Encoding.UTF8.GetBytes(text),
                signature.AsSpan(4),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            );
        }
        catch (CryptographicException)
        {
            // The public key is no key.
            return false;
        }
    }
}
