using Waymark.Policies.Layers;

namespace Waymark.Policies.Comparison;

/// <summary>Which rule of the newer edition stands where a rule of the older one stood: one of the same id, or what was put in its place.</summary>
internal sealed class Counterparts
{
    private readonly Dictionary<(string Family, string Id), string> newer = [];
    private readonly Dictionary<(string Family, string Id), string> because = [];

    public Counterparts(Policy older, Policy newer)
    {
        // Where the older is the upper one, what it put in a rule's place goes back to that rule.
        foreach (var change in older.Changes)
        {
            if (change.ReplacedBy is { } id)
                this.newer.TryAdd((Layering.Family(change.Kind), id), change.Rule);
        }
        foreach (var change in newer.Changes)
        {
            var family = Layering.Family(change.Kind);
            if (change.ReplacedBy is { } id && id != change.Rule)
                this.newer[(family, change.Rule)] = id;
            because[(family, change.ReplacedBy ?? change.Rule)] = change.Because;
        }
    }

    /// <summary>The rule of the newer edition; null where none stands for it.</summary>
    /// <param name="isThere">Whether the newer edition has a rule of this id.</param>
    public string? Of(string family, string id, Func<string, bool> isThere)
    {
        var met = new HashSet<string>();
        for (var at = id; met.Add(at); )
        {
            if (isThere(at))
                return at;
            if (!newer.TryGetValue((family, at), out at!))
                return null;
        }
        return null;
    }

    /// <summary>Why a rule was put in another's place, or let go; null where nothing is said.</summary>
    public string? Because(string family, string id) => because.GetValueOrDefault((family, id));
}
