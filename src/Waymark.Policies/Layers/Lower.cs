using Waymark.Policies.Chapters;

namespace Waymark.Policies.Layers;

/// <summary>The rules below an edition while it is laid over them: each can be replaced or withdrawn once.</summary>
internal sealed class Lower(IReadOnlyList<Placed> lower, FindingList findings)
{
    private readonly List<Placed> blocks =
    [
        .. lower.Select(placed => placed with { IsBelow = true }),
    ];
    private readonly Dictionary<(string Kind, string Id), Place> taken = [];

    /// <summary>What stands, in the order of the lower edition.</summary>
    public IReadOnlyList<Placed> Blocks => blocks;

    /// <summary>The rule of this id and kind as the lower edition has it; null where there is none.</summary>
    public Placed? Of(string id, string? family) =>
        lower.FirstOrDefault(placed => Is(placed.Block, id, family));

    /// <summary>A rule that is still to be had; else null, and a finding says why.</summary>
    /// <param name="family">The kind of rule; null: any.</param>
    public Placed? Find(WrittenText name, string? family)
    {
        if (lower.Count == 0)
        {
            findings.Error(
                name.Place,
                $"there is nothing below this edition, so no `{name.Text}` to replace or withdraw",
                "name the edition it builds on: `builds on:` in the `edition` block"
            );
            return null;
        }
        var found = lower.Where(placed => Is(placed.Block, name.Text, family)).ToList();
        if (found.Count == 0)
        {
            findings.Unknown(name, $"{family ?? "rule"} below this edition", Ids(family));
            return null;
        }
        if (found.Count > 1)
        {
            findings.Error(
                name.Place,
                $"several rules below this edition have the id `{name.Text}`",
                "put another in the place of the one you mean, with `replaces:` in a block of its kind"
            );
            return null;
        }
        var key = (Layering.Family(found[0].Block.Kind), name.Text);
        if (taken.TryAdd(key, name.Place))
            return found[0];
        findings.Error(
            name.Place,
            $"two rules take the place of `{name.Text}`: this one and {Layering.At(taken[key])}",
            "keep one of them"
        );
        return null;
    }

    /// <summary>Puts a block in the place of a lower one. What the lower edition says of it by its old id, it then says of the new one.</summary>
    public void Put(Block above, Placed below, WrittenText name)
    {
        var at = IndexOf(below, name);
        var id = above.MaybeWords("id");
        if (id is not null && id != name.Text)
        {
            var renaming = new Renaming(above.Kind, name.Text, id);
            for (var index = 0; index < blocks.Count; index++)
                blocks[index] = blocks[index] with { Block = renaming.In(blocks[index].Block) };
            above = renaming.MetByEither(above);
        }
        blocks[at] = new Placed(above, below.Step);
    }

    /// <summary>Takes a block away.</summary>
    public void Remove(Placed below, WrittenText name) => blocks.RemoveAt(IndexOf(below, name));

    // A block that was renamed in is another object; its kind and id are the same.
    private int IndexOf(Placed below, WrittenText name) =>
        blocks.FindIndex(placed =>
            placed.Block.Place == below.Block.Place && Is(placed.Block, name.Text, null)
        );

    private IEnumerable<string> Ids(string? family) =>
        lower
            .Where(placed => family is null || Layering.Family(placed.Block.Kind) == family)
            .Select(placed => placed.Block.MaybeWords("id"))
            .OfType<string>();

    private static bool Is(Block block, string id, string? family) =>
        (family is null || Layering.Family(block.Kind) == family)
        && block.Kind != "edition"
        && block.MaybeWords("id") == id;
}
