using System.Numerics;
using System.Security.Cryptography;

namespace Waymark.Record.Tree;

/// <summary>Inclusion and consistency proofs of RFC 6962, sections 2.1.1 and 2.1.2, for somebody who has every leaf.</summary>
/// <remarks>A proof is a list of 32-byte hashes. How somebody without the leaves checks one stands in <see cref="ProofCheck"/>.</remarks>
internal static class Proofs
{
    /// <summary>The path from a leaf to the root over the first <paramref name="size"/> leaves, from the leaf's sibling upwards.</summary>
    public static IReadOnlyList<byte[]> Inclusion(IReadOnlyList<byte[]> leaves, int index, int size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, leaves.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<byte[]>();
        var (begin, end) = (0, size);
        while (end - begin > 1)
        {
            var middle = begin + Split(end - begin);
            if (index < middle)
            {
                path.Add(Root(leaves, middle, end));
                end = middle;
            }
            else
            {
                path.Add(Root(leaves, begin, middle));
                begin = middle;
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>What shows that the tree over the first <paramref name="size"/> leaves grew from the one over the first <paramref name="from"/>. Empty if they are the same, and from the empty tree.</summary>
    public static IReadOnlyList<byte[]> Consistency(
        IReadOnlyList<byte[]> leaves,
        int from,
        int size
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, leaves.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, size);
        var proof = new List<byte[]>();
        if (from == 0)
        {
            return proof;
        }

        // The smaller tree ends within [begin, end). While it began with it, its own root is known to whoever checks.
        var (begin, end) = (0, size);
        while (from < end)
        {
            var middle = begin + Split(end - begin);
            if (from <= middle)
            {
                proof.Add(Root(leaves, middle, end));
                end = middle;
            }
            else
            {
                proof.Add(Root(leaves, begin, middle));
                begin = middle;
            }
        }

        if (begin > 0)
        {
            proof.Add(Root(leaves, begin, end));
        }

        proof.Reverse();
        return proof;
    }

    private static byte[] Root(IReadOnlyList<byte[]> leaves, int begin, int end)
    {
        var tree = Frontier.Empty;
        for (var i = begin; i < end; i++)
        {
            tree = tree.Append(leaves[i]);
        }

        return tree.Root();
    }

    /// <summary>The largest power of two smaller than a size of at least 2.</summary>
    private static int Split(int size) => 1 << BitOperations.Log2((uint)(size - 1));
}

/// <summary>Checks proofs as RFC 9162, sections 2.1.3.2 and 2.1.4.2, spells it out. It sees hashes only and trusts none of them.</summary>
internal static class ProofCheck
{
    /// <summary>Whether a leaf stands at an index in the tree of this size and root.</summary>
    public static bool Includes(
        byte[] leaf,
        long index,
        long size,
        IReadOnlyList<byte[]> proof,
        byte[] root
    )
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (at, last) = (index, size - 1);
        var hash = leaf;
        foreach (var sibling in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if (long.IsOddInteger(at) || at == last)
            {
                hash = Frontier.Node(sibling, hash);
                (at, last) = Climb(at, last);
            }
            else
            {
                hash = Frontier.Node(hash, sibling);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && Same(hash, root);
    }

    /// <summary>Whether the tree of one size and root grew from that of another.</summary>
    public static bool Continues(
        long from,
        byte[] fromRoot,
        long size,
        byte[] root,
        IReadOnlyList<byte[]> proof
    )
    {
        if (from < 0 || from > size)
        {
            return false;
        }

        if (from == 0 || from == size)
        {
            var expected = from == size ? root : Frontier.Empty.Root();
            return proof.Count == 0 && Same(fromRoot, expected);
        }

        // The root of a full tree is a node of the larger one, and is left out of the proof.
        IReadOnlyList<byte[]> path = long.IsPow2(from) ? [fromRoot, .. proof] : proof;
        if (path.Count == 0)
        {
            return false;
        }

        var (at, last) = (from - 1, size - 1);
        while (long.IsOddInteger(at))
        {
            (at, last) = (at >> 1, last >> 1);
        }

        var (small, large) = (path[0], path[0]);
        foreach (var node in path.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if (long.IsOddInteger(at) || at == last)
            {
                small = Frontier.Node(node, small);
                large = Frontier.Node(node, large);
                (at, last) = Climb(at, last);
            }
            else
            {
                large = Frontier.Node(large, node);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && Same(small, fromRoot) && Same(large, root);
    }

    /// <summary>From the last node of a level, up over the levels in which it has no sibling.</summary>
    private static (long At, long Last) Climb(long at, long last)
    {
        while (long.IsEvenInteger(at) && at != 0)
        {
            (at, last) = (at >> 1, last >> 1);
        }

        return (at, last);
    }

    private static bool Same(byte[] one, byte[] other) =>
        CryptographicOperations.FixedTimeEquals(one, other);
}
