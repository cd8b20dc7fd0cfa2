using Waymark.Policies.Chapters;

namespace Waymark.Policies.Layers;

/// <summary>Finds the editions that an edition builds on, one upon another.</summary>
/// <param name="beside">The chapters of the editions beside it, by the name of their folder.</param>
internal sealed class EditionStack(
    IReadOnlyDictionary<string, IReadOnlyList<PolicyText>> beside,
    BlockReader blocks,
    FindingList findings
)
{
    /// <summary>The editions, the lowest first and the one asked for last.</summary>
    public IReadOnlyList<Layer> Read(IReadOnlyList<PolicyText> chapters)
    {
        var layers = new List<Layer>();
        var met = new HashSet<string>();
        for (var texts = chapters; texts is not null; )
        {
            var layer = ReadLayer(texts);
            layers.Insert(0, layer);
            if (layer.Id is not null)
                met.Add(layer.Id);
            texts = Below(layer, met);
        }
        return SharedSteps.Of(layers);
    }

    private Layer ReadLayer(IReadOnlyList<PolicyText> texts)
    {
        var chapters = texts.Select(Chapter.Read).ToList();
        var read = chapters
            .SelectMany(chapter => blocks.Read(chapter, Vocables.ChapterBlocks))
            .ToList();
        return new Layer(EditionOf(read)?.MaybeWords("id"), texts, chapters, read);
    }

    private IReadOnlyList<PolicyText>? Below(Layer layer, HashSet<string> met)
    {
        var name = EditionOf(layer.Blocks)?.MaybeText("builds on");
        if (name is null or { Text: "none" })
            return null;
        if (!met.Add(name.Text))
        {
            findings.Error(
                name.Place,
                $"`{name.Text}` builds on itself",
                "name an edition below this one, or `none`"
            );
            return null;
        }
        if (beside.TryGetValue(name.Text, out var texts))
            return texts;
        findings.Error(
            name.Place,
            $"there is no edition `{name.Text}` beside this one",
            FindingList.DidYouMean(name.Text, beside.Keys)
                ?? "an edition builds on a folder that stands beside its own"
        );
        return null;
    }

    private static Block? EditionOf(IReadOnlyList<Placed> blocks) =>
        blocks.FirstOrDefault(placed => placed.Block.Kind == "edition")?.Block;
}
