using System.Security.Cryptography;
using Waymark.Record;
using Waymark.Record.Tree;

namespace Waymark.Tests.Record;

/// <summary>A signature has one encoding, so that every checker says the same of the same note.</summary>
public sealed class SignatureTests : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly SchoolId _school = SchoolId.Random();

    [Fact]
    public void A_signature_in_any_encoding_but_DER_does_not_verify()
    {
        // Signed until both numbers begin with a high bit, and so with a zero before it.
        var note = Signed();
        while (Signature(note) is not [0x30, 70, 2, 33, ..])
        {
            note = Signed();
        }

        var der = Signature(note);
        var (r, s) = (der[4..37], der[39..]);
        Assert.NotNull(Read(note));
        Assert.Equal(note, With(note, Der(r, s)));
        Assert.Null(Read(With(note, Der(r[1..], s))));
        Assert.Null(Read(With(note, Der(r, s[1..]))));
        Assert.Null(Read(With(note, Der(r[1..], s[1..]))));
        Assert.Null(Read(With(note, Der([0, .. r], s))));
        Assert.Null(Read(With(note, Der(r, [0, .. s]))));
        Assert.Null(Read(With(note, [.. der, 0])));
        Assert.Null(Read(With(note, [0x30, 71, .. der[2..], 0])));
        Assert.Null(Read(With(note, [0x30, 0x81, 70, .. der[2..]])));
        Assert.Null(Read(With(note, [.. r[1..], .. s[1..]])));
        Assert.Null(Read(With(note, Der([0], s))));
    }

    [Fact]
    public void A_public_key_in_any_encoding_but_one_is_none()
    {
        var line = SignedNote.PublicKeyOf(_school, _key).ToString();
        var key = _key.ExportSubjectPublicKeyInfo();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.NotNull(VerifierKey.TryParse(line));
        Assert.Equal(line, Line(key));
        Assert.Null(VerifierKey.TryParse(Line(other.ExportSubjectPublicKeyInfo())));
        // With a sign of both forms in one: the point whole, and which of the two it is.
        Assert.Null(
            VerifierKey.TryParse(Line([.. key[..26], (byte)(6 + (key[^1] & 1)), .. key[27..]]))
        );
        Assert.Null(VerifierKey.TryParse(Line([.. key[..^1], (byte)(key[^1] ^ 1)])));
        Assert.Null(VerifierKey.TryParse(Line([.. key, 0])));

        string Line(byte[] publicKey) => SignedNote.VerifierKey(_school, publicKey);
    }

    [Fact]
    public void A_size_of_more_digits_than_every_program_counts_exactly_is_none()
    {
        Assert.NotNull(Parse("9007199254740991"));
        Assert.Null(Parse("9007199254740992"));

        SignedNote? Parse(string size) =>
            SignedNote.Parse(
                _school,
                Signed().Replace("\n0\n", $"\n{size}\n", StringComparison.Ordinal)
            );
    }

    public void Dispose() => _key.Dispose();

    private string Signed() => SignedNote.Sign(_school, Frontier.Empty, _key);

    private Checkpoint? Read(string note) =>
        SigningKeys.Known(SignedNote.PublicKeyOf(_school, _key), []).Read(note);

    private static byte[] Signature(string note) =>
        Convert.FromBase64String(note.TrimEnd().Split(' ')[^1])[4..];

    private static string With(string note, byte[] signature)
    {
        var old = note.TrimEnd().Split(' ')[^1];
        byte[] line = [.. Convert.FromBase64String(old)[..4], .. signature];
        return note.Replace(old, Convert.ToBase64String(line), StringComparison.Ordinal);
    }

    private static byte[] Der(byte[] r, byte[] s) =>
        [0x30, (byte)(4 + r.Length + s.Length), 2, (byte)r.Length, .. r, 2, (byte)s.Length, .. s];
}
