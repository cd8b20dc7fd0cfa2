using System.Globalization;
using Waymark.Policies.Conditions;

namespace Waymark.Policies.Proof;

/// <summary>
/// The names under which the facts and deeds of one case stand in a script. A fact of a choice is one truth for each option; nothing
/// true: unknown. A day is a number such as 20261116, so that a year is ten thousand days long and ages are differences.
/// </summary>
/// <param name="before">The case of which this is a later state; null: this is the first.</param>
/// <param name="change">What can differ from the state before.</param>
internal sealed class CaseSymbols(
    SmtScript script,
    Bounds bounds,
    CaseSymbols? before = null,
    Change? change = null
)
{
    private const string After = "after/";
    private readonly HashSet<(Fact Fact, int Entity)> spoken = [];
    private readonly HashSet<(string Deed, Scope Scope, int Entity)> done = [];
    private readonly HashSet<(DutyRule Duty, int Entity)> asides = [];
    private readonly HashSet<(DutyRule Duty, int Entity)> followed = [];
    private readonly HashSet<(Fact Fact, int Entity)> asked = [];

    public SmtScript Script => script;

    public Bounds Bounds => bounds;

    /// <summary>What the names of this state begin with, so that what follows from it is told apart.</summary>
    public string Prefix { get; } = before is null ? "" : After;

    /// <summary>The facts that have names of their own in this state, each with its entity.</summary>
    public IReadOnlyCollection<(Fact Fact, int Entity)> Spoken => spoken;

    /// <summary>The deeds that have names, each with the entity it was done for.</summary>
    public IReadOnlyCollection<(string Deed, Scope Scope, int Entity)> Deeds => done;

    /// <summary>The duties against which reasons have names of their own in this state.</summary>
    public IReadOnlyCollection<(DutyRule Duty, int Entity)> Asides => asides;

    /// <summary>The follow-ups of which it matters whether they were met since they began.</summary>
    public IReadOnlyCollection<(DutyRule Duty, int Entity)> Followed => followed;

    /// <summary>The questions of which it matters whether they were put.</summary>
    public IReadOnlyCollection<(Fact Fact, int Entity)> Questions => asked;

    /// <summary>Whether there is such an entity. A case has one of each that there always is; the others come in order.</summary>
    public string There(Scope scope, int index)
    {
        if (scope is Scope.Case or Scope.School || (scope == Scope.Act && index == 0))
            return Smt.True;
        var isAdded = before is not null && change!.Adds == scope && index == bounds.Of(scope) - 1;
        if (before is not null && !isAdded)
            return before.There(scope, index);
        return script.Declare(
            $"{Prefix}there.{Bounds.Name(scope, index)}",
            within: symbol => index == 0 ? null! : Smt.Implies(symbol, There(scope, index - 1))
        );
    }

    public string Known(Fact fact, int entity)
    {
        if (Earlier(fact) is { } earlier)
            return earlier.Known(fact, entity);
        var name = NameOf(fact, entity);
        if (!fact.IsOneOfOptions())
            return script.Declare($"{name}?");
        Options(fact, name);
        return script.Define(
            $"{name}?",
            () => Smt.Or(fact.Rule.Options.Select(option => Smt.Symbol($"{name}={option.Value}")))
        );
    }

    /// <summary>Whether the fact is, or the list holds, one of the options of a mask.</summary>
    public string Has(Fact fact, int entity, ulong mask)
    {
        if (Earlier(fact) is { } earlier)
            return earlier.Has(fact, entity, mask);
        var name = NameOf(fact, entity);
        Options(fact, name);
        return Smt.Or(
            fact.Rule.Options.Where((_, bit) => (mask & (1UL << bit)) != 0)
                .Select(option => Smt.Symbol($"{name}={option.Value}"))
        );
    }

    /// <summary>The number, day or moment; it says nothing while the fact is unknown.</summary>
    public string Number(Fact fact, int entity)
    {
        if (Earlier(fact) is { } earlier)
            return earlier.Number(fact, entity);
        var name = NameOf(fact, entity);
        return fact.Rule.Type == FactType.Date
            ? Day(name)
            : script.Declare(name, "Int", symbol => Within(fact, symbol));
    }

    /// <summary>The day on which the case is looked at.</summary>
    public string Today => Day("today");

    public string Done(string deed, Scope scope, int entity)
    {
        if (before is not null)
            return before.Done(deed, scope, entity);
        done.Add((deed, scope, entity));
        return script.Declare($"done.{deed}{Bounds.At(scope, entity)}");
    }

    /// <summary>Whether somebody gave a reason for leaving the duty undone.</summary>
    public string Aside(DutyRule duty, int entity)
    {
        if (before is not null && !change!.Reasons)
            return before.Aside(duty, entity);
        asides.Add((duty, entity));
        return script.Declare($"{Prefix}reason-against.{duty.Id}{Bounds.At(duty.Scope, entity)}");
    }

    /// <summary>For a follow-up: whether it was met since it last began.</summary>
    public string MetSince(DutyRule duty, int entity)
    {
        if (before is not null)
            return before.MetSince(duty, entity);
        followed.Add((duty, entity));
        return script.Declare($"met-since.{duty.Id}{Bounds.At(duty.Scope, entity)}");
    }

    /// <summary>Whether the question was put and could not be answered.</summary>
    public string Asked(Fact fact, int entity)
    {
        if (before is not null)
            return before.Asked(fact, entity);
        asked.Add((fact, entity));
        return script.Declare($"asked.{fact.Rule.Id}{Bounds.At(fact.Rule.Scope, entity)}");
    }

    private CaseSymbols? Earlier(Fact fact) =>
        before is not null && !change!.Touches(fact) ? before : null;

    private string NameOf(Fact fact, int entity)
    {
        spoken.Add((fact, entity));
        return $"{Prefix}{fact.Rule.Id}{Bounds.At(fact.Rule.Scope, entity)}";
    }

    private void Options(Fact fact, string name)
    {
        var options = fact.Rule.Options.Select(option => $"{name}={option.Value}").ToList();
        if (fact.Rule.Type == FactType.List)
        {
            var isKnown = script.Declare($"{name}?");
            foreach (var option in options)
                script.Declare(option, within: symbol => Smt.Implies(symbol, isKnown));
            return;
        }
        // At most one: each shuts out those before it.
        for (var index = 0; index < options.Count; index++)
        {
            var earlier = options[..index].Select(Smt.Symbol);
            script.Declare(
                options[index],
                within: symbol => index == 0 ? null! : Smt.Implies(symbol, Smt.Not(Smt.Or(earlier)))
            );
        }
    }

    /// <summary>A day of the calendar of the years 1901 to 2099, in which every fourth year is a leap year.</summary>
    private string Day(string name)
    {
        var year = script.Declare($"{name}.year", "Int", symbol => $"(<= 1901 {symbol} 2099)");
        var month = script.Declare($"{name}.month", "Int", symbol => $"(<= 1 {symbol} 12)");
        var longest =
            $"(ite (= {month} 2) (ite (= (mod {year} 4) 0) 29 28)"
            + $" (ite (or (= {month} 4) (= {month} 6) (= {month} 9) (= {month} 11)) 30 31))";
        return script.Declare(
            name,
            "Int",
            symbol =>
                $"(let ((day (- {symbol} (* 10000 {year}) (* 100 {month})))) (<= 1 day {longest}))"
        );
    }

    /// <summary>Moments count in seconds, within this century: what matters of them is their order. A number goes far beyond what a rule can ask about.</summary>
    private static string Within(Fact fact, string symbol) =>
        fact.Rule.Type == FactType.DateTime
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"(<= {Seconds(2000)} {symbol} {Seconds(2100)})"
            )
            : $"(<= 0 {symbol} {uint.MaxValue})";

    private static long Seconds(int year) =>
        new DateTime(year, 1, 1).Ticks / TimeSpan.TicksPerSecond;
}
