using System.Numerics;
using System.Security.Cryptography;

namespace Waymark.Record.Tree;

/// <summary>The tree of a whole log while that is walked: a <see cref="Frontier"/> that grows where it lies.</summary>
internal sealed class GrowingTree : IDisposable
{
    private const int Length = Frontier.HashLength;
    private const int MostSubtrees = 64;

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
        Frontier.Add(_subtrees, Size, leaf, _sha);
        Size++;
    }

    public void Dispose() => _sha.Dispose();
}
