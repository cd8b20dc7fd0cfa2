using Waymark.Policies.Chapters;

namespace Waymark.Policies.Layers;

/// <summary>
/// Lays one edition over another: what it adds joins the lower rules, what it replaces stands in their place, what it withdraws
/// is let go. Blocks of one kind are told apart by their ids, and a duty and a follow-up are of one kind.
/// </summary>
internal sealed class Layering(FindingList findings)
{
    private const string Replaces = "replaces";
    private const string Withdraw = "withdraw";

    private readonly List<RuleChange> changes = [];
    private readonly List<Replacement> replacements = [];
    private readonly HashSet<string> letGo = [];
    private bool isTop;

    /// <summary>What upper editions made of rules below them.</summary>
    public IReadOnlyList<RuleChange> Changes => changes;

    /// <summary>The same, with the blocks.</summary>
    public IReadOnlyList<Replacement> Replacements => replacements;

    /// <summary>The clauses of rules that were replaced or withdrawn: whatever runs them now, it was said why.</summary>
    public IReadOnlySet<string> LetGo => letGo;

    /// <summary>The blocks of all editions as one list.</summary>
    /// <param name="layers">The lowest first; the edition asked for is the last, and it alone says what the whole is.</param>
    public IReadOnlyList<Placed> Join(IReadOnlyList<Layer> layers)
    {
        IReadOnlyList<Placed> joined = [];
        foreach (var layer in layers)
        {
            isTop = layer == layers[^1];
            var own = layer.Blocks.Where(placed => isTop || placed.Block.Kind != "edition");
            joined = Lay(own.ToList(), joined);
        }
        return joined;
    }

    /// <summary>The kind of rule that a block is, where ids are shared by several kinds of block.</summary>
    public static string Family(string kind) => kind == "follow-up" ? "duty" : kind;

    private List<Placed> Lay(IReadOnlyList<Placed> own, IReadOnlyList<Placed> lower)
    {
        var stack = new Lower(lower, findings);
        var added = new List<Placed>();
        foreach (var placed in own)
        {
            if (placed.Block.Kind == Withdraw)
                Take(placed.Block, stack);
            var isPlaced = placed.Block.Has(Replaces)
                ? Replace(placed.Block, stack)
                : IsSecond(placed.Block, stack);
            if (!isPlaced)
                added.Add(placed);
        }
        // A chapter of an upper edition continues the lower one of the same number.
        return [.. stack.Blocks.Concat(added).OrderBy(placed => placed.Step.Number)];
    }

    private bool Replace(Block block, Lower stack)
    {
        var name = block.Text(Replaces);
        var because = block.Words("because");
        if (name is null || stack.Find(name, Family(block.Kind)) is not { } below)
            return false;
        var id = block.MaybeWords("id") ?? "";
        letGo.UnionWith(below.Block.AllWords("clauses"));
        replacements.Add(new Replacement(below.Block, block, name) { IsTop = isTop });
        changes.Add(
            new RuleChange(
                below.Block.Kind,
                name.Text,
                id,
                because,
                block.AllWords("clauses"),
                name.Place
            )
        );
        stack.Put(block, below, name);
        return true;
    }

    private void Take(Block block, Lower stack)
    {
        var name = block.Text("rule");
        var because = block.Words("because");
        if (!block.Has("clauses"))
            block.Require("clauses");
        if (name is not null && stack.Find(name, null) is { } below)
        {
            letGo.UnionWith(below.Block.AllWords("clauses"));
            replacements.Add(new Replacement(below.Block, null, name) { IsTop = isTop });
            changes.Add(
                new RuleChange(
                    below.Block.Kind,
                    name.Text,
                    null,
                    because,
                    block.AllWords("clauses"),
                    name.Place
                )
            );
            stack.Remove(below, name);
        }
    }

    /// <summary>Whether a rule below has its id already, and then a finding says so.</summary>
    private bool IsSecond(Block block, Lower stack)
    {
        var id = block.MaybeText("id");
        if (
            block.Kind == "edition"
            || id is null
            || stack.Of(id.Text, Family(block.Kind)) is not { } same
        )
            return false;
        findings.Error(
            id.Place,
            $"two rules claim `{id.Text}` without an order between them: this one and {At(same.Block.Place)}",
            $"write `replaces: {id.Text}` and `because:`, or give it an id of its own"
        );
        // Only the order is wrong, so nothing else is said of its clauses.
        letGo.UnionWith(block.AllWords("clauses"));
        return true;
    }

    internal static string At(Place place) =>
        $"the one in {Naming.FileName(place.File)}:{place.Line}";
}

/// <summary>A block of a lower edition, and what stands in its place: null where it was withdrawn.</summary>
/// <param name="Said">Where the upper edition names it.</param>
internal sealed record Replacement(Block Below, Block? Above, WrittenText Said)
{
    /// <summary>Whether the edition that is read says so, and not one below it.</summary>
    public bool IsTop { get; init; }
}
