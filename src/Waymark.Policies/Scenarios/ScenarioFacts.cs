namespace Waymark.Policies.Scenarios;

/// <summary>Lays a case over its scenario, and makes of both the facts of one case.</summary>
public static class ScenarioFacts
{
    private const string UnnamedAct = "act";

    /// <summary>The facts of a scenario with a case laid over it: maps key by key, lists and single values replaced, null unknown again.</summary>
    /// <param name="over">The case; null: the scenario alone.</param>
    /// <exception cref="ArgumentException">A fact is not in the policy's vocabulary, or stands where it cannot.</exception>
    public static CaseFacts Of(Policy policy, ScenarioCase common, ScenarioCase? over)
    {
        var ofCase = new Dictionary<string, FactValue>();
        var ofAct = new Dictionary<string, FactValue>();
        var entities = Merge(common, over);
        foreach (var (written, values) in Merge(common.Facts, over?.Facts))
        {
            var (id, name) = Named.Split(written);
            var fact =
                policy.Facts.GetValueOrDefault(id)
                ?? throw new ArgumentException($"the vocabulary has no fact `{id}`");
            var facts =
                name is not null ? FactsOf(entities, fact.Scope, name)
                : fact.Scope == Scope.Act ? ofAct
                : ofCase;
            facts[id] = new FactValue(values);
        }
        var list = entities
            .Select(entity => new Entity(entity.Key.Scope, entity.Key.Name, entity.Value))
            .ToList();
        if (ofAct.Count > 0)
            list.Add(new Entity(Scope.Act, UnnamedAct, ofAct));
        return new CaseFacts(ofCase, list, []);
    }

    private static Dictionary<string, FactValue> FactsOf(
        Dictionary<(Scope Scope, string Name), Dictionary<string, FactValue>> entities,
        Scope scope,
        string name
    ) =>
        entities.GetValueOrDefault((scope, name))
        ?? throw new ArgumentException($"the case has no `{name}` to say this of");

    private static Dictionary<(Scope Scope, string Name), Dictionary<string, FactValue>> Merge(
        ScenarioCase common,
        ScenarioCase? over
    )
    {
        var entities = common.Entities.ToDictionary(
            entity => (entity.Scope, entity.Name),
            entity => entity.Facts
        );
        foreach (var entity in over?.Entities ?? [])
        {
            var key = (entity.Scope, entity.Name);
            if (entity.Facts is null && entities.Remove(key))
                continue;
            entities[key] = Lay(entities.GetValueOrDefault(key), entity.Facts);
        }
        return entities.ToDictionary(
            entity => entity.Key,
            entity =>
                Merge(entity.Value, null)
                    .ToDictionary(fact => fact.Key, fact => new FactValue(fact.Value))
        );
    }

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Merge(
        IReadOnlyDictionary<string, IReadOnlyList<string>?>? common,
        IReadOnlyDictionary<string, IReadOnlyList<string>?>? over
    ) =>
        Lay(common, over)
            .Where(fact => fact.Value is not null)
            .Select(fact => KeyValuePair.Create(fact.Key, fact.Value!));

    private static Dictionary<string, IReadOnlyList<string>?> Lay(
        IReadOnlyDictionary<string, IReadOnlyList<string>?>? common,
        IReadOnlyDictionary<string, IReadOnlyList<string>?>? over
    )
    {
        var laid = new Dictionary<string, IReadOnlyList<string>?>(
            common ?? new Dictionary<string, IReadOnlyList<string>?>()
        );
        foreach (var (id, values) in over ?? new Dictionary<string, IReadOnlyList<string>?>())
            laid[id] = values;
        return laid;
    }
}
