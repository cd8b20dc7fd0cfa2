using Waymark.Policies;

namespace Waymark.Bench.JsonLogic;

/// <summary>
/// Where the case and the entities at hand lie from the data that a rule is given. Inside "some", json-logic sees the entry alone,
/// so each entity is given its case; another entity that was at hand outside is then out of reach.
/// </summary>
/// <param name="case">The path of the case, with a dot at its end; empty: it is the data.</param>
internal sealed class Reachable(string @case, IReadOnlyDictionary<Scope, string?> atHand)
{
    private const string OfEntity = "case.";

    public static Reachable Case { get; } = new("", new Dictionary<Scope, string?>());

    /// <summary>What is reached from an act that is judged, with a target of its kind or with none.</summary>
    public static Reachable Judged(Scope target) =>
        target == Scope.Case
            ? new(OfEntity, new Dictionary<Scope, string?> { [Scope.Act] = "act." })
            : new(
                OfEntity,
                new Dictionary<Scope, string?> { [Scope.Act] = "act.", [target] = "target." }
            );

    public bool Has(Scope scope) => IsOfCase(scope) || atHand.ContainsKey(scope);

    /// <summary>The path to a fact, term or list of deeds of the scope.</summary>
    public string Path(Scope scope, string name) =>
        (
            IsOfCase(scope)
                ? @case
                : atHand[scope]
                    ?? throw new InvalidOperationException(
                        $"json-logic cannot reach a {scope} from within another entity: {name}."
                    )
        ) + name;

    /// <summary>The array of the case's entities of a kind.</summary>
    public string Entities(Scope scope) => @case + Plural(scope);

    /// <summary>As an entity sees it.</summary>
    public Reachable Within(Scope scope)
    {
        var inside = atHand.Keys.ToDictionary(other => other, _ => (string?)null);
        inside[scope] = "";
        return new Reachable(OfEntity, inside);
    }

    public Reachable WithoutAct() =>
        new(@case, atHand.Where(one => one.Key != Scope.Act).ToDictionary());

    public static string Plural(Scope scope) =>
        scope switch
        {
            Scope.Person => "people",
            Scope.Device => "devices",
            Scope.Place => "places",
            Scope.Act => "acts",
            _ => throw new ArgumentOutOfRangeException(nameof(scope)),
        };

    private static bool IsOfCase(Scope scope) => scope is Scope.Case or Scope.School;
}
