using Waymark.Record;

namespace Waymark.Cases;

/// <summary>A signed-in adult of a school, with every role held now; the first is the one they act in unless another is needed.</summary>
public sealed record Colleague(
    SchoolId School,
    PersonId Person,
    string Name,
    IReadOnlyList<string> Roles
)
{
    /// <summary>Whether this person is a safeguarding lead or a deputy.</summary>
    public bool IsLead => Has(Cases.Roles.SafeguardingLead) || Has(Cases.Roles.DeputyLead);

    /// <summary>Whether this person is the head.</summary>
    public bool IsHead => Has(Cases.Roles.Head);

    /// <summary>Whether this person holds the role.</summary>
    public bool Has(string role) => Roles.Contains(role);

    /// <summary>The person as the record names who acted: in the first of these roles that they hold, else their own first.</summary>
    public Author As(params string[] roles) =>
        new(
            Person,
            Name,
            roles.FirstOrDefault(Has) ?? (Roles.Count == 0 ? Cases.Roles.Staff : Roles[0])
        );
}
