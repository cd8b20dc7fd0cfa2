namespace Waymark.Web;

/// <summary>The titles of roles as the policy in force gives them.</summary>
internal sealed class RoleTitles(SchoolPolicy policy)
{
    /// <summary>The title of a role; its key where the policy has no such role.</summary>
    public string Of(string key) =>
        policy.InForce.Roles.TryGetValue(key, out var role) ? role.Title : key;
}
