namespace Waymark.Policies.Conditions;

/// <summary>What was done, found by name. Decisions come in as deeds too, unless they no longer stand.</summary>
internal sealed class DeedIndex(Deeds deeds)
{
    private readonly ILookup<string, Deed>? byName =
        deeds.Done.Count == 0 ? null : deeds.Done.ToLookup(deed => deed.Name);
    private ILookup<string, Deed>? decided;

    public Deeds Deeds => deeds;

    /// <summary>Whether nothing was done.</summary>
    public bool IsEmpty => byName is null && decided is null;

    /// <summary>Adds the decisions that stand, each under its own name and that of the option chosen.</summary>
    public void Add(IEnumerable<Deed> decisions) => decided = decisions.ToLookup(deed => deed.Name);

    /// <summary>The deeds of that name for the entity, or for all.</summary>
    public IEnumerable<Deed> Find(string name, string? entity)
    {
        if (IsEmpty)
            return [];
        return Named(name).Where(deed => deed.Entity is null || deed.Entity == entity);
    }

    /// <summary>A decision that was taken speaks for itself: a deed of the same name cannot stand in for one that is stale.</summary>
    private IEnumerable<Deed> Named(string name)
    {
        var isDecided = deeds.Decisions.Any(taken =>
            $"{name}.".StartsWith($"decision.{taken.Decision}.", StringComparison.Ordinal)
        );
        var done = byName is null || isDecided ? [] : byName[name];
        return decided is null ? done : done.Concat(decided[name]);
    }

    public static IReadOnlyList<string> Names(DecisionTaken taken) =>
        [$"decision.{taken.Decision}", $"decision.{taken.Decision}.{taken.Option}"];

    public SettingAside? FindSettingAside(string duty, string? entity) =>
        deeds.SetAside.Count == 0
            ? null
            : deeds.SetAside.LastOrDefault(aside =>
                aside.Duty == duty && (aside.Entity is null || aside.Entity == entity)
            );
}
