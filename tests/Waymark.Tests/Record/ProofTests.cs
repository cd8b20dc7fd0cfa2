using System.Security.Cryptography;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Waymark.Record.Tree;

namespace Waymark.Tests.Record;

/// <summary>Proofs of RFC 6962, against the definitions as they stand there, and against whoever tries to make them say something else.</summary>
public sealed class ProofTests
{
    private static readonly byte[][] s_leaves =
    [
        .. Enumerable.Range(0, 70).Select(i => Leaf([(byte)i])),
    ];

    [Fact]
    public void The_published_proofs_come_out_and_hold()
    {
        using var tree = JsonDocument.Parse(File.ReadAllText(Vectors.Path("tree.json")));
        using var proofs = JsonDocument.Parse(File.ReadAllText(Vectors.Path("proofs.json")));
        var roots = Hashes(tree.RootElement, "roots");
        var leaves = Hashes(tree.RootElement, "inputs").Select(Leaf).ToList();
        var inclusion = proofs.RootElement.GetProperty("inclusion").EnumerateArray().ToList();
        var consistency = proofs.RootElement.GetProperty("consistency").EnumerateArray().ToList();
        Assert.Equal((36, 36), (inclusion.Count, consistency.Count));
        foreach (var vector in inclusion)
        {
            var (index, size, proof) = (
                Number(vector, "index"),
                Number(vector, "size"),
                Hashes(vector, "proof")
            );
            Assert.Equal(proof, Proofs.Inclusion(leaves, index, size));
            Assert.True(ProofCheck.Includes(leaves[index], index, size, proof, roots[size]));
        }

        foreach (var vector in consistency)
        {
            var (from, size, proof) = (
                Number(vector, "from"),
                Number(vector, "size"),
                Hashes(vector, "proof")
            );
            Assert.Equal(proof, Proofs.Consistency(leaves, from, size));
            Assert.True(ProofCheck.Continues(from, roots[from], size, roots[size], proof));
        }
    }

    [Fact]
    public void Every_proof_up_to_seventy_leaves_is_the_one_of_the_definition_and_holds()
    {
        for (var size = 0; size <= s_leaves.Length; size++)
        {
            var root = Root(s_leaves[..size]);
            for (var at = 0; at < size; at++)
            {
                var proof = Proofs.Inclusion(s_leaves, at, size);
                Assert.Equal(Path(at, s_leaves[..size]), proof);
                Assert.True(ProofCheck.Includes(s_leaves[at], at, size, proof, root));
            }

            for (var from = 0; from <= size; from++)
            {
                var proof = Proofs.Consistency(s_leaves, from, size);
                Assert.Equal(from == 0 ? [] : Sub(from, s_leaves[..size], true), proof);
                Assert.True(ProofCheck.Continues(from, Root(s_leaves[..from]), size, root, proof));
            }
        }
    }

