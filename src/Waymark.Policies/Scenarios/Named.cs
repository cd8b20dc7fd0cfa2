namespace Waymark.Policies.Scenarios;

/// <summary>A duty, act, fact or letter as scenarios name it: an id, or an id at an entity's name.</summary>
internal static class Named
{
    public static (string Id, string? Entity) Split(string written)
    {
        var at = written.IndexOf('@');
        return at < 0 ? (written, null) : (written[..at], written[(at + 1)..]);
    }

    public static string Join(string id, string? entity) => entity is null ? id : $"{id}@{entity}";
}
