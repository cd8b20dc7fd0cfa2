using Waymark.Policies.Conditions;
using Waymark.Policies.Proof;

namespace Waymark.Policies.Chapters;

/// <summary>Reads what a property claims: the language of conditions, and words for what the guidance says.</summary>
internal sealed class ClaimReader(
    Symbols symbols,
    ConditionReader conditions,
    IReadOnlyList<ActRules> acts,
    FindingList findings
)
{
    private const string AnyStrength = "any";

    private static readonly string[] OfTwo =
    [
        "before",
        "after",
        "ended",
        "in doubt",
        "no longer allowed",
    ];

    private static readonly string[] Heads =
    [
        "all",
        "any",
        "not",
        "some",
        "allowed",
        "refused",
        "open",
        .. OfTwo,
    ];

    /// <summary>Whether two states of a case are spoken of.</summary>
    public bool HasTwoStates { get; set; }

    public Claim Read(Written? written, Reach reach)
    {
        // `fact: a, before: b` is a condition of its own: what a condition begins with comes first.
        var map = written as WrittenMap;
        var head =
            map is null || map.Find("fact") is not null
                ? null
                : Heads.FirstOrDefault(head => map.Find(head) is not null);
        if (head is null)
            return new That(conditions.Read(written, reach));
        var block = new Block("claim", map!, findings);
        if (OfTwo.Contains(head) && !HasTwoStates)
            findings.Error(
                block.Place,
                $"`{head}` speaks of two states of a case",
                "say with `changing` or `adding` in what they differ"
            );
        var claim = ReadHead(head, block, reach);
        block.Close();
        return claim;
    }

    private Claim ReadHead(string head, Block block, Reach reach) =>
        head switch
        {
            "all" => new AllOf(Parts(block, head, reach)),
            "any" => new AnyOf(Parts(block, head, reach)),
            "not" => new NotSo(Read(block.Find(head), reach)),
            "some" => ReadSome(block, reach),
            "allowed" => new IsAllowed(ActOf(block, head)),
            "refused" => ReadRefused(block),
            "open" => new IsOpen(DutiesOf(block, head)),
            "before" or "after" => new InState(head == "after", Read(block.Find(head), reach)),
            "ended" => new HasEnded(DutiesOf(block, head)),
            "in doubt" => new IsInDoubt(DutiesOf(block, head)),
            _ => new HasClosed(ActOf(block, head)),
        };

    private List<Claim> Parts(Block block, string head, Reach reach)
    {
        if (block.Find(head) is WrittenList { Items.Count: > 0 } list)
            return list.Items.Select(item => Read(item, reach)).ToList();
        findings.Error(block.Place, $"`{head}` must hold a list", $"write `{head}: [ ... ]`");
        return [];
    }

    private Claim ReadSome(Block block, Reach reach)
    {
        if (block.OneOf("some", Vocables.Entities) is not { } scope)
            return new That(Condition.Never);
        using var _ = reach.Within(scope);
        return new SomeOf(
            scope,
            block.Has("where") ? Read(block.Find("where"), reach) : new That(Condition.Always)
        );
    }

    private Claim ReadRefused(Block block)
    {
        var act = ActOf(block, "refused");
        var citing = symbols.Cite(block, "citing", isRule: false);
        return citing.Count == 0 ? new NotSo(new IsAllowed(act)) : new IsCited(act, citing);
    }

    private ActRules ActOf(Block block, string head)
    {
        var id = block.Text(head);
        var act = id is null ? null : acts.FirstOrDefault(act => act.Act.Id == id.Text);
        if (id is not null && act is null)
            findings.Unknown(id, "act", acts.Select(act => act.Act.Id));
        return act ?? acts[0];
    }

    /// <summary>One duty, or every duty of at least a strength, or every duty; and those left out.</summary>
    private List<Duty> DutiesOf(Block block, string head)
    {
        var word = block.Text(head);
        var left = block.Texts("but not");
        foreach (var id in left.Where(id => symbols.Duty(id.Text) is null))
            findings.Unknown(id, "duty", symbols.DutyIds);
        if (word is null)
            return [];
        if (word.Text == AnyStrength || Vocables.Strengths.ContainsKey(word.Text))
        {
            var least = Vocables.Strengths.GetValueOrDefault(word.Text);
            return symbols
                .Duties.Where(duty => duty.Rule.Strength >= least)
                .Where(duty => duty.Rule.Scope != Scope.School)
                .Where(duty => left.All(id => id.Text != duty.Rule.Id))
                .ToList();
        }
        if (symbols.Duty(word.Text) is { } one)
            return [one];
        findings.Unknown(word, "duty", symbols.DutyIds);
        return [];
    }
}