    [Fact]
    public void An_inclusion_proof_changed_in_any_part_is_refused() =>
        Prop.ForAll<ushort, ushort, ushort>(
                (a, b, change) =>
                {
                    var size = 1 + (a % s_leaves.Length);
                    var index = b % size;
                    var root = Root(s_leaves[..size]);
                    var proof = Proofs.Inclusion(s_leaves, index, size);
                    return !ProofCheck.Includes(
                            Flip(s_leaves[index], change),
                            index,
                            size,
                            proof,
                            root
                        )
                        && !ProofCheck.Includes(
                            s_leaves[index],
                            index,
                            size,
                            proof,
                            Flip(root, change)
                        )
                        && !ProofCheck.Includes(s_leaves[index], -1, size, proof, root)
                        && !ProofCheck.Includes(s_leaves[index], size, size, proof, root)
                        && Others(index, size)
                            .All(i => !ProofCheck.Includes(s_leaves[index], i, size, proof, root))
                        && Changed(proof, change)
                            .All(p => !ProofCheck.Includes(s_leaves[index], index, size, p, root));
                }
            )
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_consistency_proof_changed_in_any_part_is_refused() =>
        Prop.ForAll<ushort, ushort, ushort>(
                (a, b, change) =>
                {
                    var size = 1 + (a % s_leaves.Length);
                    var from = b % (size + 1);
                    var (old, root) = (Root(s_leaves[..from]), Root(s_leaves[..size]));
                    var proof = Proofs.Consistency(s_leaves, from, size);
                    return !ProofCheck.Continues(from, Flip(old, change), size, root, proof)
                        && (
                            from == 0
                            || !ProofCheck.Continues(from, old, size, Flip(root, change), proof)
                        )
                        && !ProofCheck.Continues(size + 1, old, size, root, proof)
                        && Others(from, size + 1)
                            .Where(i => i > 0)
                            .All(i => !ProofCheck.Continues(i, old, size, root, proof))
                        && Changed(proof, change)
                            .All(p => !ProofCheck.Continues(from, old, size, root, p));
                }
            )
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void No_proof_is_made_beyond_the_leaves_there_are()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Proofs.Inclusion(s_leaves, 3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proofs.Inclusion(s_leaves, 0, 71));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proofs.Consistency(s_leaves, 4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proofs.Consistency(s_leaves, 4, 71));
    }

    private static IEnumerable<int> Others(int than, int below) =>
        Enumerable.Range(0, below).Where(i => i != than);

    /// <summary>The proof with one hash changed, one less, one more, and with two changed over.</summary>
    private static IEnumerable<IReadOnlyList<byte[]>> Changed(
        IReadOnlyList<byte[]> proof,
        ushort change
    )
    {
        yield return [.. proof, new byte[32]];
        if (proof.Count == 0)
            yield break;
        var at = change % proof.Count;
        yield return [.. proof.Take(at), Flip(proof[at], change), .. proof.Skip(at + 1)];
        yield return [.. proof.Where((_, i) => i != at)];
        if (proof.Count > 1)
            yield return [.. proof.Skip(1), proof[0]];
    }

    private static byte[] Flip(byte[] hash, ushort bit)
    {
        var flipped = hash.ToArray();
        flipped[bit % 32] ^= (byte)(1 << (bit / 32 % 8));
        return flipped;
    }

    // RFC 6962, section 2.1, 2.1.1 and 2.1.2, as they are written there.
    private static byte[] Root(byte[][] leaves)
    {
        if (leaves.Length <= 1)
            return leaves.Length == 0 ? SHA256.HashData([]) : leaves[0];
        var k = Split(leaves.Length);
        byte[] node = [1, .. Root(leaves[..k]), .. Root(leaves[k..])];
        return SHA256.HashData(node);
    }

    private static byte[][] Path(int m, byte[][] leaves)
    {
        if (leaves.Length == 1)
            return [];
        var k = Split(leaves.Length);
        return m < k
            ? [.. Path(m, leaves[..k]), Root(leaves[k..])]
            : [.. Path(m - k, leaves[k..]), Root(leaves[..k])];
    }

    private static byte[][] Sub(int m, byte[][] leaves, bool known)
    {
        if (m == leaves.Length)
            return known ? [] : [Root(leaves)];
        var k = Split(leaves.Length);
        return m <= k
            ? [.. Sub(m, leaves[..k], known), Root(leaves[k..])]
            : [.. Sub(m - k, leaves[k..], false), Root(leaves[..k])];
    }

    private static int Split(int size)
    {
        var k = 1;
        while (k * 2 < size)
            k *= 2;
        return k;
    }

    private static byte[] Leaf(byte[] input)
    {
        byte[] prefixed = [0, .. input];
        return SHA256.HashData(prefixed);
    }

    private static int Number(JsonElement from, string name) => from.GetProperty(name).GetInt32();

    private static List<byte[]> Hashes(JsonElement from, string name) =>
        [
            .. from.GetProperty(name)
                .EnumerateArray()
                .Select(hash => Convert.FromHexString(hash.GetString()!)),
        ];
}
