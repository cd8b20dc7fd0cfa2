using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>What questions, facts and properties are held against: the duties that are open, what refuses each act, and the class.</summary>
internal static class Outcome
{
    public static IReadOnlySet<string> Open(Guidance guidance) =>
        guidance
            .Duties.Where(duty => duty.State == DutyState.Open)
            .Select(duty => $"{duty.Duty.Id}@{duty.Entity}")
            .ToHashSet();

    /// <summary>For each act and target but closing: the clauses cited.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Refusals(Guidance guidance) =>
        guidance
            .Permissions.Where(permission => permission.Act.Id != guidance.Close.Act.Id)
            .ToDictionary(
                permission => $"{permission.Act.Id}@{permission.Target}",
                permission => (IReadOnlyList<string>)permission.Clauses.Order().ToList()
            );

    public static string Of(Guidance guidance) =>
        string.Join(
            '\n',
            Open(guidance)
                .Order()
                .Concat(
                    Refusals(guidance)
                        .OrderBy(act => act.Key)
                        .Select(act => $"{act.Key}: {string.Join(' ', act.Value)}")
                )
                .Append(guidance.Class ?? "")
        );

    /// <summary>The same case with one fact given another value, or none.</summary>
    public static CaseFacts With(CaseFacts facts, string id, string? entity, FactValue? value)
    {
        if (entity is null)
            return facts with { Case = With(facts.Case, id, value) };
        return facts with
        {
            Entities = facts
                .Entities.Select(one =>
                    one.Name == entity ? one with { Facts = With(one.Facts, id, value) } : one
                )
                .ToList(),
        };
    }

    private static Dictionary<string, FactValue> With(
        IReadOnlyDictionary<string, FactValue> facts,
        string id,
        FactValue? value
    )
    {
        var changed = facts.Where(fact => fact.Key != id).ToDictionary();
        if (value is not null)
            changed[id] = value;
        return changed;
    }

    /// <summary>Every fact of the case and of its people, devices and places, known or not.</summary>
    public static IEnumerable<(FactRule Fact, string? Entity, bool IsKnown)> Facts(
        Policy policy,
        CaseFacts facts
    ) =>
        policy
            .Facts.Values.Where(fact => fact.Scope == Scope.Case)
            .Select(fact => (fact, (string?)null, facts.Case.ContainsKey(fact.Id)))
            .Concat(
                from entity in facts.Entities
                where entity.Scope != Scope.Act
                from fact in policy.Facts.Values
                where fact.Scope == entity.Scope
                select (fact, (string?)entity.Name, entity.Facts.ContainsKey(fact.Id))
            );
}
