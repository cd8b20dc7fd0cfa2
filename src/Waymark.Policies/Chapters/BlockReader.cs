using Waymark.Policies.Layers;
using Waymark.Policies.Scenarios;

namespace Waymark.Policies.Chapters;

/// <summary>Reads the fenced blocks of files into mappings, and the scenarios among them.</summary>
internal sealed class BlockReader(FindingList findings)
{
    private readonly List<Scenario> scenarios = [];

    /// <summary>The scenarios met so far.</summary>
    public IReadOnlyList<Scenario> Scenarios => scenarios;

    /// <summary>The blocks of a file, of these kinds; a finding for each of another kind.</summary>
    public IReadOnlyList<Placed> Read(Chapter chapter, IReadOnlyList<string> kinds)
    {
        var blocks = new List<Placed>();
        foreach (var fenced in chapter.Blocks)
        {
            if (!kinds.Contains(fenced.Kind))
                findings.Error(
                    fenced.Place,
                    $"there is no kind of block `{fenced.Kind}` here",
                    FindingList.DidYouMean(fenced.Kind, kinds)
                );
            else if (Read(fenced) is { } block)
                blocks.Add(new Placed(block, chapter.Step));
        }
        return blocks;
    }

    private Block? Read(FencedBlock fenced)
    {
        var written = StrictYaml.Read(fenced.Text, fenced.Before, findings);
        if (written is null)
            return null;
        if (fenced.Kind == "scenario")
        {
            if (ScenarioReader.Read(written, findings) is { } scenario)
                scenarios.Add(scenario);
            return null;
        }
        if (written is WrittenMap map)
            return new Block(fenced.Kind, map with { Place = fenced.Place }, findings);
        findings.Error(written.Place, $"a `{fenced.Kind}` must be written as `key: value` pairs");
        return null;
    }
}
