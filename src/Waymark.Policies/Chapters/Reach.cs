using Waymark.Policies.Conditions;

namespace Waymark.Policies.Chapters;

/// <summary>Which entities a condition can speak of where it stands, and what it turned out to speak of.</summary>
/// <param name="isTerm">Whether it is a term's own condition: what it speaks of is then settled where the term is used.</param>
internal sealed class Reach(bool isTerm, params Scope[] within)
{
    private readonly List<Scope> bound = [.. within];

    /// <summary>The scopes of the entities that a term leaves to be settled where it is used.</summary>
    public HashSet<Scope> Free { get; } = [];

    /// <summary>Whether it reads facts of the act at hand.</summary>
    public bool ReadsAct { get; set; }

    /// <summary>Whether it asks for duties owed for an entity, which differ with who is at hand.</summary>
    public bool AsksWhoIsAtHand { get; set; }

    /// <summary>Binds a scope until the result is disposed of.</summary>
    public IDisposable Within(Scope scope)
    {
        bound.Add(scope);
        return new Leaving(bound);
    }

    public void Take(Scope scope, WrittenText at, string what, FindingList findings)
    {
        if (scope is Scope.Case or Scope.School || bound.Contains(scope))
            return;
        if (isTerm)
        {
            Free.Add(scope);
            return;
        }
        var word = Words.Of(scope);
        findings.Error(
            at.Place,
            $"{what} is of a {word}, and nothing here says which",
            $"write `some: {word}` or `every: {word}` around it, or `for each: {word}`"
        );
    }

    public void Take(Term term, WrittenText at, FindingList findings)
    {
        ReadsAct |= term.ReadsAct;
        AsksWhoIsAtHand |= !term.IsRemembered;
        foreach (var scope in term.SpeaksOf)
            Take(scope, at, $"the term `{term.Id}`", findings);
    }

    public void TakeOwed(Duty duty) =>
        AsksWhoIsAtHand |= duty.Rule.Scope is not (Scope.Case or Scope.School);

    private sealed class Leaving(List<Scope> bound) : IDisposable
    {
        public void Dispose() => bound.RemoveAt(bound.Count - 1);
    }
}
