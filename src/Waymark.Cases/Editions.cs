using Waymark.Policies;

namespace Waymark.Cases;

/// <summary>The editions of the policy that are installed: the one that a new school begins with, those that schools adopted, and those that open cases are pinned to.</summary>
/// <param name="forNewSchools">The edition that a school adopts when its record is begun.</param>
/// <param name="others">Other editions, by whose digest cases may be pinned.</param>
public sealed class Editions(Policy forNewSchools, IReadOnlyList<Policy> others)
{
    private readonly Dictionary<string, Policy> byDigest = others
        .Append(forNewSchools)
        .DistinctBy(policy => policy.Digest)
        .ToDictionary(policy => policy.Digest);

    /// <summary>The edition that a school adopts when its record is begun.</summary>
    public Policy ForNewSchools => forNewSchools;

    /// <summary>Every edition that is installed and runs, by id.</summary>
    public IReadOnlyList<Policy> Installed { get; } =
    [
        .. others
            .Append(forNewSchools)
            .DistinctBy(policy => policy.Edition.Id)
            .OrderBy(policy => policy.Edition.Id, StringComparer.Ordinal),
    ];

    /// <summary>The installed edition of that id; null where there is none.</summary>
    public Policy? Find(string id) => Installed.FirstOrDefault(policy => policy.Edition.Id == id);

    /// <summary>The edition under which a school opens cases on a day: what it adopted, exactly its words where they are here.</summary>
    public Policy InForce(School school, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(school);
        return school.AdoptionOn(day) is { } adopted
            ? Of(adopted.Edition, adopted.Digest)
            : Of(school.Edition, null);
    }

    /// <summary>The edition under which a school opens cases at a moment.</summary>
    public Policy InForce(School school, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(school);
        return InForce(school, school.Settings.Time().Day(now));
    }

    /// <summary>The edition a case is pinned to: exactly its words where they are here, else the edition of that id, else the one for new schools.</summary>
    public Policy For(Case one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return Of(one.Edition, one.Digest);
    }

    /// <summary>Whether a case runs under exactly the words it was opened under.</summary>
    public bool IsExactly(Case one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return byDigest.ContainsKey(one.Digest);
    }

    private Policy Of(string? id, string? digest) =>
        byDigest.GetValueOrDefault(digest ?? "")
        ?? byDigest.Values.FirstOrDefault(policy => policy.Edition.Id == id)
        ?? forNewSchools;
}
