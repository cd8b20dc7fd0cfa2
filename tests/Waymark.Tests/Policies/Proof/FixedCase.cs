using System.Globalization;
using Waymark.Policies;
using Waymark.Policies.Conditions;
using Waymark.Policies.Proof;

namespace Waymark.Tests.Policies.Proof;

/// <summary>One case said to a solver: a value for every name that a script has for facts and deeds.</summary>
internal sealed class FixedCase(CaseSymbols symbols, CaseFacts facts, Deeds deeds)
{
    /// <summary>Everything known is as it is, and everything else is unknown, but for the facts left free.</summary>
    public IEnumerable<string> Assertions(
        IReadOnlyCollection<(Fact Fact, int Entity)>? free = null
    ) =>
        Entities()
            .Concat(
                symbols
                    .Spoken.Where(fact => free?.Contains(fact) != true)
                    .SelectMany(fact => Value(fact.Fact, fact.Entity))
            )
            .Concat(Today())
            .Concat(Dealings());

    /// <summary>Sees to it that the script has a name for every value of every fact that it speaks of.</summary>
    public static void NameAll(CaseSymbols symbols)
    {
        _ = symbols.Today;
        foreach (var (fact, index) in symbols.Spoken.ToList())
        {
            symbols.Known(fact, index);
            symbols.Has(fact, index, ulong.MaxValue);
            if (fact.Rule.Type is FactType.Date or FactType.DateTime or FactType.Number)
                symbols.Number(fact, index);
        }
    }

    /// <summary>The same case with its entities named as in a script.</summary>
    public static CaseFacts Named(CaseFacts facts) =>
        facts with
        {
            Entities = facts
                .Entities.GroupBy(entity => entity.Scope)
                .SelectMany(scope =>
                    scope.Select(
                        (entity, index) => entity with { Name = Bounds.Name(entity.Scope, index) }
                    )
                )
                .ToList(),
        };

    /// <summary>The name of an entity as the case has it; null for the case, and for the act of a case without any.</summary>
    public static string? NameIn(CaseFacts facts, Scope scope, int index) =>
        Entity(facts, scope, index)?.Name;

    /// <summary>Whether the case has the entity, and does not say the fact of it.</summary>
    public static bool IsUnknown(CaseFacts facts, Fact fact, int index)
    {
        var scope = fact.Rule.Scope;
        if (scope is Scope.Case or Scope.School)
            return !facts.Case.ContainsKey(fact.Rule.Id);
        var entity = Entity(facts, scope, index);
        return entity is null ? scope == Scope.Act : !entity.Facts.ContainsKey(fact.Rule.Id);
    }

    public static string Name(Scope scope, int index) => Bounds.Name(scope, index);

    private IEnumerable<string> Entities() =>
        from scope in new[] { Scope.Person, Scope.Device, Scope.Place }
        from index in Enumerable.Range(0, symbols.Bounds.Of(scope))
        let there = symbols.There(scope, index)
        select Is(there, Entity(scope, index) is not null);

    private Entity? Entity(Scope scope, int index) => Entity(facts, scope, index);

    private static Entity? Entity(CaseFacts facts, Scope scope, int index) =>
        facts.Entities.Where(entity => entity.Scope == scope).ElementAtOrDefault(index);

    private IEnumerable<string> Value(Fact fact, int index)
    {
        var known = fact.Rule.Scope is Scope.Case or Scope.School
            ? facts.Case
            : Entity(fact.Rule.Scope, index)?.Facts;
        var value = known?.GetValueOrDefault(fact.Rule.Id);
        yield return Is(symbols.Known(fact, index), value is not null);
        for (var bit = 0; bit < fact.Rule.Options.Count; bit++)
        {
            var holds = value?.Values.Contains(fact.Rule.Options[bit].Value) == true;
            yield return Is(symbols.Has(fact, index, 1UL << bit), holds);
        }
        if (value is not null && Number(fact, value.Values) is { } number)
            yield return $"(= {symbols.Number(fact, index)} {number})";
    }

    private static string? Number(Fact fact, IReadOnlyList<string> values) =>
        fact.Rule.Type switch
        {
            FactType.Number => values[0],
            FactType.Date => values[0].Replace("-", "", StringComparison.Ordinal),
            FactType.DateTime => (
                DateTime.Parse(values[0], CultureInfo.InvariantCulture).Ticks
                / TimeSpan.TicksPerSecond
            ).ToString(CultureInfo.InvariantCulture),
            _ => null,
        };

    private IEnumerable<string> Today() =>
        [$"(= {symbols.Today} {Model2019.Now.ToString("yyyyMMdd", CultureInfo.InvariantCulture)})"];

    private IEnumerable<string> Dealings()
    {
        foreach (var (name, scope, index) in symbols.Deeds)
        {
            var wasDone = deeds.Done.Any(deed =>
                deed.Name == name && IsFor(deed.Entity, scope, index)
            );
            yield return Is(symbols.Done(name, scope, index), wasDone);
        }
        foreach (var (duty, index) in symbols.Asides)
        {
            var isAside = deeds.SetAside.Any(aside =>
                aside.Duty == duty.Id && IsFor(aside.Entity, duty.Scope, index)
            );
            yield return Is(symbols.Aside(duty, index), isAside);
        }
        foreach (var (fact, index) in symbols.Questions)
        {
            var wasAsked = facts.AskedNotKnown.Any(asked =>
                asked.Fact == fact.Rule.Id && IsFor(asked.Entity, fact.Rule.Scope, index)
            );
            yield return Is(symbols.Asked(fact, index), wasAsked);
        }
        // Here everything is done at one moment.
        foreach (var (duty, index) in symbols.Followed)
            yield return symbols.MetSince(duty, index);
    }

    private static bool IsFor(string? entity, Scope scope, int index) =>
        entity is null || (scope != Scope.Case && entity == Name(scope, index));

    private static string Is(string symbol, bool holds) => holds ? symbol : Smt.Not(symbol);
}
