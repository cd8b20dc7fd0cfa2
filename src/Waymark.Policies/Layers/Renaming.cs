using Waymark.Policies.Chapters;

namespace Waymark.Policies.Layers;

/// <summary>Writes the new id of a replaced rule where a lower edition names it by the old one.</summary>
internal sealed class Renaming(string kind, string old, string id)
{
    private const string DecisionDeed = "decision.";

    private readonly string[] keys = Layering.Family(kind) switch
    {
        "term" => ["term"],
        "duty" => ["owed", "after", "met by", "open", "ended", "in doubt", "but not"],
        "switch" => ["switch"],
        "decision" => ["after", "met by"],
        _ => [],
    };

    public Block In(Block block) => keys.Length == 0 ? block : block.Rewritten(Map);

    /// <summary>A duty under a new id is met by what was done under the old one too.</summary>
    public Block MetByEither(Block block)
    {
        if (Layering.Family(kind) != "duty")
            return block;
        var names = block.AllWords("met by");
        var place = block.KeyOf("replaces")!.Place;
        var either = (names.Count > 0 ? names : [id])
            .Append(old)
            .Select(name => (Written)new WrittenText(place, name, false))
            .ToList();
        var key = new WrittenText(place, "met by", false);
        return block.Rewritten(map =>
            map with
            {
                Pairs =
                [
                    .. map.Pairs.Where(pair => pair.Key.Text != key.Text),
                    new WrittenPair(key, new WrittenList(place, either)),
                ],
            }
        );
    }

    private WrittenMap Map(WrittenMap map) =>
        map with
        {
            Pairs = map
                .Pairs.Select(pair =>
                    pair with
                    {
                        Value = keys.Contains(pair.Key.Text)
                            ? Named(pair.Value)
                            : Within(pair.Value),
                    }
                )
                .ToList(),
        };

    private Written Within(Written written) =>
        written switch
        {
            WrittenMap map => Map(map),
            WrittenList list => list with { Items = list.Items.Select(Within).ToList() },
            _ => written,
        };

    private Written Named(Written written) =>
        written switch
        {
            WrittenText text => text with { Text = Renamed(text.Text) },
            WrittenList list => list with { Items = list.Items.Select(Named).ToList() },
            WrittenMap map => Map(map),
            _ => written,
        };

    private string Renamed(string name)
    {
        if (Layering.Family(kind) != "decision")
            return name == old ? id : name;
        var deed = DecisionDeed + old;
        return name == deed || name.StartsWith($"{deed}.", StringComparison.Ordinal)
            ? DecisionDeed + id + name[deed.Length..]
            : name;
    }
}
