using System.Globalization;
using Waymark.Policies.Conditions;
using Waymark.Policies.Proof;

namespace Waymark.Policies.Chapters;

/// <summary>Reads what must hold in every case.</summary>
internal sealed class PropertyReader(
    Symbols symbols,
    ConditionReader conditions,
    IReadOnlyList<ActRules> acts,
    FindingList findings
)
{
    private const int MostEntities = 4;
    private const string Anything = "anything";
    private const string Reasons = "reasons";
    private const string Unknown = "unknown";
    private const string Known = "known";

    private readonly ClaimReader claims = new(symbols, conditions, acts, findings);

    public List<Property> Properties { get; } = [];

    public void Read(Block block, Step step)
    {
        var id = block.Text("id");
        var rule = new PropertyRule(
            id?.Text ?? "",
            symbols.Cite(block, isRule: false),
            block.Words("says"),
            step,
            block.Place
        );
        if (id is not null && Properties.Exists(property => property.Rule.Id == id.Text))
            findings.Error(id.Place, $"the property `{id.Text}` is written twice");
        var each = block.OneOf("for each", Vocables.Entities, isRequired: false);
        var reach = each is { } scope
            ? new Reach(false, Scope.Act, scope)
            : new Reach(false, Scope.Act);
        var change = ReadChange(block);
        claims.HasTwoStates = change is not null;
        Properties.Add(
            new Property(
                rule,
                ReadBounds(block),
                each,
                ReadWhen(block, reach),
                ReadAlways(block, reach),
                change
            )
        );
        block.Close();
    }

    private Claim ReadWhen(Block block, Reach reach) =>
        block.Has("when") ? claims.Read(block.Find("when"), reach) : new That(Condition.Always);

    private Claim ReadAlways(Block block, Reach reach)
    {
        if (block.Has("never") == block.Has("always"))
            findings.Error(
                block.Place,
                "a `property` says `always` or `never`, one of them",
                "write `never:` and what must not be so in any case"
            );
        return block.Has("never")
            ? new NotSo(claims.Read(block.Find("never"), reach))
            : claims.Read(block.Find("always"), reach);
    }

    private Bounds ReadBounds(Block block)
    {
        if (block.Map("over") is not { } map)
            return new Bounds(2, 1, 1, 1);
        var over = new Block("over", map, findings);
        var bounds = new Bounds(
            Count(over, "persons", 2),
            Count(over, "devices", 1),
            Count(over, "places", 1),
            Count(over, "acts", 1)
        );
        over.Close();
        return bounds;
    }

    private int Count(Block over, string key, int unsaid)
    {
        if (over.MaybeText(key) is not { } text)
            return unsaid;
        if (
            int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is >= 1 and <= MostEntities
        )
            return count;
        findings.Error(text.Place, $"`{key}` must be a number from 1 to {MostEntities}");
        return unsaid;
    }

    private Change? ReadChange(Block block)
    {
        var adds = block.OneOf("adding", Vocables.Entities, isRequired: false);
        var changing = block.Texts("changing");
        var isAnything = changing.Any(text => text.Text == Anything);
        var isReasons = changing.Any(text => text.Text == Reasons);
        var named = changing.Where(text => text.Text is not (Anything or Reasons)).ToList();
        var facts = FactsOf(named);
        var butNot = FactsOf(block.Texts("but not"));
        var from = ReadValues(block, "from", facts);
        var to = ReadValues(block, "to", facts);
        return adds is null && changing.Count == 0
            ? null
            : new Change(isAnything ? null : facts, butNot, from, to, isReasons, adds);
    }

    private List<Fact> FactsOf(IEnumerable<WrittenText> ids)
    {
        var facts = new List<Fact>();
        foreach (var id in ids)
        {
            if (symbols.Vocabulary.Find(id.Text) is { } fact)
                facts.Add(fact);
            else
                findings.Unknown(id, "fact", symbols.Vocabulary.Ids);
        }
        return facts;
    }

    private Values? ReadValues(Block block, string key, List<Fact> facts)
    {
        if (!block.Has(key))
            return null;
        var words = block.Texts(key);
        var options = words.Where(word => word.Text is not (Unknown or Known)).ToList();
        foreach (var word in options.Where(word => !facts.Exists(fact => Has(fact, word))))
            findings.NotA(
                word,
                "a value of what changes",
                facts
                    .SelectMany(fact => fact.Rule.Options.Select(option => option.Value))
                    .Concat([Unknown, Known])
            );
        return new Values(
            words.Any(word => word.Text == Unknown),
            words.Any(word => word.Text == Known),
            options.Select(word => word.Text).ToList()
        );
    }

    private static bool Has(Fact fact, WrittenText word) => fact.Mask(word.Text) is not null;
}
