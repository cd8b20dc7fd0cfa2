using Waymark.Policies.Chapters;

namespace Waymark.Policies.Layers;

/// <summary>A chapter of an upper edition continues the lower one of the same number: its clauses and rules belong to that step.</summary>
internal static class SharedSteps
{
    /// <summary>The same editions, the lowest first, with one step for each number.</summary>
    public static IReadOnlyList<Layer> Of(IReadOnlyList<Layer> layers)
    {
        if (layers.Count == 1)
            return layers;
        var steps = new SortedDictionary<int, Step>();
        foreach (var chapter in layers.SelectMany(layer => layer.Chapters))
            steps.TryAdd(chapter.Step.Number, chapter.Step);
        return layers.Select(layer => In(layer, steps)).ToList();
    }

    /// <summary>The steps in order.</summary>
    public static IReadOnlyList<Step> List(IReadOnlyList<Layer> layers)
    {
        var steps = layers
            .SelectMany(layer => layer.Chapters)
            .Where(chapter => !chapter.IsForParents)
            .Select(chapter => chapter.Step);
        return layers.Count == 1
            ? steps.ToList()
            : steps.Distinct().OrderBy(step => step.Number).ToList();
    }

    private static Layer In(Layer layer, SortedDictionary<int, Step> steps) =>
        layer with
        {
            Chapters = layer
                .Chapters.Select(chapter => In(chapter, steps[chapter.Step.Number]))
                .ToList(),
            Blocks = layer
                .Blocks.Select(placed => placed with { Step = steps[placed.Step.Number] })
                .ToList(),
        };

    private static Chapter In(Chapter chapter, Step step) =>
        chapter with
        {
            Step = step,
            Passages = chapter.Passages.Select(passage => passage with { Step = step }).ToList(),
            Clauses = chapter.Clauses.Select(clause => clause with { Step = step }).ToList(),
        };
}
