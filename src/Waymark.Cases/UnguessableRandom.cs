using System.Security.Cryptography;

namespace Waymark.Cases;

/// <summary>Randomness that nobody can foretell, for references. Safe to share between threads; a seeded <see cref="Random"/> takes its place in tests and the demonstration school.</summary>
public sealed class UnguessableRandom : Random
{
    /// <inheritdoc/>
    public override int Next(int minValue, int maxValue) =>
        RandomNumberGenerator.GetInt32(minValue, maxValue);

    /// <inheritdoc/>
    public override int Next(int maxValue) => RandomNumberGenerator.GetInt32(maxValue);

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer) => RandomNumberGenerator.Fill(buffer);
}
