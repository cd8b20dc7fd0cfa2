using Waymark.Policies.Conditions;

namespace Waymark.Policies.Chapters;

/// <summary>Reads terms, each when it is first named, so that they may stand in any order.</summary>
internal sealed class TermReader
{
    private readonly Symbols symbols;
    private readonly ConditionReader conditions;
    private readonly FindingList findings;
    private readonly Dictionary<string, Block> blocks = [];

    public TermReader(Symbols symbols, ConditionReader conditions, FindingList findings)
    {
        this.symbols = symbols;
        this.conditions = conditions;
        this.findings = findings;
    }

    public void ReadAll(IEnumerable<Block> terms)
    {
        foreach (var block in terms)
        {
            var id = block.Text("id");
            if (id is not null && !blocks.TryAdd(id.Text, block))
                findings.Error(id.Place, $"the term `{id.Text}` is written twice");
        }
        symbols.DeclareTerms(blocks.Keys.ToList(), ReadFirst);
        foreach (var id in blocks.Keys)
            symbols.Term(id);
    }

    private Term? ReadFirst(string id)
    {
        if (!blocks.TryGetValue(id, out var block))
            return null;
        var term = new Term(id, block.Words("means"), symbols.Terms.Count(), block.Place)
        {
            Clauses = symbols.Cite(block),
        };
        symbols.Add(term);
        var reach = new Reach(isTerm: true);
        if (block.Has("choose"))
            ReadChoice(term, block, reach);
        else if (block.Require("holds") is { } holds)
            term.Holds = conditions.Read(holds, reach);
        term.SpeaksOf = reach.Free;
        term.Speaks = reach.Free.Count == 1 ? reach.Free.First() : Scope.Case;
        term.IsRemembered = reach.Free.Count < 2 && !reach.AsksWhoIsAtHand;
        term.ReadsAct = reach.ReadsAct;
        block.Close();
        return term;
    }

    private void ReadChoice(Term term, Block block, Reach reach)
    {
        // The values are needed before the rows are read: a row may name another choice, and that one this.
        var written = block.Rows("choose", "row");
        var rows = written
            .Select(row => (Value: row.Text("value"), Row: row))
            .Where(row => row.Value is not null)
            .ToList();
        term.Otherwise = block.Words("otherwise");
        term.Rows = rows.Select(row => new Row(row.Value!.Text, Condition.Never)).ToList();
        term.Rows = rows.Select(row => new Row(
                row.Value!.Text,
                conditions.Read(row.Row.Require("when"), reach)
            ))
            .ToList();
        foreach (var row in written)
            row.Close();
        foreach (var twice in rows.GroupBy(row => row.Value!.Text).Where(same => same.Count() > 1))
            findings.Error(
                twice.Last().Value!.Place,
                $"the value `{twice.Key}` has two rows",
                "join their conditions with `any`"
            );
        if (block.MaybeText("floor") is { } floor)
            ReadFloor(term, floor, reach);
    }

    private void ReadFloor(Term term, WrittenText floor, Reach reach)
    {
        if (symbols.Vocabulary.Find(floor.Text) is not { } fact)
        {
            findings.Unknown(floor, "fact", symbols.Vocabulary.Ids);
            return;
        }
        if (fact.Rule.Type != FactType.Choice || fact.Rule.Scope is not Scope.Case)
        {
            findings.Error(
                floor.Place,
                $"`{floor.Text}` must be a `choice` of the case to raise another choice"
            );
            return;
        }
        reach.Take(fact.Rule.Scope, floor, $"the fact `{floor.Text}`", findings);
        var values = term.Rows.Select(row => row.Value).ToList();
        term.Floor = fact;
        term.FloorRows = fact.Rule.Options.Select(option => values.IndexOf(option.Value)).ToList();
    }
}
