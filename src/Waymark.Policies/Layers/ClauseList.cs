using Waymark.Policies.Chapters;

namespace Waymark.Policies.Layers;

/// <summary>The clauses of all editions of a stack; each id is written once.</summary>
internal sealed class ClauseList
{
    private readonly Dictionary<string, Clause> byId = [];

    public ClauseList(IReadOnlyList<Layer> layers, FindingList findings)
    {
        foreach (var layer in layers)
        {
            var below = byId.Keys.ToHashSet();
            foreach (var clause in layer.Chapters.SelectMany(chapter => chapter.Clauses))
            {
                if (!byId.TryAdd(clause.Id, clause))
                    findings.Error(
                        clause.Place,
                        $"the clause `{clause.Id}` is written twice",
                        below.Contains(clause.Id)
                            ? $"the edition below has it in {Naming.FileName(byId[clause.Id].Place.File)}: give this one an id of its own"
                            : null
                    );
            }
        }
        Own = layers[^1].Chapters.SelectMany(chapter => chapter.Clauses).ToList();
        IsLayered = layers.Count > 1;
    }

    public IReadOnlyDictionary<string, Clause> ById => byId;

    /// <summary>The clauses of the uppermost edition.</summary>
    public IReadOnlyList<Clause> Own { get; }

    /// <summary>Whether it builds on another.</summary>
    public bool IsLayered { get; }
}
