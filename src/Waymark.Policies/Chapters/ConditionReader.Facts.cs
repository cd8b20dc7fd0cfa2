using System.Globalization;
using Waymark.Policies.Conditions;

namespace Waymark.Policies.Chapters;

/// <summary>The conditions on facts and ages.</summary>
internal sealed partial class ConditionReader
{
    private static readonly string[] Operators =
    [
        "is",
        "has",
        "given",
        "before",
        "at least",
        "under",
    ];

    private Condition ReadFact(Block block, Reach reach)
    {
        var fact = FactAt(block.Text("fact"), reach);
        var used = Operators.Where(block.Has).ToList();
        if (fact is null)
            return Condition.Never;
        if (used.Count != 1)
        {
            return Broken(
                block.Place,
                used.Count == 0
                    ? $"nothing is said of the fact `{fact.Rule.Id}`"
                    : $"too much is said of the fact `{fact.Rule.Id}`: {Words.Ticked(used)}",
                $"use one of {Words.Ticked(Operators)}"
            );
        }
        var wanted = Wanted(fact.Rule.Type);
        if (!wanted.Contains(used[0]))
        {
            return Broken(
                block.KeyOf(used[0])!.Place,
                $"`{used[0]}` cannot be said of `{fact.Rule.Id}`, which is a `{Kind(fact.Rule.Type)}`",
                $"use {Words.Or(wanted.Select(word => $"`{word}`").Append("`known`").ToList())}"
            );
        }
        return used[0] switch
        {
            "is" => new FactIs(fact, FactMask(fact, block.Texts("is"))),
            "has" => new FactHas(fact, FactMask(fact, block.Texts("has"))),
            "given" => ReadGiven(fact, block),
            "before" => ReadBefore(fact, block, reach),
            "at least" => new FactAtLeast(fact, Number(block, "at least")),
            _ => new Not(new FactAtLeast(fact, Number(block, "under"))),
        };
    }

    private static string[] Wanted(FactType type) =>
        type switch
        {
            FactType.YesNo or FactType.Choice => ["is"],
            FactType.List => ["has"],
            FactType.Text => ["given"],
            FactType.Number => ["at least", "under"],
            _ => ["before"],
        };

    private static string Kind(FactType type) =>
        Vocables.Types.First(pair => pair.Value == type).Key;

    private static FactGiven ReadGiven(Fact fact, Block block)
    {
        block.IsYes("given");
        return new FactGiven(fact);
    }

    private Condition ReadBefore(Fact fact, Block block, Reach reach)
    {
        var text = block.Text("before");
        var than = FactAt(text, reach);
        if (than is null)
            return Condition.Never;
        return than.Rule.Type == fact.Rule.Type
            ? new FactBefore(fact, than)
            : Broken(
                text!.Place,
                $"`{than.Rule.Id}` is a `{Kind(than.Rule.Type)}`, and cannot be compared with a `{Kind(fact.Rule.Type)}`"
            );
    }

    private Condition ReadKnown(Block block, Reach reach) =>
        FactAt(block.Text("known"), reach) is { } fact ? new FactKnown(fact) : Condition.Never;

    private Condition ReadAge(Block block, Reach reach)
    {
        block.OneOf("age", new Dictionary<string, Scope> { ["person"] = Scope.Person });
        reach.Take(Scope.Person, block.KeyOf("age")!, "an age", findings);
        var isUnder = block.Has("under");
        if (isUnder == block.Has("at least"))
            return Broken(block.Place, "an age needs `at least` or `under`, one of them");
        var years = Number(block, isUnder ? "under" : "at least");
        var on = block.Has("on") ? FactAt(block.Text("on"), reach) : null;
        if (on is not null && on.Rule.Type != FactType.Date)
            return Broken(block.Find("on")!.Place, $"`{on.Rule.Id}` is not a `date`");
        if (symbols.Vocabulary.Born is null || symbols.Vocabulary.Age is null)
            return Broken(block.Place, "the vocabulary has no `person.born` and `person.age`");
        var atLeast = new AgeAtLeast(symbols.Vocabulary, (int)years, on);
        return isUnder ? new Not(atLeast) : atLeast;
    }

    private long Number(Block block, string key)
    {
        var text = block.Text(key);
        if (text is null)
            return 0;
        if (
            uint.TryParse(
                text.Text,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number <= Ages.Oldest * 1000
        )
            return number;
        findings.Error(text.Place, $"`{text.Text}` is not a whole number");
        return 0;
    }

    private Fact? FactAt(WrittenText? id, Reach reach)
    {
        if (id is null)
            return null;
        var fact = symbols.Vocabulary.Find(id.Text);
        if (fact is null)
        {
            findings.Unknown(id, "fact", symbols.Vocabulary.Ids);
            return null;
        }
        if (fact.Rule.Scope == Scope.Act)
            reach.ReadsAct = true;
        else
            reach.Take(fact.Rule.Scope, id, $"the fact `{id.Text}`", findings);
        return fact;
    }

    private ulong FactMask(Fact fact, IReadOnlyList<WrittenText> values)
    {
        var mask = 0UL;
        foreach (var value in values)
        {
            if (fact.Mask(value.Text) is { } bit)
                mask |= bit;
            else
                findings.NotA(
                    value,
                    $"a value of `{fact.Rule.Id}`",
                    fact.Rule.Options.Select(option => option.Value)
                );
        }
        return mask;
    }
}
