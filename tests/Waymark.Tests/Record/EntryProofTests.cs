using System.Buffers.Binary;
using System.Security.Cryptography;
using Waymark.Record;
using Waymark.Record.Export;
using Waymark.Record.Tree;

namespace Waymark.Tests.Record;

/// <summary>Whoever holds the signing key can put anything into a tree; a proof shows an entry all the same, or is none.</summary>
public sealed class EntryProofTests : IDisposable
{
    private const int Padded = 256;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly SchoolId _school = SchoolId.Random();

    [Fact]
    public void A_proof_of_what_is_no_entry_of_the_school_at_the_index_is_refused()
    {
        var entry = Entry(0, Padded, Padded);

        Assert.Null(Verify(entry));
        Assert.NotNull(Verify(Entry(1, Padded, Padded)));
        Assert.NotNull(
            Verify([.. entry[..1], .. SchoolId.Random().Value.ToByteArray(), .. entry[17..]])
        );
        Assert.NotNull(Verify([2, .. entry[1..]]));
        Assert.NotNull(Verify([.. entry, 0]));
        Assert.NotNull(Verify(entry[..^1]));
        Assert.NotNull(Verify(entry[..53]));
        Assert.NotNull(Verify(entry[..20]));
        Assert.NotNull(Verify([]));
        Assert.NotNull(Verify(Entry(0, 300, 300)));
        Assert.NotNull(Verify(Entry(0, 0, 0)));
        Assert.NotNull(Verify(Entry(0, (1 << 21) + 256, (1 << 21) + 256)));
        Assert.Null(Verify(Entry(0, 1 << 21, 1 << 21)));
    }

    public void Dispose() => _key.Dispose();

    private byte[] Entry(long index, int says, int padded)
    {
        var entry = new byte[53 + padded + 28];
        entry[0] = 1;
        _school.Value.TryWriteBytes(entry.AsSpan(1), bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(entry.AsSpan(17), index);
        BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(49), says);
        return entry;
    }

    private Flaw? Verify(byte[] entry)
    {
        var tree = Frontier.Empty.Append(SHA256.HashData([0, .. entry]));
        var note = SignedNote.Sign(_school, tree, _key);
        var proof =
            $"c2sp.org/tlog-proof@v1\nextra {Convert.ToBase64String(entry)}\nindex 0\n\n{note}";
        return EntryProof.Verify(proof, SignedNote.PublicKeyOf(_school, _key)).Flaw;
    }
}
