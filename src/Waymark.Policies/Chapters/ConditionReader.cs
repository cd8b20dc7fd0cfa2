using Waymark.Policies.Conditions;

namespace Waymark.Policies.Chapters;

/// <summary>Turns a written condition into one that can be evaluated, or into findings.</summary>
internal sealed partial class ConditionReader(Symbols symbols, FindingList findings)
{
    private static readonly string[] Heads =
    [
        "all",
        "any",
        "not",
        "term",
        "fact",
        "known",
        "age",
        "some",
        "every",
        "unless known to be",
        "is known",
        "owed",
        "departed",
    ];

    /// <summary>The condition; where it is broken, one that never holds, and findings that keep the policy from running.</summary>
    public Condition Read(Written? written, Reach reach)
    {
        if (written is null)
            return Condition.Never;
        if (written is not WrittenMap map)
            return Broken(written.Place, "a condition must be written as `{ ... }`");
        var head = Heads.FirstOrDefault(head => map.Find(head) is not null);
        if (head is null)
            return NoHead(map);
        var block = new Block("condition", map, findings);
        var condition = ReadHead(head, block, reach);
        block.Close();
        return condition;
    }

    private Condition ReadHead(string head, Block block, Reach reach) =>
        head switch
        {
            "all" => new All(Parts(block, head, reach)),
            "any" => new Any(Parts(block, head, reach)),
            "not" => new Not(Read(block.Find(head), reach)),
            "unless known to be" => new UnlessKnownToBe(Read(block.Find(head), reach)),
            "is known" => new IsKnown(Read(block.Find(head), reach)),
            "some" => ReadSome(block, reach),
            "every" => ReadEvery(block, reach),
            "term" => ReadTerm(block, reach),
            "owed" => ReadOwed(block, reach),
            "departed" => ReadDeparted(block, reach),
            "known" => ReadKnown(block, reach),
            "age" => ReadAge(block, reach),
            _ => ReadFact(block, reach),
        };

    private Condition NoHead(WrittenMap map)
    {
        var first = map.Pairs.Count > 0 ? map.Pairs[0].Key : null;
        return first is null
            ? Broken(map.Place, "this condition says nothing")
            : Broken(
                first.Place,
                $"no condition begins with `{first.Text}`",
                FindingList.DidYouMean(first.Text, Heads)
            );
    }

    private Condition Broken(Place place, string message, string? help = null)
    {
        findings.Error(place, message, help);
        return Condition.Never;
    }

    private Condition[] Parts(Block block, string head, Reach reach)
    {
        if (block.Find(head) is WrittenList { Items.Count: > 0 } list)
            return list.Items.Select(item => Read(item, reach)).ToArray();
        Broken(block.Place, $"`{head}` must hold a list of conditions", $"write `{head}: [ ... ]`");
        return [];
    }

    private Condition ReadSome(Block block, Reach reach)
    {
        if (block.OneOf("some", Vocables.Entities) is not { } scope)
            return Condition.Never;
        using var _ = reach.Within(scope);
        return new Some(scope, ReadWhere(block, reach));
    }

    private Condition ReadEvery(Block block, Reach reach)
    {
        if (block.OneOf("every", Vocables.Entities) is not { } scope)
            return Condition.Never;
        using var _ = reach.Within(scope);
        return new Every(scope, ReadWhere(block, reach), Read(block.Require("holds"), reach));
    }

    private Condition ReadWhere(Block block, Reach reach) =>
        block.Has("where") ? Read(block.Find("where"), reach) : Condition.Always;

    private Condition ReadTerm(Block block, Reach reach)
    {
        var id = block.Text("term");
        if (id is null)
            return Condition.Never;
        if (symbols.Term(id.Text) is not { } term)
        {
            findings.Unknown(id, "term", symbols.TermIds);
            return Condition.Never;
        }
        reach.Take(term, id, findings);
        var values = block.Texts("is");
        if (term.IsChoice != values.Count > 0)
        {
            return term.IsChoice
                ? Broken(
                    id.Place,
                    $"the term `{id.Text}` is a choice",
                    "add `is:` with one or more of its values"
                )
                : Broken(id.Place, $"the term `{id.Text}` holds or does not", "leave out `is:`");
        }
        return term.IsChoice ? new TermIs(term, ChoiceMask(term, values)) : new TermHolds(term);
    }

    private ulong ChoiceMask(Term term, IReadOnlyList<WrittenText> values)
    {
        var known = term.Values.ToList();
        var mask = 0UL;
        foreach (var value in values)
        {
            var index = known.IndexOf(value.Text);
            if (index >= 0)
                mask |= 1UL << index;
            else
                findings.NotA(value, $"a value of `{term.Id}`", known);
        }
        return mask;
    }

    private Condition ReadOwed(Block block, Reach reach)
    {
        var id = block.Text("owed");
        if (id is null)
            return Condition.Never;
        if (symbols.Duty(id.Text) is not { } duty)
        {
            findings.Unknown(id, "duty", symbols.DutyIds);
            return Condition.Never;
        }
        reach.TakeOwed(duty);
        return new Owed(duty);
    }

    private Condition ReadDeparted(Block block, Reach reach)
    {
        block.IsYes("departed");
        reach.ReadsAct = true;
        if (symbols.Happened is not null)
            return symbols.Departed;
        return Broken(
            block.Place,
            $"nothing says which acts have happened: the vocabulary has no list `{Symbols.HappenedId}`"
        );
    }
}
