using Waymark.Policies;

namespace Waymark.Cases;

/// <summary>The editions of the policy that this installation runs: the one in force for new cases, and those that open cases are pinned to.</summary>
/// <param name="inForce">The edition under which new cases are opened.</param>
/// <param name="others">Other editions, by whose digest cases may be pinned.</param>
public sealed class Editions(Policy inForce, IReadOnlyList<Policy> others)
{
    private readonly Dictionary<string, Policy> byDigest = others
        .Append(inForce)
        .DistinctBy(policy => policy.Digest)
        .ToDictionary(policy => policy.Digest);

    /// <summary>The edition under which new cases are opened.</summary>
    public Policy InForce => inForce;

    /// <summary>The edition a case is pinned to: exactly its words where they are here, else the edition of that id, else the one in force.</summary>
    public Policy For(Case one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return byDigest.GetValueOrDefault(one.Digest)
            ?? byDigest.Values.FirstOrDefault(policy => policy.Edition.Id == one.Edition)
            ?? inForce;
    }

    /// <summary>Whether a case runs under exactly the words it was opened under.</summary>
    public bool IsExactly(Case one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return byDigest.ContainsKey(one.Digest);
    }
}
