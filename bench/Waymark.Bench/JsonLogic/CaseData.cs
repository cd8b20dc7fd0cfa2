using System.Text.Json.Nodes;
using Waymark.Policies;
using Waymark.Policies.Conditions;

namespace Waymark.Bench.JsonLogic;

/// <summary>A case as data for json-logic: what is known by fact, the deeds of each entity, and ages, which json-logic cannot count.</summary>
internal sealed class CaseData(Situation situation, Vocabulary vocabulary)
{
    public const string Youngest = "youngest";
    public const string Oldest = "oldest";

    /// <summary>A fact's key: json-logic would take a dot for a way into an object.</summary>
    public static string Key(Fact fact) => fact.Rule.Id.Replace('.', '_');

    public JsonObject Case()
    {
        var data = Facts(situation.Facts.Case);
        data["done"] = Done(null);
        foreach (var scope in new[] { Scope.Person, Scope.Device, Scope.Place, Scope.Act })
        {
            var entities = new JsonArray();
            for (var index = 0; index < situation.Count(scope); index++)
                entities.Add((JsonNode)Entity(scope, index));
            data[Reachable.Plural(scope)] = entities;
        }
        return data;
    }

    private JsonObject Entity(Scope scope, int index)
    {
        var name = situation.Name(scope, index);
        var entity = situation.Facts.Entities.FirstOrDefault(one =>
            one.Scope == scope && one.Name == name
        );
        var data = entity is null ? [] : Facts(entity.Facts);
        data["done"] = Done(name);
        if (scope == Scope.Person && vocabulary.Age is not null)
        {
            var before = situation.Bind(scope, index);
            var (youngest, oldest) = new AgeAtLeast(vocabulary, 0, null).Range(situation);
            situation.Bind(scope, before);
            data[Youngest] = youngest;
            data[Oldest] = oldest;
        }
        return data;
    }

    private JsonArray Done(string? entity) =>
        new([
            .. situation
                .Deeds.Deeds.Done.Where(deed => deed.Entity is null || deed.Entity == entity)
                .Select(deed => (JsonNode)deed.Name),
        ]);

    private JsonObject Facts(IReadOnlyDictionary<string, FactValue> known)
    {
        var facts = new JsonObject();
        foreach (var (id, value) in known)
        {
            var fact = vocabulary.Find(id)!;
            var encoded = fact.Encode(value);
            // What is written and empty is not known.
            if (encoded != 0)
                facts[Key(fact)] = ValueOf(fact.Rule.Type, value, encoded);
        }
        return facts;
    }

    private static JsonNode ValueOf(FactType type, FactValue value, ulong encoded) =>
        type switch
        {
            FactType.List => new JsonArray([.. value.Values.Select(word => (JsonNode)word)]),
            FactType.Date or FactType.DateTime or FactType.Number => Fact.Plain(encoded),
            _ => value.Values[0],
        };
}
