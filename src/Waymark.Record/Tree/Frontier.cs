using System.Numerics;
using System.Security.Cryptography;

namespace Waymark.Record.Tree;

/// <summary>The right edge of an RFC 6962 Merkle tree: the roots of its full subtrees, largest first. All that is needed to append and to give the root.</summary>
/// <remarks>Immutable. There is one subtree for each 1 in the binary size, so it takes at most 63 hashes.</remarks>
internal sealed class Frontier
{
    public const int HashLength = 32;

    // One that is kept hashes small things twice as fast as one made for each.
    [ThreadStatic]
    private static IncrementalHash? t_sha;

    private readonly byte[] _subtrees;

    private Frontier(long size, byte[] subtrees)
    {
        Size = size;
        _subtrees = subtrees;
    }

    public static Frontier Empty { get; } = new(0, []);

    private static IncrementalHash Sha =>
        t_sha ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many leaves the tree has.</summary>
    public long Size { get; }

    /// <summary>The subtree roots, 32 bytes each.</summary>
    public ReadOnlySpan<byte> Bytes => _subtrees;

    /// <exception cref="InvalidDataException">The bytes do not fit the size.</exception>
    public static Frontier From(long size, byte[] subtrees) =>
        size >= 0 && subtrees.Length == HashLength * BitOperations.PopCount((ulong)size)
            ? new Frontier(size, subtrees)
            : throw new InvalidDataException("The frontier does not fit the size of the log.");

    /// <summary>Whether the bytes are a frontier of this size, of a tree with this root.</summary>
    public static bool HasRoot(long size, byte[] subtrees, string root) =>
        subtrees.Length == HashLength * BitOperations.PopCount((ulong)size)
        && new Frontier(size, subtrees).RootText() == root;

    /// <summary>The tree with one more leaf.</summary>
    public Frontier Append(ReadOnlySpan<byte> leaf)
    {
        var subtrees = new byte[_subtrees.Length + HashLength];
        _subtrees.CopyTo(subtrees, 0);
        var length = Add(subtrees, Size, leaf, Sha);
        return new Frontier(Size + 1, length == subtrees.Length ? subtrees : subtrees[..length]);
    }

    /// <summary>Adds a leaf where the roots of the subtrees lie. Subtrees of equal size merge, as carries do in binary addition.</summary>
    /// <param name="subtrees">With room for one more.</param>
    /// <param name="size">How many leaves the tree has before.</param>
    /// <returns>How many bytes the roots take afterwards.</returns>
    public static int Add(
        Span<byte> subtrees,
        long size,
        ReadOnlySpan<byte> leaf,
        IncrementalHash sha
    )
    {
        var at = HashLength * BitOperations.PopCount((ulong)size);
        leaf.CopyTo(subtrees.Slice(at, HashLength));
        for (var merges = BitOperations.TrailingZeroCount(~size); merges > 0; merges--)
        {
            at -= HashLength;
            var left = subtrees.Slice(at, HashLength);
            HashNode(left, subtrees.Slice(at + HashLength, HashLength), left, sha);
        }

        return at + HashLength;
    }

    /// <summary>The root: SHA-256 of nothing for the empty tree.</summary>
    public byte[] Root()
    {
        if (Size == 0)
        {
            return SHA256.HashData([]);
        }

        var root = _subtrees.AsSpan(_subtrees.Length - HashLength).ToArray();
        for (var left = _subtrees.Length - (2 * HashLength); left >= 0; left -= HashLength)
        {
            HashNode(_subtrees.AsSpan(left, HashLength), root, root, Sha);
        }

        return root;
    }

    /// <summary>The root as base64, as it stands in a checkpoint.</summary>
    public string RootText() => Convert.ToBase64String(Root());

    /// <summary>The hash over two nodes.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var node = new byte[HashLength];
        HashNode(left, right, node, Sha);
        return node;
    }

    private static void HashNode(
        ReadOnlySpan<byte> left,
        ReadOnlySpan<byte> right,
        Span<byte> destination,
        IncrementalHash sha
    )
    {
        Span<byte> node = stackalloc byte[1 + (2 * HashLength)];
        node[0] = 1;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + HashLength)..]);
        sha.AppendData(node);
        sha.GetHashAndReset(destination);
    }
}
