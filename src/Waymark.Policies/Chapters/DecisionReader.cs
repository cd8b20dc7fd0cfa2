using Waymark.Policies.Conditions;

namespace Waymark.Policies.Chapters;

/// <summary>Reads decisions: first what they are, then what requires or presumes an option and who must agree.</summary>
internal sealed class DecisionReader(Symbols symbols, FindingList findings)
{
    private readonly List<(DecisionRule Rule, Block Block)> read = [];

    public void Declare(Block block, Step step)
    {
        var id = block.Text("id");
        var clauses = symbols.Cite(block);
        if (clauses.Count == 0)
            block.Require("clauses");
        var fact = ReadFact(block);
        var rule = new DecisionRule(
            id?.Text ?? "",
            clauses,
            block.Words("title"),
            fact?.Rule.Id,
            ReadOptions(block, fact),
            block.AllWords("prompts"),
            step,
            id?.Place ?? block.Place
        );
        if (id is not null && !symbols.TryAdd(rule))
            findings.Error(id.Place, $"the decision `{id.Text}` is written twice");
        read.Add((rule, block));
    }

    public IReadOnlyList<Decision> ReadRows(ConditionReader conditions) =>
        read.Select(item => ReadRows(item.Rule, item.Block, conditions)).ToList();

    private Decision ReadRows(DecisionRule rule, Block block, ConditionReader conditions)
    {
        var required = block.Rows("required", "required row");
        var presumed = block.Rows("presumed", "presumed row");
        var rows = required
            .Select(row => (IsRequired: true, Row: row))
            .Concat(presumed.Select(row => (IsRequired: false, Row: row)))
            .Select(row => new When<DecisionRow>(
                ReadWhen(row.Row, conditions),
                ReadRow(row.Row, rule, row.IsRequired)
            ))
            .ToList();
        var agreements = block
            .Rows("agreed by", "agreement")
            .Select(row => new When<Agreement>(ReadWhen(row, conditions), ReadAgreement(row, rule)))
            .ToList();
        block.Close();
        return new Decision(rule, rows, agreements);
    }

    private Fact? ReadFact(Block block)
    {
        var id = block.MaybeText("fact");
        if (id is null)
            return null;
        var fact = symbols.Vocabulary.Find(id.Text);
        if (fact is null)
            findings.Unknown(id, "fact", symbols.Vocabulary.Ids);
        else if (
            fact.Rule.Type is not (FactType.Choice or FactType.YesNo)
            || fact.Rule.Scope != Scope.Case
        )
            findings.Error(
                id.Place,
                $"`{id.Text}` must be a `choice` of the case for a decision to set it"
            );
        return fact;
    }

    private List<FactOption> ReadOptions(Block block, Fact? fact)
    {
        var options = new List<FactOption>();
        foreach (var pair in block.Map("options")?.Pairs ?? [])
        {
            if (fact is not null && fact.Mask(pair.Key.Text) is null)
                findings.NotA(
                    pair.Key,
                    $"a value of `{fact.Rule.Id}`",
                    fact.Rule.Options.Select(option => option.Value)
                );
            else if (pair.Value is WrittenText { IsNull: false } words)
                options.Add(new FactOption(pair.Key.Text, words.Text));
            else
                findings.Error(pair.Value.Place, $"`{pair.Key.Text}` must be words");
        }
        if (options.Count == 0 && fact is null)
            block.Require("options");
        return options.Count == 0 && fact is not null ? [.. fact.Rule.Options] : options;
    }

    private static Condition ReadWhen(Block row, ConditionReader conditions) =>
        row.Has("when") ? conditions.Read(row.Find("when"), new Reach(false)) : Condition.Always;

    private DecisionRow ReadRow(Block row, DecisionRule rule, bool isRequired)
    {
        var option = row.Text("option");
        CheckOption(option, rule);
        var read = new DecisionRow(
            isRequired,
            option?.Text ?? "",
            CitedOr(row, rule),
            row.Words("say")
        );
        row.Close();
        return read;
    }

    private Agreement ReadAgreement(Block row, DecisionRule rule)
    {
        var role = row.Text("role");
        if (role is not null && !symbols.Roles.ContainsKey(role.Text))
            findings.Unknown(role, "role", symbols.Roles.Keys);
        var options = row.Texts("options");
        foreach (var option in options)
            CheckOption(option, rule);
        if (options.Count == 0)
            row.Require("options");
        var read = new Agreement(
            role?.Text ?? "",
            options.Select(option => option.Text).ToList(),
            CitedOr(row, rule),
            row.Words("say")
        );
        row.Close();
        return read;
    }

    private IReadOnlyList<string> CitedOr(Block row, DecisionRule rule) =>
        symbols.Cite(row) is { Count: > 0 } clauses ? clauses : rule.Clauses;

    private void CheckOption(WrittenText? option, DecisionRule rule)
    {
        if (option is not null && rule.Options.All(known => known.Value != option.Text))
            findings.NotA(
                option,
                $"an option of `{rule.Id}`",
                rule.Options.Select(known => known.Value)
            );
    }
}
