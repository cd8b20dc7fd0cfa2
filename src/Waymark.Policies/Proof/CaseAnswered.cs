using System.Globalization;
using Waymark.Policies.Conditions;

namespace Waymark.Policies.Proof;

/// <summary>A solver's answer as a case: the facts of one state, what was done, and the day.</summary>
internal sealed class CaseAnswered(
    CaseSymbols state,
    CaseSymbols first,
    IReadOnlyDictionary<string, string> values
)
{
    private const string Words = "words";

    /// <summary>The moment at which the case is looked at.</summary>
    public DateTime Now { get; } =
        values.ContainsKey("today")
            ? DayOf(values.Number("today")).ToDateTime(new TimeOnly(10, 0))
            : new DateTime(2026, 11, 16, 10, 0, 0);

    public CaseFacts Facts()
    {
        var spoken = first.Spoken.Concat(state.Spoken).Distinct().ToLookup(Entity);
        var entities = new List<Entity>();
        foreach (var scope in new[] { Scope.Person, Scope.Device, Scope.Place, Scope.Act })
        {
            for (var index = 0; index < state.Bounds.Of(scope); index++)
            {
                if (values.IsTrue(state.There(scope, index)))
                    entities.Add(
                        new Entity(
                            scope,
                            Bounds.Name(scope, index),
                            FactsOf(spoken[(scope, index)])
                        )
                    );
            }
        }
        var ofCase = FactsOf(spoken[(Scope.Case, 0)]);
        return new CaseFacts(ofCase, entities, NotKnown());
    }

    public Deeds Deeds() =>
        new(
            first
                .Deeds.Where(deed => values.IsTrue(first.Done(deed.Deed, deed.Scope, deed.Entity)))
                .Select(deed => new Deed(deed.Deed, NameOf(deed.Scope, deed.Entity), Now, null))
                .ToList(),
            first
                .Asides.Concat(state.Asides)
                .Distinct()
                .Where(aside => values.IsTrue(state.Aside(aside.Duty, aside.Entity)))
                .Select(aside => new SettingAside(
                    aside.Duty.Id,
                    NameOf(aside.Duty.Scope, aside.Entity),
                    Words,
                    Now,
                    null
                ))
                .ToList(),
            []
        );

    private Dictionary<string, FactValue> FactsOf(IEnumerable<(Fact Fact, int Entity)> facts) =>
        facts
            // Two editions name the same facts.
            .DistinctBy(fact => fact.Fact.Rule.Id)
            .Select(fact => (fact.Fact.Rule.Id, Value: ValueOf(fact.Fact, fact.Entity)))
            .Where(fact => fact.Value is not null)
            .ToDictionary(fact => fact.Id, fact => fact.Value!);

    private FactValue? ValueOf(Fact fact, int entity)
    {
        var options = fact
            .Rule.Options.Where((_, bit) => values.IsTrue(state.Has(fact, entity, 1UL << bit)))
            .Select(option => option.Value)
            .ToList();
        if (fact.IsOneOfOptions())
            return options.Count == 0 ? null : new FactValue(options);
        if (!values.IsTrue(state.Known(fact, entity)))
            return null;
        return fact.Rule.Type switch
        {
            FactType.List => new FactValue(options),
            FactType.Text => new FactValue([Words]),
            _ => new FactValue([Written(fact, values.Number(state.Number(fact, entity)))]),
        };
    }

    private static string Written(Fact fact, long number) =>
        fact.Rule.Type switch
        {
            FactType.Date => DayOf(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            FactType.DateTime => new DateTime(number * TimeSpan.TicksPerSecond).ToString(
                "yyyy-MM-ddTHH:mm:ss",
                CultureInfo.InvariantCulture
            ),
            _ => number.ToString(CultureInfo.InvariantCulture),
        };

    private List<NotKnown> NotKnown() =>
        first
            .Questions.Where(fact => values.IsTrue(first.Asked(fact.Fact, fact.Entity)))
            .Select(fact => new NotKnown(
                fact.Fact.Rule.Id,
                NameOf(fact.Fact.Rule.Scope, fact.Entity),
                Words
            ))
            .ToList();

    private static (Scope, int) Entity((Fact Fact, int Entity) fact) =>
        (fact.Fact.Rule.Scope == Scope.School ? Scope.Case : fact.Fact.Rule.Scope, fact.Entity);

    private static string? NameOf(Scope scope, int entity) =>
        scope is Scope.Case or Scope.School ? null : Bounds.Name(scope, entity);

    private static DateOnly DayOf(long number) =>
        new((int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100));
}
