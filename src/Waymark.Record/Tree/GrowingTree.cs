using System.Numerics;
using System.Security.Cryptography;

namespace Waymark.Record.Tree;

/// <summary>The tree of a whole log while that is walked: a <see cref="Frontier"/> that grows where it lies.</summary>
internal sealed class GrowingTree : IDisposable
{
    private const int Length = Frontier.HashLength;
    private const int MostSubtrees = 64;

    // One that is kept hashes small things twice as fast as one made for each.
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _subtrees = new byte[MostSubtrees * Length];

    /// <summary>How many leaves it has.</summary>
    public long Size { get; private set; }

    /// <summary>The roots of its full subtrees, as in a <see cref="Frontier"/>.</summary>
    public ReadOnlySpan<byte> Bytes =>
        _subtrees.AsSpan(0, Length * BitOperations.PopCount((ulong)Size));

    /// <summary>The root as base64, as it stands in a checkpoint.</summary>
    public string RootText() => Frontier.From(Size, Bytes.ToArray()).RootText();

    public void Append(ReadOnlySpan<byte> leaf)
    {
        var at = Bytes.Length;
        leaf.CopyTo(_subtrees.AsSpan(at, Length));
        for (var merges = BitOperations.TrailingZeroCount(~Size); merges > 0; merges--)
        {
            at -= Length;
            Merge(_subtrees.AsSpan(at, 2 * Length));
        }

        Size++;
    }

    public void Dispose() => _sha.Dispose();

    /// <summary>Puts the hash over two nodes in the place of the first.</summary>
    private void Merge(Span<byte> nodes)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Length)];
        input[0] = 1;
        nodes.CopyTo(input[1..]);
        _sha.AppendData(input);
        _sha.GetHashAndReset(nodes[..Length]);
    }
}
